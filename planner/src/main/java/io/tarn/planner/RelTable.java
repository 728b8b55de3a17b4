// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.Statistic;
import org.apache.calcite.schema.Statistics;
import org.apache.calcite.schema.impl.AbstractTable;

/** A bound table as Calcite sees it: columns and sizes. */
class RelTable extends AbstractTable {
  private static final double ROWS_IF_UNKNOWN_PER_BYTE = 1.0 / 100;

  private final BoundTable table;

  RelTable(BoundTable table) {
    this.table = table;
  }

  @Override
  public RelDataType getRowType(RelDataTypeFactory types) {
    List<RelDataType> columns = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Field field : table.schema().getFields()) {
      columns.add(SparkTypes.fromArrow(types, field));
      names.add(field.getName());
    }
    return types.createStructType(columns, names);
  }

  @Override
  public Statistic getStatistic() {
    return Statistics.of(estimatedRows(), List.of());
  }

  private double estimatedRows() {
    return table
        .snapshot()
        .map(
            snapshot ->
                snapshot.statistics().rows().isPresent()
                    ? (double) snapshot.statistics().rows().getAsLong()
                    : snapshot.statistics().bytes() * ROWS_IF_UNKNOWN_PER_BYTE)
        .orElse(1000.0);
  }

  /** How many rows it has at most, if that is known. */
  OptionalLong exactRows() {
    return table.snapshot().map(s -> s.statistics().rows()).orElse(OptionalLong.empty());
  }

  /** Bytes in storage. */
  long bytes() {
    return table.snapshot().map(s -> s.statistics().bytes()).orElse(0L);
  }

  BoundTable bound() {
    return table;
  }
}
