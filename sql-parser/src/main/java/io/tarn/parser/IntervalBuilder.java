// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * Makes Calcite's intervals from Spark's, which may name several units and units that Calcite
 * lacks. Weeks become days, quarters months, and anything below a second a fraction of one.
 */
final class IntervalBuilder {
  private static final Pattern PART =
      Pattern.compile("\\s*([+-]?\\s*\\d+(?:\\.\\d*)?|[+-]?\\s*\\.\\d+)\\s+([a-zA-Z]+)");
  private static final Pattern RANGE = Pattern.compile("[+-]?[0-9 :.\\-]+");
  private static final int MICROS = 6;
  private static final BigDecimal SECONDS_PER_DAY = BigDecimal.valueOf(86_400);

  /** How many of {@code unit} one of the named ones is. */
  private record Unit(TimeUnit unit, BigDecimal factor) {
    static Unit of(TimeUnit unit, String factor) {
      return new Unit(unit, new BigDecimal(factor));
    }
  }

  private static final Map<String, Unit> UNITS =
      Map.ofEntries(
          Map.entry("YEAR", Unit.of(TimeUnit.YEAR, "1")),
          Map.entry("QUARTER", Unit.of(TimeUnit.MONTH, "3")),
          Map.entry("MONTH", Unit.of(TimeUnit.MONTH, "1")),
          Map.entry("WEEK", Unit.of(TimeUnit.DAY, "7")),
          Map.entry("DAY", Unit.of(TimeUnit.DAY, "1")),
          Map.entry("HOUR", Unit.of(TimeUnit.HOUR, "1")),
          Map.entry("MINUTE", Unit.of(TimeUnit.MINUTE, "1")),
          Map.entry("SECOND", Unit.of(TimeUnit.SECOND, "1")),
          Map.entry("MILLISECOND", Unit.of(TimeUnit.SECOND, "0.001")),
          Map.entry("MICROSECOND", Unit.of(TimeUnit.SECOND, "0.000001")));

  private int sign = 1;
  private int firstSign = 1;
  private int parts;
  private BigDecimal months = BigDecimal.ZERO;
  private BigDecimal seconds = BigDecimal.ZERO;

  /** The whole days among the seconds. */
  private BigDecimal days = BigDecimal.ZERO;

  private boolean hasMonths;
  private boolean hasSeconds;
  private TimeUnit onlyUnit = TimeUnit.SECOND;
  private BigDecimal onlyAmount = BigDecimal.ZERO;

  void negate() {
    sign = -1;
  }

  /** The sign read so far belongs to the first of several parts, not to all. */
  void signFirst() {
    firstSign = sign;
    sign = 1;
  }

  static boolean isUnit(String word) {
    return UNITS.containsKey(singular(word));
  }

  private static String singular(String word) {
    String upper = word.toUpperCase(Locale.ROOT);
    return upper.endsWith("S") ? upper.substring(0, upper.length() - 1) : upper;
  }

  private static Unit unit(String word, SqlParserPos pos) {
    Unit unit = UNITS.get(singular(word));
    if (unit == null) {
      throw ParserErrors.intervalUnit(word, pos);
    }
    return unit;
  }

  void add(String amount, String word, SqlParserPos pos) {
    Unit unit = unit(word, pos);
    BigDecimal value;
    try {
      value = new BigDecimal(amount.replace(" ", "")).multiply(unit.factor());
    } catch (NumberFormatException e) {
      throw ParserErrors.intervalText(amount, pos);
    }
    if (unit.unit() != TimeUnit.SECOND && value.stripTrailingZeros().scale() > 0) {
      throw ParserErrors.intervalText(amount, pos);
    }
    if (unit.unit() == TimeUnit.SECOND) {
      // Spark reads no more digits of each part.
      value = value.setScale(Math.min(value.scale(), MICROS), RoundingMode.DOWN);
    }
    if (parts == 0 && firstSign < 0) {
      value = value.negate();
    }
    parts++;
    onlyUnit = unit.unit();
    onlyAmount = value;
    switch (unit.unit()) {
      case YEAR -> addMonths(value.multiply(BigDecimal.valueOf(12)));
      case MONTH -> addMonths(value);
      case DAY -> {
        days = days.add(value);
        addSeconds(value.multiply(SECONDS_PER_DAY));
      }
      case HOUR -> addSeconds(value.multiply(BigDecimal.valueOf(3600)));
      case MINUTE -> addSeconds(value.multiply(BigDecimal.valueOf(60)));
      default -> addSeconds(value);
    }
  }

  private void addMonths(BigDecimal value) {
    hasMonths = true;
    months = months.add(value);
  }

  private void addSeconds(BigDecimal value) {
    hasSeconds = true;
    seconds = seconds.add(value);
  }

