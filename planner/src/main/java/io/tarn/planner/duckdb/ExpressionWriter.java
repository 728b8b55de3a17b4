// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner.duckdb;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.sql.SqlKind;
import org.jspecify.annotations.Nullable;

/**
 * Writes expressions over one row. What it writes has in DuckDB exactly the type the expression has
 * in the plan, so that no conversion is left to DuckDB.
 */
final class ExpressionWriter {
  private final Row row;
  private final PlanWriter plans;
  private final CastTexts casts;

  ExpressionWriter(Row row, PlanWriter plans, CastTexts casts) {
    this.row = row;
    this.plans = plans;
    this.casts = casts;
  }

  CastTexts casts() {
    return casts;
  }

  RelDataTypeFactory types() {
    return plans.types();
  }

  String write(RexNode node) {
    if (node instanceof RexInputRef column) {
      DuckdbTypes.name(column.getType());
      return row.column(column.getIndex());
    }
    if (node instanceof RexLiteral literal) {
      return Literals.text(literal);
    }
    if (node instanceof RexFieldAccess access
        && access.getReferenceExpr() instanceof RexCorrelVariable outer) {
      return plans.outer(outer.id).column(access.getField().getIndex());
    }
    if (node instanceof RexOver over) {
      return new WindowWriter(this).write(over);
    }
    if (node instanceof RexSubQuery query) {
      return subQuery(query);
    }
    if (node instanceof RexCall call) {
      return plans.limited(call(call));
    }
    throw new OffListException("expression " + node.getKind());
  }

  /** An expression as a value of another type. */
  String as(RexNode node, RelDataType type) {
    return casts.cast(write(node), node.getType(), type);
  }

  private String subQuery(RexSubQuery query) {
    String text = "(" + plans.query(query.rel) + ")";
    return switch (query.getKind()) {
      case EXISTS -> "EXISTS " + text;
      case SCALAR_QUERY -> text;
      case IN -> {
        RelDataType inner = query.rel.getRowType().getFieldList().get(0).getType();
        if (query.getOperands().size() != 1
            || !DuckdbTypes.same(query.getOperands().get(0).getType(), inner)) {
          throw new OffListException("IN over several columns or types");
        }
        yield "(" + write(query.getOperands().get(0)) + " IN " + text + ")";
      }
      default -> throw new OffListException("sub-query " + query.getKind());
    };
  }

  private String call(RexCall rex) {
    Call call = new Call(rex, this);
    @Nullable String symbol = symbol(rex);
    if (symbol != null) {
      return Arithmetic.text(symbol, call);
    }
    return switch (rex.getKind()) {
      case AND, OR -> logical(call, rex.getKind());
      case NOT -> "(NOT " + call.truth(0) + ")";
      case IS_NULL -> "(" + call.arg(0) + " IS NULL)";
      case IS_NOT_NULL -> "(" + call.arg(0) + " IS NOT NULL)";
      case IS_TRUE -> "(" + call.truth(0) + " IS TRUE)";
      case IS_NOT_TRUE -> "(" + call.truth(0) + " IS NOT TRUE)";
      case IS_FALSE -> "(" + call.truth(0) + " IS FALSE)";
      case IS_NOT_FALSE -> "(" + call.truth(0) + " IS NOT FALSE)";
      case EQUALS -> compared(call, "=");
      case NOT_EQUALS -> compared(call, "<>");
      case LESS_THAN -> compared(call, "<");
      case LESS_THAN_OR_EQUAL -> compared(call, "<=");
      case GREATER_THAN -> compared(call, ">");
      case GREATER_THAN_OR_EQUAL -> compared(call, ">=");
      case IS_DISTINCT_FROM -> compared(call, "IS DISTINCT FROM");
      case IS_NOT_DISTINCT_FROM -> compared(call, "IS NOT DISTINCT FROM");
      case CASE -> cases(call);
      case CAST -> cast(call);
      case LIKE -> like(call, rex);
      case MINUS_PREFIX -> negated(call);
      case PLUS_PREFIX -> call.number(0);
      case EXTRACT -> TimeFunctions.extract(call);
      case TRIM -> TextFunctions.trim(call);
      default -> Functions.text(call);
    };
  }

