// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.parser.GroupByAll;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.util.Util;
import org.jspecify.annotations.Nullable;

/** {@code GROUP BY ALL} spelled out: the ordinals of all selected columns without aggregates. */
final class GroupAll {
  private GroupAll() {}

  static @Nullable SqlNodeList expanded(SqlSelect select) {
    @Nullable SqlNodeList group = select.getGroup();
    if (group == null || !GroupByAll.is(group)) {
      return group;
    }
    SqlParserPos pos = group.getParserPosition();
    List<SqlNode> ordinals = new ArrayList<>();
    int ordinal = 0;
    for (SqlNode item : select.getSelectList()) {
      ordinal++;
      if (OutputCasts.isStar(item) || (hasAggregate(item) && !isAggregate(item))) {
        return SqlNodeList.of(
            new EngineOnlyNode((writer, none) -> writer.keyword("ALL"), List.of(), pos));
      }
      if (!hasAggregate(item)) {
        ordinals.add(SqlLiteral.createExactNumeric(Integer.toString(ordinal), pos));
      }
    }
    return ordinals.isEmpty() ? null : new SqlNodeList(ordinals, pos);
  }

  /** Whether an item is an aggregate and nothing else. */
  private static boolean isAggregate(SqlNode item) {
    SqlNode value = item.getKind() == SqlKind.AS ? ((SqlCall) item).operand(0) : item;
    return value instanceof SqlCall call
        && SparkOperators.isAggregate(call.getOperator().getName());
  }

  /** Whether an aggregate is in an expression, not in a query within. */
  static boolean hasAggregate(SqlNode item) {
    try {
      item.accept(
          new SqlBasicVisitor<Void>() {
            @Override
            public Void visit(SqlCall call) {
              if (QueryBinder.isQuery(call)) {
                return null;
              }
              if (call.getKind() == SqlKind.OVER) {
                // The function of a window is no aggregate; what it is given may be.
                ((SqlCall) call.operand(0)).getOperandList().forEach(node -> node.accept(this));
                return null;
              }
              if (SparkOperators.isAggregate(call.getOperator().getName())) {
                throw Util.FoundOne.NULL;
              }
              return super.visit(call);
            }
          });
      return false;
    } catch (Util.FoundOne e) {
      Util.swallow(e, null);
      return true;
    }
  }
}
