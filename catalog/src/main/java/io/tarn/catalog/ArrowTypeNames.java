// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/** Spark's names of the types that columns of tables have. */
final class ArrowTypeNames {
  private ArrowTypeNames() {}

  /** In full and in lower case, as {@code array<decimal(10,2)>}. */
  static String full(Field field) {
    ArrowType type = field.getType();
    List<Field> children = field.getChildren();
    if (type instanceof ArrowType.List) {
      return "array<" + full(children.get(0)) + ">";
    }
    if (type instanceof ArrowType.Map) {
      List<Field> entry = children.get(0).getChildren();
      return "map<" + full(entry.get(0)) + "," + full(entry.get(1)) + ">";
    }
    if (type instanceof ArrowType.Struct) {
      return children.stream()
          .map(child -> child.getName() + ":" + full(child))
          .collect(Collectors.joining(",", "struct<", ">"));
    }
    return scalar(type);
  }

  /** Without what is inside, in upper case, as {@code DECIMAL} or {@code ARRAY}. */
  static String simple(Field field) {
    return full(field).replaceAll("[<(].*", "").toUpperCase(java.util.Locale.ROOT);
  }

  private static String scalar(ArrowType type) {
    if (type instanceof ArrowType.Int whole) {
      return switch (whole.getBitWidth()) {
        case 8 -> "tinyint";
        case 16 -> "smallint";
        case 32 -> "int";
        default -> "bigint";
      };
    }
    if (type instanceof ArrowType.FloatingPoint real) {
      return real.getPrecision() == FloatingPointPrecision.SINGLE ? "float" : "double";
    }
    if (type instanceof ArrowType.Decimal decimal) {
      return "decimal(" + decimal.getPrecision() + "," + decimal.getScale() + ")";
    }
    if (type instanceof ArrowType.Timestamp timestamp) {
      return timestamp.getTimezone() == null ? "timestamp_ntz" : "timestamp";
    }
    return switch (type.getTypeID()) {
      case Utf8, LargeUtf8, Utf8View -> "string";
      case Binary, LargeBinary, FixedSizeBinary, BinaryView -> "binary";
      case Bool -> "boolean";
      case Date -> "date";
      case Null -> "void";
      default -> type.getTypeID().name().toLowerCase(java.util.Locale.ROOT);
    };
  }
}
