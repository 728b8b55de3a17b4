// SPDX-License-Identifier: Apache-2.0
package io.tarn.delta;

import io.delta.kernel.DataWriteContext;
import io.delta.kernel.Transaction;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.internal.data.TransactionStateRow;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.types.BinaryType;
import io.delta.kernel.types.StructField;
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
  private final StructType physical;
  private final List<Row> actions = new ArrayList<>();
  private long bytes;

  FileWriter(Engine engine, Transaction transaction) {
    this.engine = engine;
    this.state = transaction.getTransactionState(engine);
    this.physical = TransactionStateRow.getPhysicalSchema(state);
  }

  /** Writes all batches, in as many files as their size asks for, to one partition. */
  void write(CloseableIterator<FilteredColumnarBatch> batches, Map<String, Literal> partitionValues)
      throws IOException {
    DataWriteContext context = Transaction.getWriteContext(engine, state, partitionValues);
    List<Column> statistics =
        context.getStatisticsColumns().stream().filter(column -> !isBinary(column)).toList();
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

  private boolean isBinary(Column column) {
    StructType within = physical;
    String[] names = column.getNames();
    for (int i = 0; i < names.length - 1; i++) {
      within = (StructType) within.get(names[i]).getDataType();
    }
    StructField field = within.get(names[names.length - 1]);
    return field.getDataType() instanceof BinaryType;
  }

  List<Row> actions() {
    return actions;
  }

  long bytes() {
    return bytes;
  }
}
