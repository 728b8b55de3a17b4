// SPDX-License-Identifier: Apache-2.0
package io.tarn.delta;

import io.delta.kernel.DataWriteContext;
import io.delta.kernel.Transaction;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.types.BinaryType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.DataFileStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes rows of one transaction into Parquet files and remembers the actions that add them. */
final class FileWriter {
  private final Engine engine;
  private final Row state;
  private final StructType fileSchema;
  private final List<Row> actions = new ArrayList<>();
  private long bytes;

  /**
   * @param fileSchema columns that go into files, by the names they have there
   */
  FileWriter(Engine engine, Transaction transaction, StructType fileSchema) {
    this.engine = engine;
    this.state = transaction.getTransactionState(engine);
    this.fileSchema = fileSchema;
  }

  /** Writes all batches, in as many files as their size asks for, to one partition. */
  void write(CloseableIterator<FilteredColumnarBatch> batches, Map<String, Literal> partitionValues)
      throws IOException {
    DataWriteContext context = Transaction.getWriteContext(engine, state, partitionValues);
    List<Column> statistics =
        context.getStatisticsColumns().stream().filter(this::hasStatistics).toList();
    List<DataFileStatus> files = new ArrayList<>();
    try (CloseableIterator<DataFileStatus> written =
        engine
            .getParquetHandler()
            .writeParquetFiles(context.getTargetDirectory(), batches, statistics)) {
      while (written.hasNext()) {
        DataFileStatus file = written.next();
        bytes += file.getSize();
        files.add(StatisticsBounds.shortened(file));
      }
    }
    try (CloseableIterator<Row> added =
        Transaction.generateAppendActions(
            engine, state, Utils.toCloseableIterator(files.iterator()), context)) {
      while (added.hasNext()) {
        actions.add(added.next());
      }
    }
  }

  /** Not of bytes, which nobody compares, nor of partition columns, which Kernel also names. */
  private boolean hasStatistics(Column column) {
    DataType type = fileSchema;
    for (String name : column.getNames()) {
      StructType struct = (StructType) type;
      int ordinal = struct.indexOf(name);
      if (ordinal < 0) {
        return false;
      }
      type = struct.at(ordinal).getDataType();
    }
    return !(type instanceof BinaryType);
  }

  List<Row> actions() {
    return actions;
  }

  long bytes() {
    return bytes;
  }
}
