// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

import java.sql.Date;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Calendar;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads dates and times. A calendar gives the zone of values that have none themselves. */
final class TimeValues {
  private static final DateTimeFormatter TIMESTAMP =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendPattern("['T'][ ]")
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .toFormatter(Locale.ROOT);

  private TimeValues() {}

  static LocalDate toLocalDate(Object value) throws SQLException {
    if (value instanceof LocalDate date) {
      return date;
    }
    return toLocalDateTime(value).toLocalDate();
  }

  static LocalTime toLocalTime(Object value) throws SQLException {
    if (value instanceof LocalTime time) {
      return time;
    }
    if (value instanceof String text && text.indexOf('-') < 0) {
      try {
        return LocalTime.parse(text.trim());
      } catch (DateTimeException e) {
        throw new SQLDataException("The text is not a time: " + text, "22007", e);
      }
    }
    if (value instanceof LocalDate) {
      throw JdbcValues.impossible(value, "a time");
    }
    return toLocalDateTime(value).toLocalTime();
  }

  /** What a clock on the wall shows: in the session's zone for instants. */
  static LocalDateTime toLocalDateTime(Object value) throws SQLException {
    if (value instanceof LocalDateTime timestamp) {
      return timestamp;
    }
    if (value instanceof ZonedDateTime timestamp) {
      return timestamp.toLocalDateTime();
    }
    if (value instanceof LocalDate date) {
      return date.atStartOfDay();
    }
    if (value instanceof String text) {
      try {
        return TIMESTAMP.parse(text.trim(), TimeValues::localDateTime);
      } catch (DateTimeException e) {
        throw new SQLDataException("The text is not a timestamp: " + text, "22007", e);
      }
    }
    throw JdbcValues.impossible(value, "a date or timestamp");
  }

  static ZonedDateTime toZoned(Object value, ZoneId zone) throws SQLException {
    return value instanceof ZonedDateTime timestamp
        ? timestamp
        : toLocalDateTime(value).atZone(zone);
  }

  static Timestamp toTimestamp(Object value, @Nullable Calendar calendar) throws SQLException {
    if (value instanceof ZonedDateTime timestamp) {
      return Timestamp.from(timestamp.toInstant());
    }
    if (calendar == null) {
      return Timestamp.valueOf(toLocalDateTime(value));
    }
    return Timestamp.from(toLocalDateTime(value).atZone(zone(calendar)).toInstant());
  }

  static Date toDate(Object value, @Nullable Calendar calendar) throws SQLException {
    LocalDate date = toLocalDate(value);
    if (calendar == null) {
      return Date.valueOf(date);
    }
    return new Date(date.atStartOfDay(zone(calendar)).toInstant().toEpochMilli());
  }

  static Time toTime(Object value, @Nullable Calendar calendar) throws SQLException {
    LocalTime time = toLocalTime(value);
    ZoneId zone = calendar == null ? ZoneId.systemDefault() : zone(calendar);
    // Not Time.valueOf: that drops the milliseconds.
    return new Time(LocalDate.EPOCH.atTime(time).atZone(zone).toInstant().toEpochMilli());
  }

  private static ZoneId zone(Calendar calendar) {
    return calendar.getTimeZone().toZoneId();
  }

  private static LocalDateTime localDateTime(java.time.temporal.TemporalAccessor parsed) {
    LocalTime time = parsed.query(java.time.temporal.TemporalQueries.localTime());
    return LocalDate.from(parsed).atTime(time == null ? LocalTime.MIDNIGHT : time);
  }
}
