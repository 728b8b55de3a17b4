// SPDX-License-Identifier: Apache-2.0
package io.tarn.delta;

import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.engine.FileReadResult;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import io.tarn.api.ArrowBatches;
import io.tarn.api.ErrorCode;
import io.tarn.api.WarehouseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.MessageType;

/** The rows of one Parquet file on a local disk, in batches of a few thousand. */
public final class ParquetRows implements ArrowBatches {
  private final Path file;
  private final List<ParquetColumn> columns;
  private final Schema schema;
  private final VectorSchemaRoot root;
  private final CloseableIterator<FileReadResult> batches;
  private boolean closed;

  /**
   * Opens a file and reads its schema.
   *
   * @throws WarehouseException {@link ErrorCode#PATH_NOT_FOUND}, MALFORMED_DATA if it is no Parquet
   *     file, or UNSUPPORTED_FEATURE if a column has a type that cannot be read
   */
  public ParquetRows(Path file, BufferAllocator allocator) {
    this.file = file;
    this.columns = columns(file);
    this.schema = schema(columns);
    this.batches = open();
    this.root = VectorSchemaRoot.create(schema, allocator);
  }

  /** The columns of a file, without its rows; fails as the constructor does. */
  public static Schema schemaOf(Path file) {
    return schema(columns(file));
  }

  private static Schema schema(List<ParquetColumn> columns) {
    return new Schema(columns.stream().map(ParquetColumn::field).toList());
  }

  private static List<ParquetColumn> columns(Path file) {
    if (!Files.isRegularFile(file)) {
      throw DeltaErrors.noSuchFile(file);
    }
    ParquetReadOptions options =
        ParquetReadOptions.builder(new PlainParquetConfiguration()).build();
    try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file), options)) {
      MessageType type = reader.getFileMetaData().getSchema();
      return ParquetColumn.all(type);
    } catch (WarehouseException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw DeltaErrors.notParquet(file, e);
    }
  }

  private CloseableIterator<FileReadResult> open() {
    StructType readAs = new StructType(columns.stream().map(ParquetColumn::kernelField).toList());
    try {
      FileStatus status = FileStatus.of(file.toString(), Files.size(file), 0);
      return new KernelEngine(new LocalFiles(DeltaConfig.defaults()))
          .getParquetHandler()
          .readParquetFiles(Utils.singletonCloseableIterator(status), readAs, Optional.empty());
    } catch (IOException e) {
      throw DeltaErrors.notParquet(file, e);
    }
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public synchronized boolean next() {
    if (closed) {
      return false;
    }
    try {
      if (!batches.hasNext()) {
        return false;
      }
      fill(batches.next().getData());
      return true;
    } catch (RuntimeException e) {
      throw DeltaErrors.notParquet(file, e);
    }
  }

  private void fill(ColumnarBatch batch) {
    root.clear();
    root.allocateNew();
    for (int i = 0; i < columns.size(); i++) {
      ColumnVector from = batch.getColumnVector(i);
      FieldVector to = root.getVector(i);
      CellWriter writer = columns.get(i).writer();
      for (int row = 0; row < batch.getSize(); row++) {
        writer.writeNullable(from, row, to, row);
      }
    }
    root.setRowCount(batch.getSize());
  }

  @Override
  public VectorSchemaRoot root() {
    return root;
  }

  @Override
  public synchronized void close() {
    closed = true;
    Utils.closeCloseablesSilently(batches);
    root.close();
  }
}
