// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.Date;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.Struct;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Converts what {@link ValueReader}s read into the Java classes JDBC callers ask for. */
final class JdbcValues {
  /** Converts a value to one class. */
  private interface Conversion {
    Object apply(Object value) throws SQLException;
  }

  private static final Map<Class<?>, Conversion> CONVERSIONS = new HashMap<>();

  static {
    CONVERSIONS.put(String.class, SqlText::of);
    CONVERSIONS.put(Boolean.class, NumberValues::toBoolean);
    CONVERSIONS.put(Byte.class, v -> (byte) NumberValues.toLong(v, Byte.MIN_VALUE, Byte.MAX_VALUE));
    CONVERSIONS.put(
        Short.class, v -> (short) NumberValues.toLong(v, Short.MIN_VALUE, Short.MAX_VALUE));
    CONVERSIONS.put(
        Integer.class, v -> (int) NumberValues.toLong(v, Integer.MIN_VALUE, Integer.MAX_VALUE));
    CONVERSIONS.put(Long.class, v -> NumberValues.toLong(v, Long.MIN_VALUE, Long.MAX_VALUE));
    CONVERSIONS.put(Float.class, v -> (float) NumberValues.toDouble(v));
    CONVERSIONS.put(Double.class, NumberValues::toDouble);
    CONVERSIONS.put(BigDecimal.class, NumberValues::toDecimal);
    CONVERSIONS.put(BigInteger.class, v -> NumberValues.toDecimal(v).toBigInteger());
    CONVERSIONS.put(byte[].class, JdbcValues::toBytes);
    CONVERSIONS.put(UUID.class, JdbcValues::toUuid);
    CONVERSIONS.put(LocalDate.class, TimeValues::toLocalDate);
    CONVERSIONS.put(LocalTime.class, TimeValues::toLocalTime);
    CONVERSIONS.put(LocalDateTime.class, TimeValues::toLocalDateTime);
    CONVERSIONS.put(ZonedDateTime.class, v -> TimeValues.toZoned(v, ZoneId.systemDefault()));
    CONVERSIONS.put(
        OffsetDateTime.class,
        v -> TimeValues.toZoned(v, ZoneId.systemDefault()).toOffsetDateTime());
    CONVERSIONS.put(Instant.class, v -> TimeValues.toZoned(v, ZoneId.systemDefault()).toInstant());
    CONVERSIONS.put(OffsetTime.class, v -> TimeValues.toLocalTime(v).atOffset(ZoneOffset.UTC));
    CONVERSIONS.put(Date.class, v -> TimeValues.toDate(v, null));
    CONVERSIONS.put(Time.class, v -> TimeValues.toTime(v, null));
    CONVERSIONS.put(Timestamp.class, v -> TimeValues.toTimestamp(v, null));
    CONVERSIONS.put(Period.class, v -> cast(v, Period.class));
    CONVERSIONS.put(Duration.class, v -> cast(v, Duration.class));
    CONVERSIONS.put(Array.class, v -> cast(v, Array.class));
    CONVERSIONS.put(Struct.class, v -> cast(v, Struct.class));
    CONVERSIONS.put(Map.class, JdbcValues::toMap);
  }

  private JdbcValues() {}

  /** The value as an object of a class. */
  static <T> T convert(Object value, Class<T> type) throws SQLException {
    if (type == Object.class) {
      return type.cast(Objects.requireNonNull(toJdbc(value)));
    }
    Conversion conversion = CONVERSIONS.get(type);
    if (conversion == null) {
      return cast(value, type);
    }
    return type.cast(conversion.apply(value));
  }

  /** The value as plain {@code getObject} gives it. */
  static @Nullable Object toJdbc(@Nullable Object value) throws SQLException {
    if (value instanceof LocalDate) {
      return TimeValues.toDate(value, null);
    }
    if (value instanceof LocalTime) {
      return TimeValues.toTime(value, null);
    }
    if (value instanceof LocalDateTime || value instanceof ZonedDateTime) {
      return TimeValues.toTimestamp(value, null);
    }
    return value;
  }

  static SQLDataException impossible(Object value, String target) {
    return new SQLDataException(
        String.format(
            Locale.ROOT,
            "A value of type %s cannot be read as %s",
            value.getClass().getSimpleName(),
            target),
        "22018");
  }

  private static <T> T cast(Object value, Class<T> type) throws SQLException {
    if (type.isInstance(value)) {
      return type.cast(value);
    }
    throw impossible(value, type.getName());
  }

  private static byte[] toBytes(Object value) throws SQLException {
    if (value instanceof byte[] bytes) {
      return bytes.clone();
    }
    if (value instanceof String text) {
      return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
    throw impossible(value, "bytes");
  }

  private static UUID toUuid(Object value) throws SQLException {
    try {
      return UUID.fromString(cast(value, String.class));
    } catch (IllegalArgumentException e) {
      throw new SQLDataException("The text is not a UUID", "22018", e);
    }
  }

  private static Object toMap(Object value) throws SQLException {
    if (value instanceof StructValue struct) {
      Map<String, @Nullable Object> map = new java.util.LinkedHashMap<>();
      for (int i = 0; i < struct.values().length; i++) {
        map.put(struct.names().get(i), struct.values()[i]);
      }
      return map;
    }
    return cast(value, Map.class);
  }
}
