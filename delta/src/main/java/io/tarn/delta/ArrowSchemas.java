// SPDX-License-Identifier: Apache-2.0
package io.tarn.delta;

import io.delta.kernel.internal.util.ColumnMapping;
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
import io.delta.kernel.types.VariantType;
import io.tarn.api.TableSnapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/** Delta's types as Arrow's, the way Spark Connect sends them. */
final class ArrowSchemas {
  private static final ArrowType BINARY = ArrowType.Binary.INSTANCE;
  private static final Map<Class<? extends DataType>, ArrowType> SCALARS =
      Map.ofEntries(
          Map.entry(StringType.class, ArrowType.Utf8.INSTANCE),
          Map.entry(BinaryType.class, BINARY),
          Map.entry(BooleanType.class, ArrowType.Bool.INSTANCE),
          Map.entry(ByteType.class, new ArrowType.Int(8, true)),
          Map.entry(ShortType.class, new ArrowType.Int(16, true)),
          Map.entry(IntegerType.class, new ArrowType.Int(32, true)),
          Map.entry(LongType.class, new ArrowType.Int(64, true)),
          Map.entry(FloatType.class, new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE)),
          Map.entry(DoubleType.class, new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE)),
          Map.entry(DateType.class, new ArrowType.Date(DateUnit.DAY)),
          Map.entry(TimestampType.class, new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC")),
          Map.entry(TimestampNTZType.class, new ArrowType.Timestamp(TimeUnit.MICROSECOND, null)));

  private static final List<String> RULES =
      List.of(
          TableSnapshot.DEFAULT_VALUE,
          TableSnapshot.TEXT_LIMIT,
          TableSnapshot.GENERATED,
          TableSnapshot.IDENTITY,
          TableSnapshot.IDENTITY_STEP,
          TableSnapshot.IDENTITY_GIVEN);

  private ArrowSchemas() {}

  static Schema schema(StructType table) {
    return new Schema(fields(table, ""));
  }

  private static List<Field> fields(StructType struct, String parent) {
    return struct.fields().stream()
        .map(
            field ->
                field(
                    field.getName(),
                    field.getDataType(),
                    field.isNullable(),
                    metadata(field),
                    parent + field.getName()))
        .toList();
  }

  /** A field without metadata of its own. */
  static Field field(String name, DataType type, boolean nullable, String path) {
    return field(name, type, nullable, Map.of(), path);
  }

  private static Field field(
      String name, DataType type, boolean nullable, Map<String, String> metadata, String path) {
    return new Field(
        name, new FieldType(nullable, arrowType(type, path), null, metadata), children(type, path));
  }

  private static ArrowType arrowType(DataType type, String path) {
    if (type instanceof DecimalType decimal) {
      return new ArrowType.Decimal(decimal.getPrecision(), decimal.getScale(), 128);
    }
    if (type instanceof ArrayType) {
      return ArrowType.List.INSTANCE;
    }
    if (type instanceof MapType) {
      return new ArrowType.Map(false);
    }
    if (type instanceof StructType || type instanceof VariantType) {
      return ArrowType.Struct.INSTANCE;
    }
    ArrowType scalar = SCALARS.get(type.getClass());
    if (scalar == null) {
      throw DeltaErrors.typeNotReadable(path, type.toString());
    }
    return scalar;
  }

  private static List<Field> children(DataType type, String path) {
    if (type instanceof ArrayType array) {
      return List.of(
          field(
              ArrayType.ARRAY_ELEMENT_NAME,
              array.getElementType(),
              array.containsNull(),
              path + ".element"));
    }
    if (type instanceof MapType map) {
      Field key = field(MapType.MAP_KEY_NAME, map.getKeyType(), false, path + ".key");
      Field value =
          field(
              MapType.MAP_VALUE_NAME,
              map.getValueType(),
              map.isValueContainsNull(),
              path + ".value");
      FieldType entries = FieldType.notNullable(ArrowType.Struct.INSTANCE);
      return List.of(new Field(MapVector.DATA_VECTOR_NAME, entries, List.of(key, value)));
    }
    if (type instanceof StructType struct) {
      return fields(struct, path + ".");
    }
    return type instanceof VariantType ? variantParts() : List.of();
  }

  private static List<Field> variantParts() {
    FieldType metadata = new FieldType(false, BINARY, null, Map.of("variant", "true"));
    return List.of(
        new Field("value", FieldType.notNullable(BINARY), null),
        new Field("metadata", metadata, null));
  }

  private static Map<String, String> metadata(StructField field) {
    FieldMetadata delta = field.getMetadata();
    Map<String, String> result = new LinkedHashMap<>();
    if (delta.get(TableSnapshot.COMMENT) instanceof String comment) {
      result.put(TableSnapshot.COMMENT, comment);
    }
    for (String rule : RULES) {
      if (delta.contains(rule)) {
        result.put(rule, String.valueOf(delta.get(rule)));
      }
    }
    String physicalName = ColumnMapping.COLUMN_MAPPING_PHYSICAL_NAME_KEY;
    if (delta.get(physicalName) instanceof String name) {
      result.put(physicalName, name);
      result.put(
          ColumnMapping.COLUMN_MAPPING_ID_KEY,
          String.valueOf(delta.get(ColumnMapping.COLUMN_MAPPING_ID_KEY)));
    }
    return result;
  }
}
