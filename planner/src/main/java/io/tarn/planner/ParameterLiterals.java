// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.ErrorCode;
import io.tarn.api.WarehouseException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** Turns parameter values into typed literals; a value can never become anything else. */
final class ParameterLiterals {
  private ParameterLiterals() {}

  static SqlNode of(@Nullable Object value, RelDataTypeFactory types, SqlParserPos pos) {
    if (value == null) {
      return SqlLiteral.createNull(pos);
    }
    if (value instanceof Boolean flag) {
      return SqlLiteral.createBoolean(flag, pos);
    }
    if (value instanceof String text) {
      return SqlLiteral.createCharString(text, pos);
    }
    if (value instanceof Number number) {
      return number(number, types, pos);
    }
    if (value instanceof byte[] bytes) {
      return SqlLiteral.createBinaryString(
          java.util.HexFormat.of().withUpperCase().formatHex(bytes), pos);
    }
    return time(value, types, pos);
  }

  private static SqlNode number(Number number, RelDataTypeFactory types, SqlParserPos pos) {
    if (number instanceof Byte) {
      return cast(number.toString(), SqlTypeName.TINYINT, types, pos);
    }
    if (number instanceof Short) {
      return cast(number.toString(), SqlTypeName.SMALLINT, types, pos);
    }
    if (number instanceof Integer) {
      return number.intValue() < 0
          ? cast(number.toString(), SqlTypeName.INTEGER, types, pos)
          : SqlLiteral.createExactNumeric(number.toString(), pos);
    }
    if (number instanceof Long) {
      return cast(number.toString(), SqlTypeName.BIGINT, types, pos);
    }
    if (number instanceof Float) {
      return cast(number.toString(), SqlTypeName.REAL, types, pos);
    }
    if (number instanceof Double) {
      return cast(number.toString(), SqlTypeName.DOUBLE, types, pos);
    }
    if (number instanceof BigDecimal decimal) {
      return decimal(decimal, types, pos);
    }
    throw unknown(number);
  }

  private static SqlNode decimal(BigDecimal value, RelDataTypeFactory types, SqlParserPos pos) {
    BigDecimal plain = value.scale() < 0 ? value.setScale(0) : value;
    int precision = Math.max(plain.precision(), plain.scale());
    if (precision > SparkTypeSystem.MAX_DECIMAL) {
      throw WarehouseException.of(
          ErrorCode.INVALID_PARAMETER_VALUE,
          "A decimal parameter has "
              + precision
              + " digits, but 38 is the most. Round it, or bind it as a double.");
    }
    return SparkTypeName.cast(
        SqlLiteral.createCharString(plain.toPlainString(), pos),
        types.createSqlType(SqlTypeName.DECIMAL, precision, plain.scale()));
  }

  private static SqlNode time(Object value, RelDataTypeFactory types, SqlParserPos pos) {
    if (value instanceof LocalDate date) {
      return cast(date.toString(), SqlTypeName.DATE, types, pos);
    }
    if (value instanceof LocalDateTime time) {
      return cast(time.toString(), SqlTypeName.TIMESTAMP, types, pos);
    }
    if (value instanceof Instant instant) {
      return cast(instant.toString(), SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE, types, pos);
    }
    throw unknown(value);
  }

  private static SqlNode cast(
      String text, SqlTypeName type, RelDataTypeFactory types, SqlParserPos pos) {
    return SparkTypeName.cast(SqlLiteral.createCharString(text, pos), types.createSqlType(type));
  }

  private static WarehouseException unknown(Object value) {
    return WarehouseException.of(
        ErrorCode.INVALID_PARAMETER_VALUE,
        "A parameter of class "
            + value.getClass().getSimpleName()
            + " cannot be bound. Bind a number, string, boolean, date, timestamp or bytes.");
  }
}
