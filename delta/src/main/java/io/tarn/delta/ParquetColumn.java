// SPDX-License-Identifier: Apache-2.0
package io.tarn.delta;

import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.MapType;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import java.util.List;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;

/**
 * A column of a Parquet file: what it is called and holds in Arrow, as what Kernel reads it, and
 * how its values get from the one to the other.
 */
record ParquetColumn(Field field, DataType readAs, CellWriter writer) {
  static List<ParquetColumn> all(GroupType file) {
    return file.getFields().stream().map(type -> of(type, type.getName(), type.getName())).toList();
  }

  StructField kernelField() {
    return new StructField(field.getName(), readAs, field.isNullable());
  }

  private static ParquetColumn of(Type type, String name, String path) {
    if (type.isRepetition(Repetition.REPEATED)) {
      throw DeltaErrors.typeNotReadable(path, "a repeated field without a list");
    }
    if (type.isPrimitive()) {
      return ParquetScalars.column(type.asPrimitiveType(), name, path);
    }
    GroupType group = type.asGroupType();
    LogicalTypeAnnotation annotation = group.getLogicalTypeAnnotation();
    if (annotation instanceof LogicalTypeAnnotation.ListLogicalTypeAnnotation) {
      return list(group, name, path);
    }
    boolean map =
        annotation instanceof LogicalTypeAnnotation.MapLogicalTypeAnnotation
            || annotation instanceof LogicalTypeAnnotation.MapKeyValueTypeAnnotation;
    return map ? map(group, name, path) : struct(group, name, path);
  }

  private static ParquetColumn struct(GroupType group, String name, String path) {
    List<ParquetColumn> parts =
        group.getFields().stream()
            .map(type -> of(type, type.getName(), path + "." + type.getName()))
            .toList();
    return new ParquetColumn(
        nested(group, name, ArrowType.Struct.INSTANCE, fields(parts)),
        new StructType(parts.stream().map(ParquetColumn::kernelField).toList()),
        CellWriter.struct(parts.stream().map(ParquetColumn::writer).toList()));
  }

  private static ParquetColumn list(GroupType group, String name, String path) {
    GroupType repeated = onlyChild(group, 1, path);
    ParquetColumn element = of(repeated.getType(0), "element", path + ".element");
    return new ParquetColumn(
        nested(group, name, ArrowType.List.INSTANCE, List.of(element.field())),
        new ArrayType(element.readAs(), element.field().isNullable()),
        CellWriter.array(element.writer()));
  }

  private static ParquetColumn map(GroupType group, String name, String path) {
    GroupType entry = onlyChild(group, 2, path);
    if (!entry.containsField(MapVector.KEY_NAME) || !entry.containsField(MapVector.VALUE_NAME)) {
      throw DeltaErrors.typeNotReadable(path, "a map without key and value");
    }
    ParquetColumn key = of(entry.getType(MapVector.KEY_NAME), "key", path + ".key");
    ParquetColumn value = of(entry.getType(MapVector.VALUE_NAME), "value", path + ".value");
    Field keyField =
        new Field("key", FieldType.notNullable(key.field().getType()), key.field().getChildren());
    Field entries =
        new Field(
            MapVector.DATA_VECTOR_NAME,
            FieldType.notNullable(ArrowType.Struct.INSTANCE),
            List.of(keyField, value.field()));
    return new ParquetColumn(
        nested(group, name, new ArrowType.Map(false), List.of(entries)),
        new MapType(key.readAs(), value.readAs(), value.field().isNullable()),
        CellWriter.map(key.writer(), value.writer()));
  }

  /** The repeated group of a list or map; older two-level forms have none. */
  private static GroupType onlyChild(GroupType group, int parts, String path) {
    boolean threeLevels =
        group.getFieldCount() == 1
            && group.getType(0).isRepetition(Repetition.REPEATED)
            && !group.getType(0).isPrimitive()
            && group.getType(0).asGroupType().getFieldCount() == parts;
    if (!threeLevels) {
      throw DeltaErrors.typeNotReadable(path, "a list or map in an outdated form");
    }
    return group.getType(0).asGroupType();
  }

  private static Field nested(GroupType group, String name, ArrowType type, List<Field> children) {
    return new Field(name, new FieldType(isNullable(group), type, null), children);
  }

  private static List<Field> fields(List<ParquetColumn> columns) {
    return columns.stream().map(ParquetColumn::field).toList();
  }

  static boolean isNullable(Type type) {
    return !type.isRepetition(Repetition.REQUIRED);
  }
}
