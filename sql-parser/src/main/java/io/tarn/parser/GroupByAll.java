// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;
import org.jspecify.annotations.Nullable;

/**
 * {@code GROUP BY ALL}: group by every selected expression that holds no aggregate. In the tree it
 * is a group list with one call of {@link #OPERATOR}; the planner must replace it before
 * validation.
 */
public final class GroupByAll {
  public static final SqlSpecialOperator OPERATOR =
      new SqlSpecialOperator("ALL", SqlKind.OTHER) {
        @Override
        public void unparse(SqlWriter writer, SqlCall call, int leftPrec, int rightPrec) {
          writer.keyword("ALL");
        }
      };

  private GroupByAll() {}

  /** Whether a select's group list is {@code GROUP BY ALL}. */
  public static boolean is(@Nullable SqlNodeList groupBy) {
    return groupBy != null && groupBy.size() == 1 && isCall(groupBy.get(0));
  }

  private static boolean isCall(SqlNode node) {
    return node instanceof SqlCall call && OPERATOR.equals(call.getOperator());
  }
}
