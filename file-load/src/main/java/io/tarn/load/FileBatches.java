// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

import io.tarn.api.ArrowBatches;
import io.tarn.api.ErrorCode;
import io.tarn.api.WarehouseException;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/** A file's rows as batches; fails if the file is no longer what the analysis saw. */
final class FileBatches implements ArrowBatches {
  private static final int MOST_ROWS = 8192;

  /** Wide tables get shorter batches. */
  private static final int BATCH_CELLS = 4 << 20;

  private static final long BATCH_CHARACTERS = 8L << 20;

  private final FileAnalysis analysis;
  private final RowSource source;
  private final VectorSchemaRoot root;
  private final int batchRows;
  private long rows;
  private long badRows;
  private boolean ended;
  private boolean closed;

  FileBatches(FileAnalysis analysis, RowSource source, BufferAllocator allocator) {
    this.analysis = analysis;
    this.source = source;
    this.root = VectorSchemaRoot.create(analysis.schema(), allocator);
    this.batchRows = Math.min(MOST_ROWS, BATCH_CELLS / Math.max(1, analysis.columns().size()));
  }

  @Override
  public Schema schema() {
    return root.getSchema();
  }

  @Override
  public synchronized boolean next() {
    if (closed) {
      throw WarehouseException.of(ErrorCode.CANCELLED, "The file's rows are no longer wanted");
    }
    if (ended) {
      return false;
    }
    try {
      int filled = fill();
      root.setRowCount(filled);
      return filled > 0;
    } catch (UndecodableTextException e) {
      throw LoadErrors.fileChanged(analysis.file().path());
    }
  }

  @Override
  public VectorSchemaRoot root() {
    return root;
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      source.close();
      root.close();
    }
  }

  private int fill() {
    allocate();
    long characters = 0;
    int filled = 0;
    while (filled < batchRows && characters < BATCH_CHARACTERS) {
      if (!source.next()) {
        verifyEnd();
        return filled;
      }
      if (write(filled)) {
        filled++;
        characters += source.weight();
      }
    }
    return filled;
  }

  /** Fresh buffers for each batch: whoever got the last one may still hold on to it. */
  private void allocate() {
    for (FieldVector vector : root.getFieldVectors()) {
      vector.clear();
      vector.setInitialCapacity(batchRows);
      vector.allocateNew();
    }
    source.bind(root);
  }

  private boolean write(int index) {
    @Nullable BadRow bad = analysis.badRows().count() == 0 ? null : source.check();
    if (bad != null) {
      badRows++;
      return false;
    }
    if (source.write(index) != null) {
      throw LoadErrors.fileChanged(analysis.file().path());
    }
    rows++;
    return true;
  }

  private void verifyEnd() {
    ended = true;
    analysis.file().verifyUnchanged();
    if (rows != analysis.rows() || badRows != analysis.badRows().count()) {
      throw LoadErrors.fileChanged(analysis.file().path());
    }
  }
}
