// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import java.util.List;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;

/** Arrow fields from short type names. */
final class ArrowColumns {
  private ArrowColumns() {}

  static Field field(String name, String type) {
    if (type.startsWith("array<")) {
      Field element = field("element", type.substring(6, type.length() - 1));
      return new Field(name, FieldType.nullable(new ArrowType.List()), List.of(element));
    }
    if (type.startsWith("map<")) {
      String[] parts = type.substring(4, type.length() - 1).split(",", 2);
      Field key = new Field("key", FieldType.notNullable(type(parts[0])), List.of());
      Field entries =
          new Field(
              "entries",
              FieldType.notNullable(new ArrowType.Struct()),
              List.of(key, field("value", parts[1])));
      return new Field(name, FieldType.nullable(new ArrowType.Map(false)), List.of(entries));
    }
    if (type.startsWith("struct<")) {
      List<Field> children =
          List.of(type.substring(7, type.length() - 1).split(",", -1)).stream()
              .map(child -> child.split(" ", 2))
              .map(child -> field(child[0], child[1]))
              .toList();
      return new Field(name, FieldType.nullable(new ArrowType.Struct()), children);
    }
    return new Field(name, FieldType.nullable(type(type)), List.of());
  }

  static ArrowType type(String name) {
    if (name.startsWith("decimal(")) {
      String[] parts = name.substring(8, name.length() - 1).split(",", 2);
      return new ArrowType.Decimal(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), 128);
    }
    return switch (name) {
      case "boolean" -> new ArrowType.Bool();
      case "tinyint" -> new ArrowType.Int(8, true);
      case "smallint" -> new ArrowType.Int(16, true);
      case "int" -> new ArrowType.Int(32, true);
      case "bigint" -> new ArrowType.Int(64, true);
      case "float" -> new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE);
      case "double" -> new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
      case "string" -> new ArrowType.Utf8();
      case "binary" -> new ArrowType.Binary();
      case "date" -> new ArrowType.Date(DateUnit.DAY);
      case "timestamp" -> new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC");
      case "timestamp_ntz" -> new ArrowType.Timestamp(TimeUnit.MICROSECOND, null);
      default -> throw new IllegalArgumentException(name);
    };
  }
}
