// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.grammar;

import io.tarn.nl.schema.ColumnId;
import io.tarn.nl.schema.ColumnView;
import io.tarn.nl.schema.ForeignKeyView;
import io.tarn.nl.schema.SampledValues;
import io.tarn.nl.schema.SchemaView;
import io.tarn.nl.schema.TableView;
import io.tarn.nl.schema.ValueType;
import java.util.ArrayList;
import java.util.List;

/** A small made-up schema: gardeners, the plants they grow, and the gardens these stand in. */
final class Shop {
  private Shop() {}

  static SchemaView gardens() {
    List<TableView> tables =
        List.of(
            table(
                "gardens",
                "garden_id:INTEGER garden_name:TEXT town:TEXT area:DECIMAL opened:DATE",
                List.of()),
            table(
                "gardener",
                "id:INTEGER name:TEXT age:INTEGER salary:DECIMAL garden_id:INTEGER",
                List.of(new ForeignKeyView(List.of("garden_id"), "gardens", List.of("garden_id")))),
            table(
                "plants",
                "plant_id:INTEGER latinName:TEXT colour:TEXT price:DECIMAL gardener_id:INTEGER",
                List.of(new ForeignKeyView(List.of("gardener_id"), "gardener", List.of("id")))));
    SampledValues values = new SampledValues();
    text(values, 0, 1, "Rose Hill", "Long Acre");
    text(values, 0, 2, "Delft", "Leiden", "Leiden");
    text(values, 1, 1, "Ann Lee", "Bo Dahl");
    text(values, 2, 1, "Rosa canina", "Salix alba");
    text(values, 2, 2, "Red", "White", "Red");
    return new SchemaView(tables, values);
  }

  private static void text(SampledValues values, int table, int column, String... rows) {
    for (String row : rows) {
      values.add(new ColumnId(table, column), row);
    }
  }

  private static TableView table(String name, String columns, List<ForeignKeyView> keys) {
    List<ColumnView> views = new ArrayList<>();
    for (String column : columns.split(" ", -1)) {
      String[] parts = column.split(":", -1);
      views.add(new ColumnView(parts[0], ValueType.valueOf(parts[1]), "", List.of()));
    }
    return new TableView(
        List.of("main", "green", name), "", List.of(), views, List.of(views.get(0).name()), keys);
  }
}