  SqlNode build(SqlParserPos pos) {
    if (hasMonths && hasSeconds) {
      return mixed(pos);
    }
    if (parts == 1) {
      return literal(onlyAmount, onlyAmount.abs().toPlainString(), onlyUnit, null, pos);
    }
    if (hasMonths) {
      BigDecimal[] split = months.abs().divideAndRemainder(BigDecimal.valueOf(12));
      String text = split[0].toBigInteger() + "-" + split[1].toBigInteger();
      return literal(months, text, TimeUnit.YEAR, TimeUnit.MONTH, pos);
    }
    return literal(seconds, dayTime(seconds.abs()), TimeUnit.DAY, TimeUnit.SECOND, pos);
  }

  /** Months, days and seconds that count apart: a call of the function that makes them. */
  private SqlNode mixed(SqlParserPos pos) {
    BigDecimal seconds = this.seconds.subtract(days.multiply(SECONDS_PER_DAY));
    SqlNode zero = SqlLiteral.createExactNumeric("0", pos);
    return new SqlUnresolvedFunction(
            new SqlIdentifier("make_interval", pos),
            null,
            null,
            null,
            null,
            SqlFunctionCategory.USER_DEFINED_FUNCTION)
        .createCall(
            pos,
            zero,
            number(months, pos),
            zero,
            number(days, pos),
            zero,
            zero,
            number(seconds, pos));
  }

  private SqlNode number(BigDecimal amount, SqlParserPos pos) {
    BigDecimal value = sign < 0 ? amount.negate() : amount;
    SqlNode literal =
        SqlLiteral.createExactNumeric(value.abs().stripTrailingZeros().toPlainString(), pos);
    return value.signum() < 0 ? SqlStdOperatorTable.UNARY_MINUS.createCall(pos, literal) : literal;
  }

  private static String dayTime(BigDecimal seconds) {
    BigDecimal[] days = seconds.divideAndRemainder(SECONDS_PER_DAY);
    BigDecimal[] hours = days[1].divideAndRemainder(BigDecimal.valueOf(3600));
    BigDecimal[] minutes = hours[1].divideAndRemainder(BigDecimal.valueOf(60));
    BigDecimal rest = minutes[1].stripTrailingZeros();
    String fraction = rest.scale() > 0 ? rest.toPlainString().replaceFirst("^\\d+", "") : "";
    return String.format(
        Locale.ROOT,
        "%d %02d:%02d:%02d%s",
        days[0].toBigInteger(),
        hours[0].intValue(),
        minutes[0].intValue(),
        rest.intValue(),
        fraction);
  }

  private SqlNode literal(
      BigDecimal signed,
      String text,
      TimeUnit start,
      @org.jspecify.annotations.Nullable TimeUnit end,
      SqlParserPos pos) {
    int total = signed.signum() < 0 ? -sign : sign;
    return SqlLiteral.createInterval(total, text, new SqlIntervalQualifier(start, end, pos), pos);
  }

  /** {@code '1 day 2 hours'}, the units inside the text. */
  SqlNode parse(String text, SqlParserPos pos) {
    String rest = text.strip();
    if (rest.regionMatches(true, 0, "interval ", 0, "interval ".length())) {
      rest = rest.substring("interval ".length());
    }
    Matcher matcher = PART.matcher(rest);
    int end = 0;
    while (end < rest.length() && matcher.find(end) && matcher.start() == end) {
      add(matcher.group(1).replace("+", ""), matcher.group(2), pos);
      end = matcher.end();
    }
    if (parts == 0 || end < rest.length()) {
      throw ParserErrors.intervalText(text, pos);
    }
    return build(pos);
  }

  /** {@code '1 02:03' DAY TO MINUTE}: the text is in the standard's form. */
  SqlNode range(String text, SqlIntervalQualifier qualifier, SqlParserPos pos) {
    if (!RANGE.matcher(text.strip()).matches()) {
      throw ParserErrors.intervalText(text, pos);
    }
    return SqlLiteral.createInterval(sign, text.strip(), qualifier, pos);
  }

  /** {@code INTERVAL n DAY}, where {@code n} is not a literal. */
  SqlNode times(SqlNode amount, String word, SqlParserPos unitPos, SqlParserPos pos) {
    Unit unit = unit(word, unitPos);
    SqlNode value = amount;
    if (unit.factor().compareTo(BigDecimal.ONE) != 0) {
      SqlNode factor = SqlLiteral.createExactNumeric(unit.factor().toPlainString(), unitPos);
      value = SqlStdOperatorTable.MULTIPLY.createCall(pos, amount, factor);
    }
    if (sign < 0) {
      value = SqlStdOperatorTable.UNARY_MINUS.createCall(pos, value);
    }
    return SqlStdOperatorTable.INTERVAL.createCall(
        pos, value, new SqlIntervalQualifier(unit.unit(), null, unitPos));
  }
}
