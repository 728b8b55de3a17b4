// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.calcite.avatica.util.ByteString;
import org.jspecify.annotations.Nullable;

/** Values of system tables between the API's Java classes and those Calcite's executor works on. */
final class SystemValues {
  private SystemValues() {}

  static @Nullable Object[] toCalcite(List<@Nullable Object> row, List<Field> fields) {
    @Nullable Object[] values = new Object[fields.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = toCalcite(row.get(i));
    }
    return values;
  }

  private static @Nullable Object toCalcite(@Nullable Object value) {
    if (value instanceof Instant instant) {
      return instant.toEpochMilli();
    }
    if (value instanceof LocalDateTime time) {
      return time.toInstant(ZoneOffset.UTC).toEpochMilli();
    }
    if (value instanceof LocalDate date) {
      return Math.toIntExact(date.toEpochDay());
    }
    return value instanceof byte[] bytes ? new ByteString(bytes) : value;
  }

  /** A value the executor gave, as the API has it for a column of this type. */
  static @Nullable Object fromCalcite(@Nullable Object value, Field field) {
    if (value == null) {
      return null;
    }
    ArrowType type = field.getType();
    if (type instanceof ArrowType.Timestamp timestamp) {
      Instant instant = Instant.ofEpochMilli(((Number) value).longValue());
      return timestamp.getTimezone() == null
          ? LocalDateTime.ofInstant(instant, ZoneOffset.UTC)
          : instant;
    }
    if (type instanceof ArrowType.Date) {
      return LocalDate.ofEpochDay(((Number) value).longValue());
    }
    if (type instanceof ArrowType.Decimal decimal && value instanceof Number number) {
      return new BigDecimal(number.toString())
          .setScale(decimal.getScale(), java.math.RoundingMode.HALF_UP);
    }
    if (value instanceof Number number) {
      return number(number, type);
    }
    return value instanceof ByteString bytes ? bytes.getBytes() : value;
  }

  private static Object number(Number number, ArrowType type) {
    if (type instanceof ArrowType.Int whole) {
      return switch (whole.getBitWidth()) {
        case 8 -> number.byteValue();
        case 16 -> number.shortValue();
        case 32 -> number.intValue();
        default -> number.longValue();
      };
    }
    return type instanceof ArrowType.FloatingPoint ? (Object) number.doubleValue() : number;
  }
}
