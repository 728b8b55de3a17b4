// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.Quoting;
import io.tarn.api.TableSnapshot;
import io.tarn.parser.InsertStatement;
import java.util.List;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/** The values that a table itself has for a column: its default, or what it generates. */
final class ColumnValues {
  private ColumnValues() {}

  /** What the word DEFAULT stands for in a row. */
  static SqlNode of(Field column, SqlNode word) {
    @Nullable String value = column.getMetadata().get(TableSnapshot.DEFAULT_VALUE);
    if (value != null) {
      return StoredTexts.expression(value, Quoting.SPARK);
    }
    if (isGenerated(column)) {
      throw PlannerErrors.unsupported(
          word,
          "DEFAULT for " + column.getName() + ", which the table generates",
          "Leave the column out of the list of columns.");
    }
    return SqlLiteral.createNull(word.getParserPosition());
  }

  /** Whether a column that a statement leaves out does not simply become NULL. */
  static boolean isRuled(Field column) {
    return isGenerated(column) || column.getMetadata().containsKey(TableSnapshot.DEFAULT_VALUE);
  }

  private static boolean isGenerated(Field column) {
    return column.getMetadata().containsKey(TableSnapshot.GENERATED)
        || column.getMetadata().containsKey(TableSnapshot.IDENTITY);
  }

  /** REPLACE WHERE takes no list of columns, so what is left out would become NULL. */
  static void requireNoneLeftToRules(
      InsertStatement insert, TableSnapshot target, List<Field> filled) {
    for (Field column : target.schema().getFields()) {
      if (isRuled(column) && !filled.contains(column)) {
        throw PlannerErrors.unsupported(
            insert.table().getParserPosition(),
            "REPLACE WHERE without a value for " + column.getName(),
            "Give each column a value.");
      }
    }
  }
}
