// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes values as Spark's {@code CAST(… AS STRING)} does. */
final class SqlText {
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .toFormatter(Locale.ROOT);
  private static final DateTimeFormatter TIMESTAMP =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd ")
          .append(TIME)
          .toFormatter(Locale.ROOT);

  private SqlText() {}

  static String of(Object value) {
    if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    if (value instanceof byte[] bytes) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    if (value instanceof LocalTime time) {
      return TIME.format(time);
    }
    if (value instanceof LocalDateTime timestamp) {
      return TIMESTAMP.format(timestamp);
    }
    if (value instanceof ZonedDateTime timestamp) {
      return TIMESTAMP.format(timestamp);
    }
    if (value instanceof Period period) {
      return yearToMonth(period);
    }
    if (value instanceof Duration duration) {
      return dayToSecond(duration);
    }
    return nested(value);
  }

  private static String nested(Object value) {
    if (value instanceof ArrayValue array) {
      return list("[", array.elements(), "]");
    }
    if (value instanceof StructValue struct) {
      return list("{", struct.values(), "}");
    }
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(e -> ofNullable(e.getKey()) + " -> " + ofNullable(e.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return value.toString();
  }

  /** Spark's text of a calendar interval: {@code 1 years 2 months 3 days 4 hours 5.5 seconds}. */
  static String of(Period period, Duration duration) {
    StringBuilder text = new StringBuilder();
    Period months = Period.ofMonths((int) period.toTotalMonths()).normalized();
    append(text, months.getYears(), "years");
    append(text, months.getMonths(), "months");
    append(text, period.get(ChronoUnit.DAYS), "days");
    append(text, duration.toHours(), "hours");
    append(text, duration.toMinutes() % 60, "minutes");
    BigDecimal seconds = seconds(duration).remainder(BigDecimal.valueOf(60));
    if (seconds.signum() != 0) {
      text.append(seconds.stripTrailingZeros().toPlainString()).append(" seconds ");
    }
    return text.isEmpty() ? "0 seconds" : text.toString().strip();
  }

  private static void append(StringBuilder text, long amount, String unit) {
    if (amount != 0) {
      text.append(amount).append(' ').append(unit).append(' ');
    }
  }

  private static String yearToMonth(Period period) {
    long months = period.toTotalMonths();
    return String.format(
        Locale.ROOT,
        "INTERVAL '%s%d-%d' YEAR TO MONTH",
        months < 0 ? "-" : "",
        Math.abs(months / 12),
        Math.abs(months % 12));
  }

  private static String dayToSecond(Duration duration) {
    Duration size = duration.abs();
    BigDecimal seconds = seconds(size).remainder(BigDecimal.valueOf(60)).stripTrailingZeros();
    String plain = (seconds.signum() == 0 ? BigDecimal.ZERO : seconds).toPlainString();
    return String.format(
        Locale.ROOT,
        "INTERVAL '%s%d %02d:%02d:%s' DAY TO SECOND",
        duration.isNegative() ? "-" : "",
        size.toDays(),
        size.toHoursPart(),
        size.toMinutesPart(),
        plain.indexOf('.') == 1 || plain.length() == 1 ? "0" + plain : plain);
  }

  private static BigDecimal seconds(Duration duration) {
    return BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
  }

  private static String list(String open, @Nullable Object[] values, String close) {
    return Arrays.stream(values)
        .map(SqlText::ofNullable)
        .collect(Collectors.joining(", ", open, close));
  }

  private static String ofNullable(@Nullable Object value) {
    return value == null ? "null" : of(value);
  }
}
