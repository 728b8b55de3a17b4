// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.parser.OrderByAll;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.parser.SqlParserPos;

/** {@code ORDER BY ALL} spelled out: the ordinals of all columns, if they can be counted here. */
final class OrderAll {
  private OrderAll() {}

  static SqlOrderBy expanded(SqlOrderBy order) {
    if (!OrderByAll.is(order.orderList)) {
      return order;
    }
    SqlNode key = order.orderList.get(0);
    SqlParserPos pos = order.orderList.getParserPosition();
    List<SqlNode> keys = new ArrayList<>();
    if (order.query instanceof SqlSelect select
        && select.getSelectList().stream().noneMatch(OutputCasts::isStar)) {
      for (int i = 1; i <= select.getSelectList().size(); i++) {
        keys.add(replaced(key, SqlLiteral.createExactNumeric(Integer.toString(i), pos)));
      }
    } else {
      SqlNode all = new EngineOnlyNode((writer, none) -> writer.keyword("ALL"), List.of(), pos);
      keys.add(replaced(key, all));
    }
    return new SqlOrderBy(
        order.getParserPosition(),
        order.query,
        new SqlNodeList(keys, pos),
        order.offset,
        order.fetch);
  }

  private static SqlNode replaced(SqlNode key, SqlNode by) {
    return key instanceof SqlCall call && DistinctOrder.isDirection(call.getKind())
        ? call.getOperator().createCall(key.getParserPosition(), replaced(call.operand(0), by))
        : by;
  }
}
