// SPDX-License-Identifier: Apache-2.0
package io.tarn.compute;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/** Which columns come back unchanged from a Parquet file that Spark wrote and DuckDB reads. */
final class ParquetTypes {
  private ParquetTypes() {}

  static boolean canHold(Schema schema) {
    return schema.getFields().stream().allMatch(ParquetTypes::canHold);
  }

  private static boolean canHold(Field field) {
    ArrowType type = field.getType();
    List<Field> children = field.getChildren();
    if (type instanceof ArrowType.Struct && !distinctNames(children)) {
      return false;
    }
    return children.isEmpty()
        ? canHold(type)
        : (type instanceof ArrowType.List
                || type instanceof ArrowType.Struct
                || type instanceof ArrowType.Map)
            && children.stream()
                .allMatch(
                    type instanceof ArrowType.Map
                        ? entries -> entries.getChildren().stream().allMatch(ParquetTypes::canHold)
                        : ParquetTypes::canHold);
  }

  private static boolean canHold(ArrowType type) {
    if (type instanceof ArrowType.Int integer) {
      return integer.getIsSigned();
    }
    if (type instanceof ArrowType.FloatingPoint floating) {
      return floating.getPrecision() != FloatingPointPrecision.HALF;
    }
    if (type instanceof ArrowType.Timestamp timestamp) {
      return timestamp.getUnit() == TimeUnit.MICROSECOND;
    }
    if (type instanceof ArrowType.Date date) {
      return date.getUnit() == DateUnit.DAY;
    }
    if (type instanceof ArrowType.Decimal decimal) {
      return decimal.getBitWidth() == 128;
    }
    return type instanceof ArrowType.Bool
        || type instanceof ArrowType.Utf8
        || type instanceof ArrowType.Binary;
  }

  /** Parquet readers tell the fields of a struct apart by name, ignoring case. */
  private static boolean distinctNames(List<Field> fields) {
    Set<String> names = new HashSet<>();
    return !fields.isEmpty()
        && fields.stream()
            .map(field -> field.getName().toLowerCase(Locale.ROOT))
            .allMatch(name -> !name.isEmpty() && names.add(name));
  }
}
