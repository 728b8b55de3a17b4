// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import java.util.regex.Pattern;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.util.Util;
import org.jspecify.annotations.Nullable;

/** The type TIME, whose arithmetic and precision Calcite knows by other rules than Spark. */
final class TimeOfDay {
  private static final Pattern TIME = Pattern.compile("\\bTIME\\b");

  private TimeOfDay() {}

  /** Whether a tree has a literal or a cast of this type, also inside another type. */
  static boolean isIn(SqlNode node) {
    try {
      node.accept(
          new SqlBasicVisitor<@Nullable Void>() {
            @Override
            public @Nullable Void visit(SqlDataTypeSpec type) {
              if (TIME.matcher(SparkSql.text(type)).find()) {
                throw Util.FoundOne.NULL;
              }
              return null;
            }
          });
      return false;
    } catch (Util.FoundOne found) {
      return true;
    }
  }
}
