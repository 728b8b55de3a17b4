// SPDX-License-Identifier: Apache-2.0
package io.tarn.samples;

import io.tarn.api.ArrowBatches;
import java.util.Iterator;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Rows of any kind as Arrow batches.
 *
 * @param <R> a row
 */
final class RowBatches<R> implements ArrowBatches {
  private static final int BATCH_ROWS = 8192;

  private final VectorSchemaRoot root;
  private final Iterator<R> rows;
  private final RowWriter<R> writer;
  private final Runnable onClose;

  RowBatches(
      Schema schema,
      Iterator<R> rows,
      RowWriter<R> writer,
      Runnable onClose,
      BufferAllocator allocator) {
    this.root = VectorSchemaRoot.create(schema, allocator);
    this.rows = rows;
    this.writer = writer;
    this.onClose = onClose;
  }

  /**
   * Puts a row's values into vectors.
   *
   * @param <R> a row
   */
  interface RowWriter<R> {
    void write(VectorSchemaRoot root, int index, R row);
  }

  @Override
  public Schema schema() {
    return root.getSchema();
  }

  @Override
  public VectorSchemaRoot root() {
    return root;
  }

  @Override
  public boolean next() {
    if (!rows.hasNext()) {
      return false;
    }
    root.clear();
    root.allocateNew();
    int count = 0;
    while (count < BATCH_ROWS && rows.hasNext()) {
      writer.write(root, count, rows.next());
      count++;
    }
    root.setRowCount(count);
    return true;
  }

  @Override
  public void close() {
    root.close();
    onClose.run();
  }
}