  private static @Nullable String symbol(RexCall rex) {
    return switch (rex.getOperator().getName().toLowerCase(java.util.Locale.ROOT)) {
      case "+", "-", "*", "/", "%", "div", "mod" ->
          rex.getOperands().size() == 2 ? rex.getOperator().getName() : null;
      default -> null;
    };
  }

  private String logical(Call call, SqlKind kind) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < call.size(); i++) {
      parts.add(call.truth(i));
    }
    return "(" + String.join(" " + kind + " ", parts) + ")";
  }

  private String negated(Call call) {
    return "(- " + call.number(0) + ")";
  }

  private String compared(Call call, String symbol) {
    return compared(call.operand(0), symbol, call.operand(1));
  }

  String compared(RexNode left, String symbol, RexNode right) {
    RelDataType common = comparable(left.getType(), right.getType());
    return "(" + as(left, common) + " " + symbol + " " + as(right, common) + ")";
  }

  /** The type in which Spark compares two types. */
  private RelDataType comparable(RelDataType left, RelDataType right) {
    if (DuckdbTypes.same(left, right) || DuckdbTypes.isNull(right)) {
      return left;
    }
    if (DuckdbTypes.isNull(left)) {
      return right;
    }
    @Nullable RelDataType common = types().leastRestrictive(List.of(left, right));
    boolean numbers = DuckdbTypes.isNumber(left) && DuckdbTypes.isNumber(right);
    boolean exact = !DuckdbTypes.isReal(left) && !DuckdbTypes.isReal(right);
    boolean fits =
        !exact
            || Math.max(DuckdbTypes.wholeDigits(left), DuckdbTypes.wholeDigits(right))
                    + Math.max(DuckdbTypes.scale(left), DuckdbTypes.scale(right))
                <= 38;
    boolean times = isDateOrTime(left) && isDateOrTime(right);
    if (common == null || !(times || (numbers && fits))) {
      throw new OffListException(
          "comparison of " + left.getSqlTypeName() + " with " + right.getSqlTypeName());
    }
    return common;
  }

  private static boolean isDateOrTime(RelDataType type) {
    return switch (type.getSqlTypeName()) {
      case DATE, TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> true;
      default -> false;
    };
  }

  private static String cases(Call call) {
    StringBuilder text = new StringBuilder("CASE");
    for (int i = 0; i + 1 < call.size(); i += 2) {
      text.append(" WHEN ").append(call.truth(i)).append(" THEN ").append(call.common(i + 1));
    }
    return text.append(" ELSE ").append(call.common(call.size() - 1)).append(" END").toString();
  }

  private String cast(Call call) {
    if (call.operand(0) instanceof RexLiteral literal
        && DuckdbTypes.isText(literal.getType())
        && !literal.isNull()) {
      Optional<String> folded = Literals.temporal(call.constantText(0), call.type(), plans.zone());
      if (folded.isPresent()) {
        return folded.get();
      }
    }
    return as(call.operand(0), call.type());
  }

  /** Only patterns without an escape, or with escapes Spark would accept. */
  private static String like(Call call, RexCall rex) {
    // ILIKE is of the same kind; how letters are folded differs between engines.
    if (!rex.getOperator().getName().equalsIgnoreCase("LIKE")) {
      throw new OffListException(rex.getOperator().getName());
    }
    String pattern = call.constantText(1);
    String escape = call.size() > 2 ? call.constantText(2) : "\\";
    if (escape.length() != 1) {
      throw new OffListException("LIKE with this escape");
    }
    boolean escaped = pattern.contains(escape);
    if (pattern.replaceAll(Pattern.quote(escape) + "[_%]", "").contains(escape)) {
      throw new OffListException("LIKE with this escape");
    }
    return "("
        + call.text(0)
        + " LIKE "
        + Literals.string(pattern)
        + (escaped ? " ESCAPE " + Literals.string(escape) : "")
        + ")";
  }
}
