// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

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
    // Read as it is wanted: the history is larger than memory should hold.
    return bound()
        .source()
        .map(source -> Linq4j.asEnumerable(source.rows(user)))
        .orElseGet(Linq4j::emptyEnumerable)
        .select(row -> SystemValues.toCalcite(row, fields));
  }
}
