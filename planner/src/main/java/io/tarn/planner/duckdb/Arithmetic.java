// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner.duckdb;

import java.math.BigDecimal;
import java.util.Locale;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/** {@code + - * / % div} with Spark's types, rounding and errors. */
final class Arithmetic {
  private static final int MAX_DIGITS = 38;

  private Arithmetic() {}

  static String text(String symbol, Call call) {
    if (isTime(call.type(0)) || isTime(call.type(1))) {
      return times(symbol, call);
    }
    if (!DuckdbTypes.isNumber(call.type(0)) || !DuckdbTypes.isNumber(call.type(1))) {
      throw call.refused();
    }
    return switch (symbol.toLowerCase(Locale.ROOT)) {
      case "+", "-", "*" -> sum(symbol, call);
      case "/" -> quotient(call);
      case "%", "mod" -> remainder(call);
      default -> wholeQuotient(call);
    };
  }

  private static boolean isTime(RelDataType type) {
    return SqlTypeUtil.isDatetime(type) || SqlTypeUtil.isInterval(type);
  }

  private static String sum(String symbol, Call call) {
    RelDataType type = call.type();
    if (!DuckdbTypes.isDecimal(type)) {
      return "(" + call.common(0) + " " + symbol + " " + call.common(1) + ")";
    }
    int exact =
        symbol.equals("*")
            ? DuckdbTypes.scale(call.type(0)) + DuckdbTypes.scale(call.type(1))
            : Math.max(DuckdbTypes.scale(call.type(0)), DuckdbTypes.scale(call.type(1)));
    if (exact > MAX_DIGITS) {
      throw new OffListException("product of so many decimals");
    }
    return CastTexts.plain(
        "(" + decimal(call, 0) + " " + symbol + " " + decimal(call, 1) + ")", type);
  }

  /** A whole number becomes a decimal of as many digits as its type may have. */
  private static String decimal(Call call, int index) {
    String text = call.arg(index);
    if (DuckdbTypes.isDecimal(call.type(index))) {
      return text;
    }
    return "CAST(" + text + " AS DECIMAL(" + digits(call.operand(index)) + ",0))";
  }

  private static int digits(RexNode node) {
    @Nullable BigDecimal value =
        node instanceof RexLiteral literal ? literal.getValueAs(BigDecimal.class) : null;
    return value == null
        ? DuckdbTypes.wholeDigits(node.getType())
        : Math.max(1, value.precision() - value.scale());
  }

  private static String quotient(Call call) {
    RelDataType type = call.type();
    if (DuckdbTypes.isDecimal(type)) {
      int shift =
          type.getScale() - DuckdbTypes.scale(call.type(0)) + DuckdbTypes.scale(call.type(1));
      if (shift < 0) {
        throw new OffListException("division of these decimals");
      }
      String quotient =
          "spark_ratio("
              + unscaled(call, 0)
              + " * "
              + hugePower(shift)
              + ", "
              + unscaled(call, 1)
              + ")";
      return scaled(quotient, type);
    }
    return isNotZero(call.operand(1))
        ? "(" + call.common(0) + " / " + call.common(1) + ")"
        : "spark_divide(" + call.common(0) + ", " + call.common(1) + ")";
  }

  /** A decimal's digits as a whole number. */
  private static String unscaled(Call call, int index) {
    return unscaled(call.arg(index), DuckdbTypes.scale(call.type(index)));
  }

  static String unscaled(String text, int scale) {
    return scale == 0
        ? "CAST(" + text + " AS HUGEINT)"
        : "CAST("
            + text
            + " * CAST("
            + BigDecimal.TEN.pow(scale).toPlainString()
            + " AS DECIMAL("
            + (scale + 1)
            + ",0)) AS HUGEINT)";
  }

  static String hugePower(int exponent) {
    return "CAST('" + BigDecimal.TEN.pow(exponent).toPlainString() + "' AS HUGEINT)";
  }

  /** A whole number as the digits of a decimal. */
  static String scaled(String whole, RelDataType type) {
    int scale = type.getScale();
    String digits = "CAST(" + whole + " AS DECIMAL(38,0))";
    return CastTexts.plain(
        scale == 0
            ? digits
            : digits
                + " * CAST('"
                + BigDecimal.ONE.movePointLeft(scale).toPlainString()
                + "' AS DECIMAL("
                + scale
                + ","
                + scale
                + "))",
        type);
  }

  private static String remainder(Call call) {
    if (DuckdbTypes.isDecimal(call.type())) {
      throw new OffListException("remainder of decimals");
    }
    String function = DuckdbTypes.isWhole(call.type()) ? "spark_remainder(" : "spark_modulo(";
    return function + call.common(0) + ", " + call.common(1) + ")";
  }

  private static String wholeQuotient(Call call) {
    if (!DuckdbTypes.isWhole(call.type(0)) || !DuckdbTypes.isWhole(call.type(1))) {
      throw call.refused();
    }
    return "spark_div(" + call.common(0) + ", " + call.common(1) + ")";
  }

  private static boolean isNotZero(RexNode node) {
    if (node instanceof RexCall cast
        && cast.isA(org.apache.calcite.sql.SqlKind.CAST)
        && DuckdbTypes.isNumber(cast.getOperands().get(0).getType())
        && DuckdbTypes.isReal(cast.getType())) {
      return isNotZero(cast.getOperands().get(0));
    }
    @Nullable BigDecimal value =
        node instanceof RexLiteral literal && DuckdbTypes.isNumber(node.getType())
            ? literal.getValueAs(BigDecimal.class)
            : null;
    return value != null && value.signum() != 0;
  }

  private static String times(String symbol, Call call) {
    boolean plus = symbol.equals("+");
    if (!plus && !symbol.equals("-")) {
      throw call.refused();
    }
    if (call.type().getSqlTypeName() != SqlTypeName.DATE
        || call.type(0).getSqlTypeName() != SqlTypeName.DATE) {
      throw call.refused();
    }
    if (DuckdbTypes.isWhole(call.type(1))) {
      return "(" + call.arg(0) + " " + symbol + " CAST(" + call.arg(1) + " AS INTEGER))";
    }
    if (!(call.operand(1) instanceof RexLiteral interval)
        || !SqlTypeUtil.isInterval(interval.getType())) {
      throw call.refused();
    }
    return interval(call, symbol, interval);
  }

  private static String interval(Call call, String symbol, RexLiteral interval) {
    @Nullable BigDecimal value = interval.getValueAs(BigDecimal.class);
    if (value == null) {
      throw call.refused();
    }
    if (interval.getType().getSqlTypeName().isYearMonth()) {
      return "CAST(("
          + call.arg(0)
          + " "
          + symbol
          + " to_months("
          + value.intValueExact()
          + ")) AS DATE)";
    }
    BigDecimal[] days = value.divideAndRemainder(BigDecimal.valueOf(86_400_000L));
    if (days[1].signum() != 0) {
      throw call.refused();
    }
    return "(" + call.arg(0) + " " + symbol + " CAST(" + days[0].intValueExact() + " AS INTEGER))";
  }
}
