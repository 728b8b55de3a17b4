// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.util.Litmus;

/**
 * {@code SELECT DISTINCT a + 1 … ORDER BY a + 1}: Spark finds the expression among the selected
 * ones only while they have no name, and here all get one. Its ordinal says the same.
 */
final class DistinctOrder {
  private DistinctOrder() {}

  static SqlNodeList ordinals(SqlOrderBy order) {
    // The writer knows an empty list by its identity.
    if (order.orderList.isEmpty()) {
      return SqlNodeList.EMPTY;
    }
    if (!(order.query instanceof SqlSelect select) || !select.isDistinct()) {
      return order.orderList;
    }
    List<SqlNode> keys = new ArrayList<>();
    for (SqlNode key : order.orderList) {
      keys.add(replaced(key, select.getSelectList()));
    }
    return new SqlNodeList(keys, order.orderList.getParserPosition());
  }

  private static SqlNode replaced(SqlNode key, SqlNodeList items) {
    if (!(key instanceof SqlCall call)) {
      return key;
    }
    if (isDirection(call.getKind())) {
      return call.getOperator()
          .createCall(call.getParserPosition(), replaced(call.operand(0), items));
    }
    for (int i = 0; i < items.size(); i++) {
      SqlNode item = items.get(i);
      SqlNode value = item.getKind() == SqlKind.AS ? ((SqlCall) item).operand(0) : item;
      if (value.equalsDeep(call, Litmus.IGNORE)) {
        return SqlLiteral.createExactNumeric(Integer.toString(i + 1), call.getParserPosition());
      }
    }
    return key;
  }

  /** Refuses zero and less where the number of a column stands. */
  static void requirePositive(SqlNodeList keys) {
    for (SqlNode item : keys) {
      SqlNode key = item;
      while (key instanceof SqlCall call && isDirection(call.getKind())) {
        key = call.operand(0);
      }
      if (key instanceof SqlNumericLiteral number
          && number.isInteger()
          && number.bigDecimalValue().signum() <= 0) {
        throw PlannerErrors.invalid(
            key.getParserPosition(), "ORDER BY takes the numbers of columns, from 1 on.");
      }
    }
  }

  /** Whether something more than a column or an ordinal is sorted by. */
  static boolean ordersByExpression(SqlOrderBy order) {
    for (SqlNode item : order.orderList) {
      SqlNode key = item;
      while (key instanceof SqlCall call && isDirection(call.getKind())) {
        key = call.operand(0);
      }
      if (key instanceof SqlCall) {
        return true;
      }
    }
    return false;
  }

  /** Whether a kind says how to sort rather than by what. */
  static boolean isDirection(SqlKind kind) {
    return kind == SqlKind.DESCENDING || kind == SqlKind.NULLS_FIRST || kind == SqlKind.NULLS_LAST;
  }
}
