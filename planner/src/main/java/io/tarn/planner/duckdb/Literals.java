// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner.duckdb;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.DateString;
import org.jspecify.annotations.Nullable;

/** Constants as text. The only place where a user's value becomes part of a statement. */
final class Literals {
  private static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);
  private static final Pattern DAY = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})");
  private static final Pattern MOMENT =
      Pattern.compile(
          "([0-9]{4}-[0-9]{2}-[0-9]{2})(?:["
              + " T]([0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]{1,6})?)?)(Z?))?");

  private Literals() {}

  static String text(RexLiteral literal) {
    RelDataType type = literal.getType();
    if (literal.isNull()) {
      return "CAST(NULL AS " + DuckdbTypes.name(type) + ")";
    }
    return switch (type.getSqlTypeName()) {
      case BOOLEAN -> RexLiteral.booleanValue(literal) ? "TRUE" : "FALSE";
      case TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL -> exact(literal);
      case REAL -> cast(String.valueOf(literal.getValueAs(Float.class)), type);
      case DOUBLE -> cast(String.valueOf(literal.getValueAs(Double.class)), type);
      case CHAR, VARCHAR -> string(String.valueOf(RexLiteral.stringValue(literal)));
      case DATE -> "DATE " + string(String.valueOf(literal.getValueAs(DateString.class)));
      default -> throw new OffListException("literal of type " + type.getSqlTypeName().getName());
    };
  }

  private static String exact(RexLiteral literal) {
    RelDataType type = literal.getType();
    @Nullable BigDecimal value = literal.getValueAs(BigDecimal.class);
    if (value == null) {
      throw new OffListException("literal " + literal);
    }
    boolean plain = type.getSqlTypeName() == SqlTypeName.INTEGER && value.signum() >= 0;
    return plain ? value.toPlainString() : cast(value.toPlainString(), type);
  }

  private static String cast(String value, RelDataType type) {
    return "CAST(" + string(value) + " AS " + DuckdbTypes.name(type) + ")";
  }

  /** A string literal; nothing in it can end it. */
  static String string(String value) {
    if (value.indexOf('\0') >= 0) {
      throw new OffListException("string with a NUL character");
    }
    return "'" + value.replace("'", "''") + "'";
  }

  /** A quoted name. */
  static String name(String value) {
    if (value.indexOf('\0') >= 0) {
      throw new OffListException("name with a NUL character");
    }
    return '"' + value.replace("\"", "\"\"") + '"';
  }

  /** A constant string that is cast to a date or a time, if both engines read it the same way. */
  static Optional<String> temporal(String value, RelDataType type, ZoneId zone) {
    try {
      return switch (type.getSqlTypeName()) {
        case DATE -> date(value.trim()).map(day -> "DATE " + string(day.toString()));
        case TIMESTAMP -> moment(value.trim(), ZoneOffset.UTC).map(Literals::local);
        case TIMESTAMP_WITH_LOCAL_TIME_ZONE -> moment(value.trim(), zone).map(Literals::instant);
        default -> Optional.empty();
      };
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }

  static String instant(Instant at) {
    return "TIMESTAMPTZ " + string(SHOWN.format(at.atOffset(ZoneOffset.UTC)) + "+00");
  }

  private static String local(Instant at) {
    return "TIMESTAMP " + string(SHOWN.format(at.atOffset(ZoneOffset.UTC)));
  }

  private static Optional<LocalDate> date(String value) {
    return DAY.matcher(value).matches() ? Optional.of(LocalDate.parse(value)) : Optional.empty();
  }

  private static Optional<Instant> moment(String value, ZoneId zone) {
    Matcher matcher = MOMENT.matcher(value);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    @Nullable String time = matcher.group(2);
    LocalDateTime local =
        LocalDate.parse(matcher.group(1))
            .atTime(time == null ? LocalTime.MIDNIGHT : LocalTime.parse(time));
    boolean utc = "Z".equals(matcher.group(3));
    return utc && zone.equals(ZoneOffset.UTC)
        ? Optional.empty()
        : Optional.of(local.atZone(utc ? ZoneOffset.UTC : zone).toInstant());
  }
}
