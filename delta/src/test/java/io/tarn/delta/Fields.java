// SPDX-License-Identifier: Apache-2.0
package io.tarn.delta;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/** Short ways to say Arrow fields. */
final class Fields {
  static final ArrowType BYTE = new ArrowType.Int(8, true);
  static final ArrowType SHORT = new ArrowType.Int(16, true);
  static final ArrowType INT = new ArrowType.Int(32, true);
  static final ArrowType LONG = new ArrowType.Int(64, true);
  static final ArrowType FLOAT = new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE);
  static final ArrowType DOUBLE = new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
  static final ArrowType BOOL = ArrowType.Bool.INSTANCE;
  static final ArrowType TEXT = ArrowType.Utf8.INSTANCE;
  static final ArrowType BYTES = ArrowType.Binary.INSTANCE;
  static final ArrowType DATE = new ArrowType.Date(DateUnit.DAY);
  static final ArrowType TIMESTAMP = new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC");
  static final ArrowType LOCAL_TIMESTAMP = new ArrowType.Timestamp(TimeUnit.MICROSECOND, null);

  private Fields() {}

  static Schema schema(Field... fields) {
    return new Schema(Arrays.asList(fields));
  }

  static ArrowType decimal(int precision, int scale) {
    return new ArrowType.Decimal(precision, scale, 128);
  }

  static Field field(String name, ArrowType type, Field... children) {
    return new Field(name, FieldType.nullable(type), List.of(children));
  }

  static Field required(String name, ArrowType type, Field... children) {
    return new Field(name, FieldType.notNullable(type), List.of(children));
  }

  static Field commented(String name, ArrowType type, String comment) {
    return new Field(name, new FieldType(true, type, null, Map.of("comment", comment)), null);
  }

  static Field list(String name, Field element) {
    return field(name, ArrowType.List.INSTANCE, element);
  }

  static Field struct(String name, Field... children) {
    return field(name, ArrowType.Struct.INSTANCE, children);
  }

  static Field map(String name, Field key, Field value) {
    return field(
        name, new ArrowType.Map(false), required("entries", ArrowType.Struct.INSTANCE, key, value));
  }
}
