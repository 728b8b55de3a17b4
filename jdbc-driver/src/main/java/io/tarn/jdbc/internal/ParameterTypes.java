// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

import java.math.BigDecimal;
import java.sql.Types;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.IntervalUnit;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/** Chooses the Arrow type of each parameter: what the server asked for, else what was set. */
final class ParameterTypes {
  private static final int MAX_PRECISION = 38;
  private static final ArrowType INSTANT = new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC");

  private ParameterTypes() {}

  /** Fields for rows of parameters, all rows as wide as the first. */
  static Schema of(Schema declared, List<@Nullable Object[]> rows) {
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < rows.get(0).length; i++) {
      Field asked = i < declared.getFields().size() ? declared.getFields().get(i) : null;
      fields.add(
          asked != null && !(asked.getType() instanceof ArrowType.Null)
              ? asked
              : inferred("parameter_" + (i + 1), column(rows, i)));
    }
    return new Schema(fields);
  }

  private static List<Object> column(List<@Nullable Object[]> rows, int index) {
    return rows.stream().map(row -> row[index]).filter(Objects::nonNull).toList();
  }

  private static Field inferred(String name, List<Object> values) {
    ArrowType type = new ArrowType.Null();
    for (Object value : values) {
      type = wider(type, typeOf(value));
    }
    if (type instanceof ArrowType.List) {
      List<Object> elements = new ArrayList<>();
      for (Object value : values) {
        if (value instanceof ArrayValue array) {
          for (Object element : array.elements()) {
            if (element != null) {
              elements.add(element);
            }
          }
        }
      }
      return new Field(
          name,
          org.apache.arrow.vector.types.pojo.FieldType.nullable(type),
          List.of(inferred("element", elements)));
    }
    return Field.nullable(name, type);
  }

  private static ArrowType wider(ArrowType left, ArrowType right) {
    if (left instanceof ArrowType.Null || left.equals(right)) {
      return right;
    }
    if (right instanceof ArrowType.Null) {
      return left;
    }
    if (left instanceof ArrowType.Decimal a && right instanceof ArrowType.Decimal b) {
      int scale = Math.max(a.getScale(), b.getScale());
      int whole = Math.max(a.getPrecision() - a.getScale(), b.getPrecision() - b.getScale());
      return new ArrowType.Decimal(Math.min(MAX_PRECISION, whole + scale), scale, 128);
    }
    if (left instanceof ArrowType.Int a && right instanceof ArrowType.Int b) {
      return a.getBitWidth() >= b.getBitWidth() ? a : b;
    }
    // Text holds every value; the server casts it to what the place needs.
    return new ArrowType.Utf8();
  }

  private static ArrowType typeOf(Object value) {
    if (value instanceof ParameterValues.TypedNull typed) {
      return typeOf(typed.jdbcType());
    }
    if (value instanceof Boolean) {
      return new ArrowType.Bool();
    }
    if (value instanceof Integer) {
      return new ArrowType.Int(32, true);
    }
    if (value instanceof Long) {
      return new ArrowType.Int(64, true);
    }
    if (value instanceof Float) {
      return new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE);
    }
    if (value instanceof Double) {
      return new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
    }
    if (value instanceof BigDecimal decimal) {
      int scale = Math.max(0, decimal.scale());
      int whole = Math.max(1, decimal.precision() - decimal.scale());
      return new ArrowType.Decimal(Math.min(MAX_PRECISION, whole + scale), scale, 128);
    }
    if (value instanceof byte[]) {
      return new ArrowType.Binary();
    }
    if (value instanceof ArrayValue) {
      return new ArrowType.List();
    }
    return temporal(value);
  }

  private static ArrowType temporal(Object value) {
    if (value instanceof LocalDate) {
      return new ArrowType.Date(DateUnit.DAY);
    }
    if (value instanceof LocalTime) {
      return new ArrowType.Time(TimeUnit.MICROSECOND, 64);
    }
    if (value instanceof LocalDateTime) {
      return new ArrowType.Timestamp(TimeUnit.MICROSECOND, null);
    }
    if (value instanceof ZonedDateTime) {
      return INSTANT;
    }
    if (value instanceof Duration) {
      return new ArrowType.Duration(TimeUnit.MICROSECOND);
    }
    if (value instanceof Period) {
      return new ArrowType.Interval(IntervalUnit.YEAR_MONTH);
    }
    return new ArrowType.Utf8();
  }

  private static ArrowType typeOf(int jdbcType) {
    return switch (jdbcType) {
      case Types.BIT, Types.BOOLEAN -> new ArrowType.Bool();
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER -> new ArrowType.Int(32, true);
      case Types.BIGINT -> new ArrowType.Int(64, true);
      case Types.REAL -> new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE);
      case Types.FLOAT, Types.DOUBLE -> new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
      case Types.DECIMAL, Types.NUMERIC -> new ArrowType.Decimal(MAX_PRECISION, 18, 128);
      case Types.DATE -> new ArrowType.Date(DateUnit.DAY);
      case Types.TIME -> new ArrowType.Time(TimeUnit.MICROSECOND, 64);
      case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> INSTANT;
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> new ArrowType.Binary();
      case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.NVARCHAR, Types.CLOB ->
          new ArrowType.Utf8();
      default -> new ArrowType.Null();
    };
  }
}
