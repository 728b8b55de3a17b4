// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/** The Arrow types columns get, and what SQL calls them. */
final class ColumnTypes {
  static final ArrowType STRING = ArrowType.Utf8.INSTANCE;
  static final ArrowType BOOLEAN = ArrowType.Bool.INSTANCE;
  static final ArrowType BIGINT = new ArrowType.Int(64, true);
  static final ArrowType DOUBLE = new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
  static final ArrowType DATE = new ArrowType.Date(DateUnit.DAY);
  static final ArrowType TIMESTAMP = new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC");
  static final ArrowType LOCAL_TIMESTAMP = new ArrowType.Timestamp(TimeUnit.MICROSECOND, null);

  private ColumnTypes() {}

  static ArrowType decimal(int precision, int scale) {
    return new ArrowType.Decimal(precision, scale, 128);
  }

  static boolean isText(ArrowType type) {
    return type instanceof ArrowType.Utf8 || type instanceof ArrowType.LargeUtf8;
  }

  static boolean isNumber(ArrowType type) {
    return type instanceof ArrowType.Int
        || type instanceof ArrowType.Decimal
        || type instanceof ArrowType.FloatingPoint;
  }

  static boolean isTemporal(ArrowType type) {
    return type instanceof ArrowType.Date || type instanceof ArrowType.Timestamp;
  }

  static boolean isZoned(ArrowType.Timestamp type) {
    return type.getTimezone() != null && !type.getTimezone().isEmpty();
  }

  /** The SQL name of a field's type, with those of its parts. */
  static String sqlName(Field field) {
    List<Field> children = field.getChildren();
    if (field.getType() instanceof ArrowType.List) {
      return "ARRAY<" + sqlName(children.get(0)) + ">";
    }
    if (field.getType() instanceof ArrowType.Struct) {
      return children.stream()
          .map(child -> child.getName() + ": " + sqlName(child))
          .collect(Collectors.joining(", ", "STRUCT<", ">"));
    }
    return sqlName(field.getType());
  }

  /** The type's name in SQL. */
  static String sqlName(ArrowType type) {
    if (isText(type)) {
      return "STRING";
    }
    if (type instanceof ArrowType.Bool) {
      return "BOOLEAN";
    }
    if (type instanceof ArrowType.Int whole) {
      return switch (whole.getBitWidth()) {
        case 8 -> "TINYINT";
        case 16 -> "SMALLINT";
        case 32 -> "INT";
        default -> "BIGINT";
      };
    }
    if (type instanceof ArrowType.FloatingPoint floating) {
      return floating.getPrecision() == FloatingPointPrecision.DOUBLE ? "DOUBLE" : "FLOAT";
    }
    if (type instanceof ArrowType.Decimal decimal) {
      return "DECIMAL(" + decimal.getPrecision() + "," + decimal.getScale() + ")";
    }
    if (type instanceof ArrowType.Timestamp timestamp) {
      return isZoned(timestamp) ? "TIMESTAMP" : "TIMESTAMP_NTZ";
    }
    return type instanceof ArrowType.Date ? "DATE" : type.toString();
  }
}
