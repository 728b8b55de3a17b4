// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;

/**
 * {@code ORDER BY ALL}: order by every column of the result, from the left. In the tree it is an
 * order list with one call of {@link #OPERATOR}, perhaps under DESC and NULLS FIRST or LAST; the
 * planner must replace it before validation.
 */
public final class OrderByAll {
  public static final SqlSpecialOperator OPERATOR =
      new SqlSpecialOperator("ALL", SqlKind.OTHER) {
        @Override
        public void unparse(SqlWriter writer, SqlCall call, int leftPrec, int rightPrec) {
          writer.keyword("ALL");
        }
      };

  private OrderByAll() {}

  /** Whether an order list is {@code ALL}. */
  public static boolean is(SqlNodeList order) {
    return order.size() == 1 && isAll(order.get(0));
  }

  private static boolean isAll(SqlNode key) {
    return key instanceof SqlCall call
        && (OPERATOR.equals(call.getOperator())
            || (call.operandCount() == 1
                && call.getKind() != SqlKind.OTHER
                && isAll(call.operand(0))));
  }
}
