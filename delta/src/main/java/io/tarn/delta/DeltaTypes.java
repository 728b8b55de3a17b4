// SPDX-License-Identifier: Apache-2.0
package io.tarn.delta;

import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.BinaryType;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.ByteType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DecimalType;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.FieldMetadata;
import io.delta.kernel.types.FloatType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.MapType;
import io.delta.kernel.types.ShortType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import io.delta.kernel.types.TimestampNTZType;
import io.delta.kernel.types.TimestampType;
import io.tarn.api.TableSnapshot;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/** Arrow's types as Delta's, for tables to be created; refuses what Delta cannot hold. */
final class DeltaTypes {
  private static final int MAX_PRECISION = 38;

  private DeltaTypes() {}

  static StructType schema(Schema schema) {
    return struct(schema.getFields(), "");
  }

  private static StructType struct(List<Field> fields, String parent) {
    Set<String> seen = new HashSet<>();
    List<StructField> result =
        fields.stream().map(field -> structField(field, parent + field.getName(), seen)).toList();
    return new StructType(result);
  }

  private static StructField structField(Field field, String path, Set<String> seen) {
    if (!seen.add(field.getName().toLowerCase(Locale.ROOT))) {
      throw DeltaErrors.ambiguousColumn(path);
    }
    FieldMetadata.Builder metadata = FieldMetadata.builder();
    String comment = field.getMetadata().get(TableSnapshot.COMMENT);
    if (comment != null) {
      metadata.putString(TableSnapshot.COMMENT, comment);
    }
    String limit = field.getMetadata().get(TableSnapshot.TEXT_LIMIT);
    if (limit != null) {
      metadata.putString(TableSnapshot.TEXT_LIMIT, limit);
    }
    return new StructField(
        field.getName(), type(field, path), field.isNullable(), metadata.build());
  }

  /** The Delta type that holds a field's values. */
  static DataType type(Field field, String path) {
    if (field.getDictionary() != null) {
      throw refused(field, path, "Send plain values instead of a dictionary");
    }
    ArrowType type = field.getType();
    if (type instanceof ArrowType.Int integer) {
      return integer(integer, field, path);
    }
    if (type instanceof ArrowType.FloatingPoint floating) {
      return floating.getPrecision() == FloatingPointPrecision.DOUBLE
          ? DoubleType.DOUBLE
          : FloatType.FLOAT;
    }
    if (type instanceof ArrowType.Decimal decimal) {
      return decimal(decimal, field, path);
    }
    if (type instanceof ArrowType.Timestamp timestamp) {
      return timestamp.getTimezone() == null
          ? TimestampNTZType.TIMESTAMP_NTZ
          : TimestampType.TIMESTAMP;
    }
    return switch (type.getTypeID()) {
      case Bool -> BooleanType.BOOLEAN;
      case Utf8, LargeUtf8, Utf8View -> StringType.STRING;
      case Binary, LargeBinary, BinaryView, FixedSizeBinary -> BinaryType.BINARY;
      case Date -> DateType.DATE;
      case List, LargeList, FixedSizeList -> array(field, path);
      case Map -> map(field, path);
      case Struct -> struct(field.getChildren(), path + ".");
      default -> throw refused(field, path, advice(type));
    };
  }

  private static String advice(ArrowType type) {
    return switch (type.getTypeID()) {
      case Time, Interval, Duration -> "Use STRING or a number instead";
      case Null -> "Give it a type with CAST";
      case Union -> "Use a STRUCT with one field for each kind of value";
      default -> "Choose another type";
    };
  }

  private static DataType integer(ArrowType.Int type, Field field, String path) {
    if (!type.getIsSigned()) {
      throw refused(field, path, "Use a signed integer or DECIMAL(20, 0)");
    }
    return switch (type.getBitWidth()) {
      case 8 -> ByteType.BYTE;
      case 16 -> ShortType.SHORT;
      case 32 -> IntegerType.INTEGER;
      default -> LongType.LONG;
    };
  }

  private static DataType decimal(ArrowType.Decimal type, Field field, String path) {
    boolean fits =
        type.getPrecision() <= MAX_PRECISION
            && type.getScale() >= 0
            && type.getScale() <= type.getPrecision();
    if (!fits) {
      throw refused(field, path, "Use at most 38 digits and a scale between 0 and the precision");
    }
    return new DecimalType(type.getPrecision(), type.getScale());
  }

  private static DataType array(Field field, String path) {
    Field element = field.getChildren().get(0);
    return new ArrayType(type(element, path + ".element"), element.isNullable());
  }

  private static DataType map(Field field, String path) {
    List<Field> entry = field.getChildren().get(0).getChildren();
    return new MapType(
        type(entry.get(0), path + ".key"),
        type(entry.get(1), path + ".value"),
        entry.get(1).isNullable());
  }

  private static RuntimeException refused(Field field, String path, String advice) {
    String name = field.getDictionary() == null ? TypeNames.of(field) : "dictionary";
    return DeltaErrors.typeNotStorable(path, name, advice);
  }
}
