// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;

/** Reads and writes timestamps: ZonedDateTime where the type has a zone, else LocalDateTime. */
final class TimestampUnits {
  private TimestampUnits() {}

  static ValueReader of(TimeStampVector vector) {
    ArrowType.Timestamp type = (ArrowType.Timestamp) vector.getField().getType();
    long perSecond = perSecond(type.getUnit());
    if (type.getTimezone() == null) {
      return row -> {
        Instant instant = instant(vector.get(row), perSecond);
        return LocalDateTime.ofEpochSecond(
            instant.getEpochSecond(), instant.getNano(), ZoneOffset.UTC);
      };
    }
    ZoneId zone = zone(type.getTimezone());
    return row -> instant(vector.get(row), perSecond).atZone(zone);
  }

  /** The reverse: a value as the number a vector of timestamps holds. */
  static long units(Object value, TimeStampVector vector) throws SQLException {
    ArrowType.Timestamp type = (ArrowType.Timestamp) vector.getField().getType();
    Instant instant =
        type.getTimezone() == null
            ? TimeValues.toLocalDateTime(value).toInstant(ZoneOffset.UTC)
            : TimeValues.toZoned(value, ZoneId.systemDefault()).toInstant();
    return units(instant.getEpochSecond(), instant.getNano(), type.getUnit());
  }

  static long units(Duration duration, TimeUnit unit) {
    return units(duration.getSeconds(), duration.getNano(), unit);
  }

  private static long units(long seconds, int nanos, TimeUnit unit) {
    long perSecond = perSecond(unit);
    return Math.addExact(
        Math.multiplyExact(seconds, perSecond), nanos / (1_000_000_000L / perSecond));
  }

  private static Instant instant(long value, long perSecond) {
    return Instant.ofEpochSecond(
        Math.floorDiv(value, perSecond),
        Math.floorMod(value, perSecond) * (1_000_000_000L / perSecond));
  }

  private static long perSecond(TimeUnit unit) {
    return switch (unit) {
      case SECOND -> 1L;
      case MILLISECOND -> 1_000L;
      case MICROSECOND -> 1_000_000L;
      case NANOSECOND -> 1_000_000_000L;
    };
  }

  /** Zones this JDK has not heard of still mark an instant; UTC shows it correctly. */
  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name, ZoneId.SHORT_IDS);
    } catch (DateTimeException e) {
      return ZoneOffset.UTC;
    }
  }
}
