// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Linq4j;
import org.apache.calcite.schema.ScannableTable;
import org.jspecify.annotations.Nullable;

/** A system table's rows for Calcite's own executor. */
final class SystemRelTable extends RelTable implements ScannableTable {
  /** Name under which the executor finds the caller. */
  static final String USER = "tarn.user";

  SystemRelTable(BoundTable table) {
    super(table);
  }

  @Override
  public Enumerable<@Nullable Object[]> scan(DataContext context) {
    String user = String.valueOf(context.get(USER));
    List<Field> fields = bound().schema().getFields();
    List<@Nullable Object[]> rows = new ArrayList<>();
    bound()
        .source()
        .ifPresent(
            source -> {
              for (List<@Nullable Object> row : source.rows(user)) {
                rows.add(SystemValues.toCalcite(row, fields));
              }
            });
    return Linq4j.asEnumerable(rows);
  }
}
