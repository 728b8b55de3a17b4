// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway.avatica;

import io.tarn.api.ParameterRow;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.apache.calcite.avatica.proto.Common;
import org.apache.calcite.avatica.remote.TypedValue;
import org.jspecify.annotations.Nullable;

/** The values a client binds, in the Java types {@link ParameterRow} promises. */
final class ParameterValues {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private ParameterValues() {}

  /** One row, or none if nothing is bound. */
  static List<ParameterRow> row(@Nullable List<TypedValue> values) {
    return values == null || values.isEmpty() ? List.of() : List.of(of(values));
  }

  /** A row of a batch. */
  static ParameterRow of(List<TypedValue> values) {
    List<@Nullable Object> row = new ArrayList<>();
    for (TypedValue value : values) {
      row.add(value(value));
    }
    return new ParameterRow(row);
  }

  /** A row of a batch as protobuf carries it. */
  static ParameterRow ofProtobuf(List<Common.TypedValue> values) {
    return of(values.stream().map(TypedValue::fromProto).toList());
  }

  private static @Nullable Object value(TypedValue bound) {
    Object value = bound.value;
    if (value == null) {
      return null;
    }
    try {
      return value(bound, value);
    } catch (ClassCastException | IllegalArgumentException | ArithmeticException e) {
      throw AvaticaErrors.parameter(
          "A value sent as " + bound.type + " is none; send a value of its type");
    }
  }

  private static Object value(TypedValue bound, Object value) {
    return switch (bound.type) {
      case BOOLEAN, PRIMITIVE_BOOLEAN -> (Boolean) value;
      case BYTE, PRIMITIVE_BYTE -> ((Number) value).byteValue();
      case SHORT, PRIMITIVE_SHORT -> ((Number) value).shortValue();
      case INTEGER, PRIMITIVE_INT -> ((Number) value).intValue();
      case LONG, PRIMITIVE_LONG -> ((Number) value).longValue();
      case FLOAT, PRIMITIVE_FLOAT -> ((Number) value).floatValue();
      case DOUBLE, PRIMITIVE_DOUBLE -> ((Number) value).doubleValue();
      case NUMBER -> decimal((Number) value);
      case STRING, CHARACTER, PRIMITIVE_CHAR -> value.toString();
      case BYTE_STRING -> Base64.getDecoder().decode((String) value);
      case JAVA_SQL_DATE -> LocalDate.ofEpochDay(((Number) value).longValue());
      case JAVA_SQL_TIME -> LocalTime.ofNanoOfDay(((Number) value).longValue() * NANOS_PER_MILLI);
      case JAVA_SQL_TIMESTAMP, JAVA_UTIL_DATE ->
          Instant.ofEpochMilli(((Number) value).longValue())
              .atOffset(ZoneOffset.UTC)
              .toLocalDateTime();
      case OBJECT -> plain(value);
      default ->
          throw AvaticaErrors.parameter(
              "Values of type " + bound.type + " cannot be bound; bind a plain value");
    };
  }

  /** What a client did not give a type: what JSON tells of it. */
  private static Object plain(Object value) {
    if (value instanceof Boolean || value instanceof String || value instanceof Number) {
      return value instanceof BigInteger whole ? new BigDecimal(whole) : value;
    }
    throw new IllegalArgumentException("no plain value");
  }

  private static BigDecimal decimal(Number value) {
    if (value instanceof BigDecimal exact) {
      return exact;
    }
    return value instanceof BigInteger whole
        ? new BigDecimal(whole)
        : new BigDecimal(value.toString());
  }
}
