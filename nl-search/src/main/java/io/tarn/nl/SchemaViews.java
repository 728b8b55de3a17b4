// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl;

import io.tarn.api.KeyConstraint;
import io.tarn.nl.schema.ColumnId;
import io.tarn.nl.schema.ColumnView;
import io.tarn.nl.schema.ForeignKeyView;
import io.tarn.nl.schema.SampledValues;
import io.tarn.nl.schema.SchemaView;
import io.tarn.nl.schema.TableView;
import io.tarn.nl.schema.ValueType;
import io.tarn.nl.search.DescribedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tables as the grammar takes them. Columns of nested types are left out: it cannot use them. */
final class SchemaViews {
  private SchemaViews() {}

  static SchemaView of(List<DescribedTable> tables) {
    SampledValues values = new SampledValues();
    List<TableView> views = new ArrayList<>();
    for (DescribedTable table : tables) {
      views.add(view(table, views.size(), values));
    }
    return new SchemaView(views, values);
  }

  private static TableView view(DescribedTable table, int number, SampledValues values) {
    List<ColumnView> columns = new ArrayList<>();
    for (DescribedTable.DescribedColumn column : table.columns()) {
      type(column.type())
          .ifPresent(
              type -> {
                ColumnId id = new ColumnId(number, columns.size());
                columns.add(new ColumnView(column.name(), type, column.comment(), List.of()));
                column.values().forEach(value -> values.add(id, value));
                if (column.repeats() == DescribedTable.Repeats.YES && !column.values().isEmpty()) {
                  // The sample holds each value once; this says that there are more of one.
                  values.observe(id, column.values().get(0));
                }
              });
    }
    List<ForeignKeyView> foreignKeys = new ArrayList<>();
    List<String> primaryKey = new ArrayList<>();
    for (KeyConstraint key : table.keys()) {
      if (key instanceof KeyConstraint.ForeignKey foreign) {
        foreignKeys.add(
            new ForeignKeyView(
                foreign.columns(), foreign.referenced().table(), foreign.referencedColumns()));
      } else {
        primaryKey.addAll(key.columns());
      }
    }
    return new TableView(
        List.of(table.name().catalog(), table.name().schema(), table.name().table()),
        table.comment(),
        List.of(),
        columns,
        primaryKey,
        foreignKeys);
  }

  private static Optional<ValueType> type(String type) {
    String name = type.toUpperCase(Locale.ROOT);
    return switch (name) {
      case "STRING" -> Optional.of(ValueType.TEXT);
      case "TINYINT", "SMALLINT", "INT", "BIGINT" -> Optional.of(ValueType.INTEGER);
      case "FLOAT", "DOUBLE" -> Optional.of(ValueType.DECIMAL);
      case "DATE" -> Optional.of(ValueType.DATE);
      case "TIMESTAMP", "TIMESTAMP_NTZ" -> Optional.of(ValueType.TIMESTAMP);
      case "BOOLEAN" -> Optional.of(ValueType.BOOLEAN);
      default -> name.startsWith("DECIMAL") ? Optional.of(ValueType.DECIMAL) : Optional.empty();
    };
  }
}
