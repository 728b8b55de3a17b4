// SPDX-License-Identifier: Apache-2.0
package io.tarn.compute;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.IntervalUnit;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.spark.connect.proto.DataType;

/** Connect's description of a type as the Arrow field Spark delivers for it. */
final class ConnectTypes {
  private ConnectTypes() {}

  /** The columns of a query; always nullable, as all results are. */
  static Schema schema(DataType row, ZoneId zone) {
    return new Schema(fields(row.getStruct(), zone));
  }

  private static List<Field> fields(DataType.Struct struct, ZoneId zone) {
    List<Field> fields = new ArrayList<>();
    for (DataType.StructField field : struct.getFieldsList()) {
      fields.add(field(field.getName(), field.getDataType(), zone));
    }
    return fields;
  }

  private static Field field(String name, DataType type, ZoneId zone) {
    return switch (type.getKindCase()) {
      case ARRAY ->
          nested(
              name,
              new ArrowType.List(),
              List.of(field("element", type.getArray().getElementType(), zone)));
      case MAP -> map(name, type.getMap(), zone);
      case STRUCT -> nested(name, new ArrowType.Struct(), fields(type.getStruct(), zone));
      default -> nested(name, scalar(name, type, zone), List.of());
    };
  }

  private static Field map(String name, DataType.Map map, ZoneId zone) {
    Field key = field("key", map.getKeyType(), zone);
    Field required = new Field("key", FieldType.notNullable(key.getType()), key.getChildren());
    Field entries =
        new Field(
            "entries",
            FieldType.notNullable(new ArrowType.Struct()),
            List.of(required, field("value", map.getValueType(), zone)));
    return nested(name, new ArrowType.Map(false), List.of(entries));
  }

  private static Field nested(String name, ArrowType type, List<Field> children) {
    return new Field(name, FieldType.nullable(type), children);
  }

  private static ArrowType scalar(String name, DataType type, ZoneId zone) {
    return switch (type.getKindCase()) {
      case NULL -> new ArrowType.Null();
      case BOOLEAN -> new ArrowType.Bool();
      case BYTE -> new ArrowType.Int(8, true);
      case SHORT -> new ArrowType.Int(16, true);
      case INTEGER -> new ArrowType.Int(32, true);
      case LONG -> new ArrowType.Int(64, true);
      case FLOAT -> new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE);
      case DOUBLE -> new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
      case DECIMAL ->
          new ArrowType.Decimal(
              type.getDecimal().getPrecision(), type.getDecimal().getScale(), 128);
      case STRING, CHAR, VAR_CHAR -> new ArrowType.Utf8();
      case BINARY -> new ArrowType.Binary();
      default -> temporal(name, type, zone);
    };
  }

  private static ArrowType temporal(String name, DataType type, ZoneId zone) {
    return switch (type.getKindCase()) {
      case DATE -> new ArrowType.Date(DateUnit.DAY);
      case TIMESTAMP -> new ArrowType.Timestamp(TimeUnit.MICROSECOND, zone.getId());
      case TIMESTAMP_NTZ -> new ArrowType.Timestamp(TimeUnit.MICROSECOND, null);
      case TIME -> new ArrowType.Time(TimeUnit.NANOSECOND, 64);
      case YEAR_MONTH_INTERVAL -> new ArrowType.Interval(IntervalUnit.YEAR_MONTH);
      case DAY_TIME_INTERVAL -> new ArrowType.Duration(TimeUnit.MICROSECOND);
      default -> throw ComputeErrors.typeNotDelivered(name, type.getKindCase().name());
    };
  }
}
