// SPDX-License-Identifier: Apache-2.0
package io.tarn.delta;

import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.ByteType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.DecimalType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.MapType;
import io.delta.kernel.types.ShortType;
import io.delta.kernel.types.StructType;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/** Types as a person writes them in SQL, for messages. */
final class TypeNames {
  private TypeNames() {}

  static String of(DataType type) {
    if (type instanceof LongType) {
      return "BIGINT";
    }
    if (type instanceof IntegerType) {
      return "INT";
    }
    if (type instanceof ShortType) {
      return "SMALLINT";
    }
    if (type instanceof ByteType) {
      return "TINYINT";
    }
    if (type instanceof DecimalType decimal) {
      return "DECIMAL(" + decimal.getPrecision() + ", " + decimal.getScale() + ")";
    }
    if (type instanceof ArrayType array) {
      return "ARRAY<" + of(array.getElementType()) + ">";
    }
    if (type instanceof MapType map) {
      return "MAP<" + of(map.getKeyType()) + ", " + of(map.getValueType()) + ">";
    }
    if (type instanceof StructType struct) {
      return struct.fields().stream()
          .map(field -> field.getName() + ": " + of(field.getDataType()))
          .collect(Collectors.joining(", ", "STRUCT<", ">"));
    }
    return type.toString().toUpperCase(Locale.ROOT);
  }

  /** An Arrow type: in SQL if Delta has it, in Arrow's terms otherwise. */
  static String of(Field field) {
    return switch (field.getType().getTypeID()) {
      case Bool, Date, FloatingPoint, Utf8, LargeUtf8, Utf8View, Binary, LargeBinary, BinaryView ->
          of(DeltaTypes.type(field, field.getName()));
      case FixedSizeBinary -> "BINARY";
      case Timestamp ->
          ((ArrowType.Timestamp) field.getType()).getTimezone() == null
              ? "TIMESTAMP_NTZ"
              : "TIMESTAMP";
      case Int -> integer((ArrowType.Int) field.getType());
      case Decimal -> {
        ArrowType.Decimal decimal = (ArrowType.Decimal) field.getType();
        yield "DECIMAL(" + decimal.getPrecision() + ", " + decimal.getScale() + ")";
      }
      case List, LargeList, FixedSizeList -> "ARRAY<" + of(field.getChildren().get(0)) + ">";
      case Struct ->
          field.getChildren().stream()
              .map(child -> child.getName() + ": " + of(child))
              .collect(Collectors.joining(", ", "STRUCT<", ">"));
      case Map ->
          field.getChildren().get(0).getChildren().stream()
              .map(TypeNames::of)
              .collect(Collectors.joining(", ", "MAP<", ">"));
      default -> field.getType().toString().toUpperCase(Locale.ROOT);
    };
  }

  private static String integer(ArrowType.Int type) {
    String name =
        switch (type.getBitWidth()) {
          case 8 -> "TINYINT";
          case 16 -> "SMALLINT";
          case 32 -> "INT";
          default -> "BIGINT";
        };
    return type.getIsSigned() ? name : "unsigned " + name;
  }
}
