// SPDX-License-Identifier: Apache-2.0
package io.tarn.delta;

import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.MapType;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.BaseListVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.ArrowType.ArrowTypeID;
import org.apache.arrow.vector.types.pojo.Field;

/** Turns vectors of one Arrow type into a column of one Delta type; made once for all batches. */
@FunctionalInterface
interface ColumnReader {
  /**
   * The vector's rows as a column.
   *
   * @throws io.tarn.api.WarehouseException if a NULL is where none may be, or a text too long
   */
  ColumnVector over(FieldVector vector);

  /**
   * A reader that widens but never loses anything.
   *
   * @param from field of the vectors
   * @param to column they go to
   * @param path the column's name for messages
   * @throws io.tarn.api.WarehouseException with DATATYPE_MISMATCH or UNRESOLVED_COLUMN
   */
  static ColumnReader of(Field from, StructField to, String path) {
    ColumnReader reader = TextLimit.of(to).checked(of(from, to.getDataType(), path), path);
    return to.isNullable() ? reader : notNull(reader, path);
  }

  private static ColumnReader notNull(ColumnReader reader, String path) {
    return vector -> {
      if (vector.getNullCount() > 0) {
        throw DeltaErrors.nullNotAllowed(path);
      }
      return reader.over(vector);
    };
  }

  private static ColumnReader of(Field from, DataType to, String path) {
    ArrowTypeID type = from.getType().getTypeID();
    if (from.getDictionary() != null) {
      throw DeltaErrors.typeMismatch(path, "dictionary", TypeNames.of(to));
    }
    if (type == ArrowTypeID.Null) {
      return vector -> new NestedColumns.Absent(to, vector.getValueCount());
    }
    if (to instanceof StructType struct && type == ArrowTypeID.Struct) {
      return struct(from, struct, path);
    }
    if (to instanceof MapType map && type == ArrowTypeID.Map) {
      return map(from, map, path);
    }
    if (to instanceof ArrayType array) {
      return array(from, array, path);
    }
    return ScalarReaders.reader(from, to, path)
        .orElseThrow(() -> DeltaErrors.typeMismatch(path, TypeNames.of(from), TypeNames.of(to)));
  }

  private static ColumnReader struct(Field from, StructType to, String path) {
    Map<String, Integer> ordinals = ordinals(from.getChildren(), to, path);
    List<ColumnReader> readers = new ArrayList<>();
    for (StructField target : to.fields()) {
      Integer ordinal = ordinals.get(lower(target.getName()));
      String childPath = path + "." + target.getName();
      if (ordinal == null) {
        readers.add(absent(target, childPath));
      } else {
        Field child = from.getChildren().get(ordinal);
        ColumnReader reader = of(child, target.getDataType(), childPath);
        boolean checked = !target.isNullable();
        readers.add(
            vector -> {
              FieldVector part = vector.getChildrenFromFields().get(ordinal);
              if (checked) {
                NullChecks.within(vector, part, childPath);
              }
              return reader.over(part);
            });
      }
    }
    return vector ->
        new NestedColumns.Struct(
            to, vector, readers.stream().map(reader -> reader.over(vector)).toList());
  }

  /** A column or part nobody gives. */
  static ColumnReader absent(StructField target, String path) {
    if (!target.isNullable()) {
      throw DeltaErrors.nullNotAllowed(path);
    }
    return vector -> new NestedColumns.Absent(target.getDataType(), vector.getValueCount());
  }

  /** Where each target is among the given fields, by lower-case name. */
  static Map<String, Integer> ordinals(List<Field> given, StructType targets, String path) {
    Map<String, Integer> result = new HashMap<>();
    List<String> known = targets.fieldNames().stream().map(ColumnReader::lower).toList();
    String prefix = path.isEmpty() ? "" : path + ".";
    for (int ordinal = 0; ordinal < given.size(); ordinal++) {
      String name = given.get(ordinal).getName();
      if (!known.contains(lower(name))) {
        throw DeltaErrors.unknownColumn(prefix + name, targets.fieldNames());
      }
      if (result.put(lower(name), ordinal) != null) {
        throw DeltaErrors.ambiguousColumn(prefix + name);
      }
    }
    return result;
  }

  static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static ColumnReader array(Field from, ArrayType to, String path) {
    ArrowType type = from.getType();
    boolean listed =
        switch (type.getTypeID()) {
          case List, LargeList, FixedSizeList -> true;
          default -> false;
        };
    if (!listed) {
      throw DeltaErrors.typeMismatch(path, TypeNames.of(from), TypeNames.of(to));
    }
    String elementPath = path + ".element";
    ColumnReader reader = of(from.getChildren().get(0), to.getElementType(), elementPath);
    boolean checked = !to.containsNull();
    return vector -> {
      FieldVector elements = vector.getChildrenFromFields().get(0);
      if (checked) {
        NullChecks.withinLists(vector, elements, elementPath);
      }
      return new NestedColumns.Array(to, (BaseListVector) vector, reader.over(elements));
    };
  }

  private static ColumnReader map(Field from, MapType to, String path) {
    List<Field> entry = from.getChildren().get(0).getChildren();
    ColumnReader keys = of(entry.get(0), to.getKeyType(), path + ".key");
    ColumnReader values = of(entry.get(1), to.getValueType(), path + ".value");
    boolean checked = !to.isValueContainsNull();
    return vector -> {
      List<FieldVector> parts = vector.getChildrenFromFields().get(0).getChildrenFromFields();
      NullChecks.withinLists(vector, parts.get(0), path + ".key");
      if (checked) {
        NullChecks.withinLists(vector, parts.get(1), path + ".value");
      }
      return new NestedColumns.Entries(
          to, (BaseListVector) vector, keys.over(parts.get(0)), values.over(parts.get(1)));
    };
  }
}
