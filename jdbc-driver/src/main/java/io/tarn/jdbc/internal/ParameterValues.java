// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.util.Calendar;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Turns whatever a caller sets as a parameter into the values {@link ValueReader} describes. */
final class ParameterValues {
  /**
   * A null that knows its type.
   *
   * @param jdbcType one of {@link java.sql.Types}
   */
  record TypedNull(int jdbcType) {}

  private ParameterValues() {}

  static @Nullable Object of(@Nullable Object value) throws SQLException {
    if (value == null
        || value instanceof TypedNull
        || value instanceof Boolean
        || value instanceof String
        || value instanceof byte[]) {
      return value;
    }
    if (value instanceof Number number) {
      return number(number);
    }
    Object temporal = TemporalParameters.of(value);
    return temporal == null ? other(value) : temporal;
  }

  private static Object number(Number number) {
    if (number instanceof Byte || number instanceof Short) {
      return number.intValue();
    }
    if (number instanceof BigInteger big) {
      return new BigDecimal(big);
    }
    return number;
  }

  private static Object other(Object value) throws SQLException {
    if (value instanceof Character || value instanceof java.util.UUID || value instanceof Enum<?>) {
      return value.toString();
    }
    if (value instanceof java.net.URL || value instanceof java.net.URI) {
      return value.toString();
    }
    if (value instanceof Reader reader) {
      return ParameterStreams.text(reader, Long.MAX_VALUE);
    }
    if (value instanceof InputStream stream) {
      return ParameterStreams.bytes(stream, Long.MAX_VALUE);
    }
    if (value instanceof Clob clob) {
      return clob.getSubString(1, Math.toIntExact(clob.length()));
    }
    if (value instanceof Blob blob) {
      return blob.getBytes(1, Math.toIntExact(blob.length()));
    }
    if (value instanceof ArrayValue array) {
      return array;
    }
    if (value instanceof Array array) {
      return array((Object[]) array.getArray());
    }
    if (value instanceof Collection<?> list) {
      return array(list.toArray());
    }
    if (value instanceof Object[] list) {
      return array(list);
    }
    throw new SQLFeatureNotSupportedException(
        String.format(
            Locale.ROOT, "A %s cannot be sent as a parameter", value.getClass().getName()),
        "0A000");
  }

  static ArrayValue array(@Nullable Object[] elements) throws SQLException {
    @Nullable Object[] values = new Object[elements.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = of(elements[i]);
    }
    return new ArrayValue(ColumnType.STRING, values);
  }

  /** A date or time as a clock in the calendar's zone shows it. */
  static @Nullable Object of(java.util.@Nullable Date value, @Nullable Calendar calendar)
      throws SQLException {
    if (value == null || calendar == null) {
      return of(value);
    }
    ZoneId zone = calendar.getTimeZone().toZoneId();
    if (value instanceof Time time) {
      return TemporalParameters.of(time, zone);
    }
    return value instanceof Date date
        ? TemporalParameters.of(date, zone)
        : value.toInstant().atZone(zone);
  }

  /** Dates and times among the parameters. */
  static final class TemporalParameters {
    private TemporalParameters() {}

    /** The value in java.time's terms, or null if it is no date or time. */
    static @Nullable Object of(Object value) {
      if (value instanceof Date date) {
        return date.toLocalDate();
      }
      if (value instanceof Time time) {
        return of(time, ZoneId.systemDefault());
      }
      if (value instanceof Timestamp timestamp) {
        return timestamp.toInstant().atZone(ZoneId.systemDefault());
      }
      if (value instanceof java.util.Date date) {
        return date.toInstant().atZone(ZoneId.systemDefault());
      }
      if (value instanceof Calendar calendar) {
        return calendar.toInstant().atZone(calendar.getTimeZone().toZoneId());
      }
      if (value instanceof Instant instant) {
        return instant.atZone(ZoneId.systemDefault());
      }
      if (value instanceof OffsetDateTime timestamp) {
        return timestamp.toZonedDateTime();
      }
      if (value instanceof OffsetTime time) {
        return time.toLocalTime();
      }
      return value.getClass().getPackageName().equals("java.time") ? value : null;
    }

    static Object of(Time time, ZoneId zone) {
      return Instant.ofEpochMilli(time.getTime()).atZone(zone).toLocalTime();
    }

    static LocalDate of(Date date, ZoneId zone) {
      return Instant.ofEpochMilli(date.getTime()).atZone(zone).toLocalDate();
    }
  }
}
