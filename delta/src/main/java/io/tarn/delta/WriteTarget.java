// SPDX-License-Identifier: Apache-2.0
package io.tarn.delta;

import io.delta.kernel.Transaction;
import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.Row;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.internal.data.TransactionStateRow;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * What is read from the given rows and under which names it goes into files. Column mapping is
 * resolved here, because Kernel's own conversion does not write mapped columns.
 */
final class WriteTarget {
  private final StructType fileSchema;
  private final List<Source> fileColumns;
  private final List<Source> partitionColumns;

  /**
   * One column of the table and where its values come from.
   *
   * @param column the column, by its own name
   * @param ordinal its vector among the given ones; any if it is not given
   */
  private record Source(StructField column, int ordinal, ColumnReader reader) {
    ColumnVector over(VectorSchemaRoot rows) {
      return reader.over(rows.getVector(ordinal));
    }
  }

  private WriteTarget(
      StructType fileSchema, List<Source> fileColumns, List<Source> partitionColumns) {
    this.fileSchema = fileSchema;
    this.fileColumns = fileColumns;
    this.partitionColumns = partitionColumns;
  }

  /**
   * Matches given columns with the table's by name, ignoring case.
   *
   * @throws io.tarn.api.WarehouseException if one does not fit
   */
  static WriteTarget match(Transaction transaction, Engine engine, Schema given) {
    StructType table = transaction.getSchema(engine);
    Row state = transaction.getTransactionState(engine);
    StructType physical = TransactionStateRow.getPhysicalSchema(state);
    Map<String, Integer> ordinals = ColumnReader.ordinals(given.getFields(), table, "");
    List<String> partitions = transaction.getPartitionColumns(engine);
    StructType fileSchema = new StructType();
    List<Source> inFiles = new ArrayList<>();
    List<Source> inPaths = new ArrayList<>();
    for (int i = 0; i < table.length(); i++) {
      Source source = source(table.at(i), ordinals, given.getFields());
      if (partitions.stream().anyMatch(source.column().getName()::equalsIgnoreCase)) {
        inPaths.add(source);
      } else {
        inFiles.add(source);
        fileSchema = fileSchema.add(physical.at(i));
      }
    }
    return new WriteTarget(fileSchema, inFiles, inPaths);
  }

  private static Source source(
      StructField column, Map<String, Integer> ordinals, List<Field> given) {
    String name = column.getName();
    Integer ordinal = ordinals.get(ColumnReader.lower(name));
    if (ordinal != null) {
      return new Source(column, ordinal, ColumnReader.of(given.get(ordinal), column, name));
    }
    WriterGate.requireNoDefault(column);
    return new Source(column, 0, ColumnReader.absent(column, name));
  }

  /** The columns that go into files, by the names they have there. */
  StructType fileSchema() {
    return fileSchema;
  }

  boolean isPartitioned() {
    return !partitionColumns.isEmpty();
  }

  List<StructField> partitionFields() {
    return partitionColumns.stream().map(Source::column).toList();
  }

  /** The columns that go into files. */
  RowBatch batch(VectorSchemaRoot rows) {
    List<ColumnVector> columns = fileColumns.stream().map(source -> source.over(rows)).toList();
    return new RowBatch(fileSchema, columns, rows.getRowCount());
  }

  /** The columns that say which partition a row belongs to, in the table's order. */
  List<ColumnVector> partitionVectors(VectorSchemaRoot rows) {
    return partitionColumns.stream().map(source -> source.over(rows)).toList();
  }
}
