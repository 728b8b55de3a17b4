// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner.duckdb;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexWindow;
import org.apache.calcite.rex.RexWindowBound;
import org.apache.calcite.sql.SqlKind;

/** Writes window functions. */
final class WindowWriter {
  private final ExpressionWriter expressions;

  WindowWriter(ExpressionWriter expressions) {
    this.expressions = expressions;
  }

  String write(RexOver over) {
    if (over.isDistinct() || over.ignoreNulls()) {
      throw new OffListException("window function with DISTINCT or IGNORE NULLS");
    }
    Call call = new Call(over, expressions);
    return switch (over.getAggOperator().getKind()) {
      case ROW_NUMBER -> result("row_number()", over);
      case RANK -> result("rank()", over);
      case DENSE_RANK -> result("dense_rank()", over);
      case COUNT -> result(over.getOperands().isEmpty() ? "count(*)" : count(call), over);
      case MIN -> result("min(" + call.arg(0) + ")", over);
      case MAX -> result("max(" + call.arg(0) + ")", over);
      case SUM -> result("sum(" + Aggregates.summand(call.arg(0), call.type(0)) + ")", over);
      case SUM0 ->
          "COALESCE("
              + result("sum(" + Aggregates.summand(call.arg(0), call.type(0)) + ")", over)
              + ", "
              + CastTexts.plain("0", over.getType())
              + ")";
      case AVG -> average(call, over);
      case LAG -> shifted("lag", call, over);
      case LEAD -> shifted("lead", call, over);
      default -> throw new OffListException("window function " + over.getAggOperator().getName());
    };
  }

  private static String count(Call call) {
    if (call.size() != 1) {
      throw new OffListException("count of several columns");
    }
    return "count(" + call.arg(0) + ")";
  }

  private String average(Call call, RexOver over) {
    if (DuckdbTypes.isDecimal(call.type(0))) {
      throw new OffListException("average of decimals over a window");
    }
    return result("avg(" + call.real(0) + ")", over);
  }

  private String shifted(String name, Call call, RexOver over) {
    if (call.size() > 2) {
      throw new OffListException(name + " with a default");
    }
    int by = call.size() == 2 ? call.constant(1) : 1;
    return name + "(" + call.arg(0) + ", " + by + ")" + window(over.getWindow(), false);
  }

  private String result(String function, RexOver over) {
    boolean framed =
        switch (over.getAggOperator().getKind()) {
          case ROW_NUMBER, RANK, DENSE_RANK -> false;
          default -> true;
        };
    return CastTexts.plain(function + window(over.getWindow(), framed), over.getType());
  }

  private String window(RexWindow window, boolean framed) {
    List<String> parts = new ArrayList<>();
    if (!window.partitionKeys.isEmpty()) {
      parts.add(
          window.partitionKeys.stream()
              .map(key -> Aggregates.key(expressions.write(key), key.getType()))
              .collect(Collectors.joining(", ", "PARTITION BY ", "")));
    }
    if (!window.orderKeys.isEmpty()) {
      parts.add(
          window.orderKeys.stream()
              .map(this::ordered)
              .collect(Collectors.joining(", ", "ORDER BY ", "")));
    }
    if (framed && !window.orderKeys.isEmpty()) {
      parts.add(frame(window));
    }
    return " OVER (" + String.join(" ", parts) + ")";
  }

  private String ordered(RexFieldCollation key) {
    boolean descending = key.right.contains(SqlKind.DESCENDING);
    boolean first =
        key.right.contains(SqlKind.NULLS_FIRST)
            || (!key.right.contains(SqlKind.NULLS_LAST) && !descending);
    return Aggregates.key(expressions.write(key.left), key.left.getType())
        + (descending ? " DESC" : " ASC")
        + (first ? " NULLS FIRST" : " NULLS LAST");
  }

  private static String frame(RexWindow window) {
    String unit = window.isRows() ? "ROWS" : "RANGE";
    return unit
        + " BETWEEN "
        + bound(window.getLowerBound(), window.isRows())
        + " AND "
        + bound(window.getUpperBound(), window.isRows());
  }

  private static String bound(RexWindowBound bound, boolean rows) {
    if (bound.isUnbounded()) {
      return bound.isPreceding() ? "UNBOUNDED PRECEDING" : "UNBOUNDED FOLLOWING";
    }
    if (bound.isCurrentRow()) {
      return "CURRENT ROW";
    }
    if (rows && bound.getOffset() instanceof RexLiteral offset) {
      return RexLiteral.intValue(offset) + (bound.isPreceding() ? " PRECEDING" : " FOLLOWING");
    }
    throw new OffListException("window frame of a range of values");
  }
}
