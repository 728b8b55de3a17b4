// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** Converts a parameter to the JDBC type its caller named. */
final class ParameterConversions {
  private ParameterConversions() {}

  /**
   * @param jdbcType one of {@link Types}
   * @param scale digits after the point for decimals; negative to leave them
   */
  static @Nullable Object convert(@Nullable Object value, int jdbcType, int scale)
      throws SQLException {
    Object plain = ParameterValues.of(value);
    if (plain == null) {
      return new ParameterValues.TypedNull(jdbcType);
    }
    Class<?> target = target(jdbcType, plain);
    Object converted = target.isInstance(plain) ? plain : JdbcValues.convert(plain, target);
    return converted instanceof BigDecimal decimal && scale >= 0
        ? decimal.setScale(scale, RoundingMode.HALF_UP)
        : converted;
  }

  private static Class<?> target(int jdbcType, Object value) {
    return switch (jdbcType) {
      case Types.BIT, Types.BOOLEAN -> Boolean.class;
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER -> Integer.class;
      case Types.BIGINT -> Long.class;
      case Types.REAL -> Float.class;
      case Types.FLOAT, Types.DOUBLE -> Double.class;
      case Types.DECIMAL, Types.NUMERIC -> BigDecimal.class;
      case Types.CHAR,
          Types.VARCHAR,
          Types.LONGVARCHAR,
          Types.NCHAR,
          Types.NVARCHAR,
          Types.LONGNVARCHAR,
          Types.CLOB,
          Types.NCLOB ->
          String.class;
      case Types.DATE -> LocalDate.class;
      case Types.TIME, Types.TIME_WITH_TIMEZONE -> LocalTime.class;
      case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE ->
          // Either kind of timestamp is one already; which the server wants, it says itself.
          value instanceof java.time.LocalDateTime
              ? java.time.LocalDateTime.class
              : ZonedDateTime.class;
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> byte[].class;
      default -> Object.class;
    };
  }
}
