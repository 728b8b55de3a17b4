// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.util.Locale;

/** Reads numbers and booleans; what does not fit is an error, never a wrong number. */
final class NumberValues {
  private NumberValues() {}

  /** Digits after the point are cut, as Java's casts do. */
  static long toLong(Object value, long min, long max) throws SQLException {
    if (value instanceof Long || value instanceof Integer) {
      return inRange(((Number) value).longValue(), min, max);
    }
    BigDecimal whole = toDecimal(value).setScale(0, RoundingMode.DOWN);
    if (whole.compareTo(BigDecimal.valueOf(min)) < 0
        || whole.compareTo(BigDecimal.valueOf(max)) > 0) {
      throw outOfRange(value, min, max);
    }
    return whole.longValueExact();
  }

  static double toDouble(Object value) throws SQLException {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    if (value instanceof String text) {
      try {
        return Double.parseDouble(text.trim());
      } catch (NumberFormatException e) {
        throw notANumber(text, e);
      }
    }
    return toDecimal(value).doubleValue();
  }

  static BigDecimal toDecimal(Object value) throws SQLException {
    if (value instanceof BigDecimal decimal) {
      return decimal;
    }
    if (value instanceof Long || value instanceof Integer) {
      return BigDecimal.valueOf(((Number) value).longValue());
    }
    if (value instanceof Boolean flag) {
      return flag ? BigDecimal.ONE : BigDecimal.ZERO;
    }
    if (value instanceof Number || value instanceof String) {
      // Float and Double through their text: 0.1f is 0.1, not 0.10000000149011612.
      try {
        return new BigDecimal(value.toString().trim());
      } catch (NumberFormatException e) {
        throw notANumber(value.toString(), e);
      }
    }
    throw JdbcValues.impossible(value, "a number");
  }

  static boolean toBoolean(Object value) throws SQLException {
    if (value instanceof Boolean flag) {
      return flag;
    }
    if (value instanceof Number number) {
      return number.doubleValue() != 0;
    }
    if (value instanceof String text) {
      return switch (text.trim().toLowerCase(Locale.ROOT)) {
        case "true", "t", "yes", "y", "1" -> true;
        case "false", "f", "no", "n", "0" -> false;
        default -> throw new SQLDataException("The text is not a boolean: " + text, "22018");
      };
    }
    throw JdbcValues.impossible(value, "a boolean");
  }

  private static long inRange(long value, long min, long max) throws SQLException {
    if (value < min || value > max) {
      throw outOfRange(value, min, max);
    }
    return value;
  }

  private static SQLDataException outOfRange(Object value, long min, long max) {
    return new SQLDataException(
        String.format(
            Locale.ROOT,
            "The value %s does not fit between %d and %d; read it with a wider getter",
            value,
            min,
            max),
        "22003");
  }

  private static SQLDataException notANumber(String text, NumberFormatException cause) {
    return new SQLDataException("The value is not a number: " + text, "22018", cause);
  }
}
