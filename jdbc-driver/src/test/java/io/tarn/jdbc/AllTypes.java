// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flight.sql.FlightSqlColumnMetadata;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.DurationVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.IntervalYearVector;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TimeMicroVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.IntervalUnit;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/** One column of every type Spark delivers: a row of values and a row of nulls. */
final class AllTypes {
  static final String ZONE = "Asia/Kolkata";
  static final LocalDateTime MOMENT = LocalDateTime.of(2024, 2, 29, 13, 14, 15, 123_456_000);
  private static final ArrowType INT = new ArrowType.Int(32, true);
  private static final ArrowType UTF8 = ArrowType.Utf8.INSTANCE;
  static final Schema SCHEMA =
      new Schema(
          List.of(
              field("c_boolean", ArrowType.Bool.INSTANCE),
              field("c_tinyint", new ArrowType.Int(8, true)),
              field("c_smallint", new ArrowType.Int(16, true)),
              field("c_int", INT),
              field("c_bigint", new ArrowType.Int(64, true)),
              field("c_float", new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE)),
              field("c_double", new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE)),
              field("c_decimal", new ArrowType.Decimal(15, 2, 128)),
              described("c_string"),
              field("c_binary", ArrowType.Binary.INSTANCE),
              field("c_date", new ArrowType.Date(DateUnit.DAY)),
              field("c_timestamp", new ArrowType.Timestamp(TimeUnit.MICROSECOND, ZONE)),
              field("c_timestamp_ntz", new ArrowType.Timestamp(TimeUnit.MICROSECOND, null)),
              field("c_time", new ArrowType.Time(TimeUnit.MICROSECOND, 64)),
              nested("c_array", new ArrowType.List(), Field.nullable("element", INT)),
              nested(
                  "c_struct",
                  new ArrowType.Struct(),
                  Field.nullable("a", INT),
                  Field.nullable("b", UTF8)),
              nested(
                  "c_map",
                  new ArrowType.Map(false),
                  new Field(
                      "entries",
                      FieldType.notNullable(new ArrowType.Struct()),
                      List.of(Field.notNullable("key", UTF8), Field.nullable("value", INT)))),
              field("c_year_month", new ArrowType.Interval(IntervalUnit.YEAR_MONTH)),
              field("c_day_time", new ArrowType.Duration(TimeUnit.MICROSECOND)),
              field("c_void", ArrowType.Null.INSTANCE)));

  /** What the scripted server's prepared statements take: the simple types above, in order. */
  static final Schema PARAMETERS = new Schema(new ArrayList<>(SCHEMA.getFields().subList(0, 15)));

  private AllTypes() {}

  private static Field field(String name, ArrowType type) {
    return Field.nullable(name, type);
  }

  private static Field nested(String name, ArrowType type, Field... children) {
    return new Field(name, FieldType.nullable(type), List.of(children));
  }

  private static Field described(String name) {
    return new Field(
        name,
        new FieldType(
            true,
            UTF8,
            null,
            new FlightSqlColumnMetadata.Builder()
                .catalogName("main")
                .schemaName("default")
                .tableName("things")
                .typeName("VARCHAR(20)")
                .precision(20)
                .build()
                .getMetadataMap()),
        null);
  }

  /** Fills row 0 with values and row 1 with nulls. */
  static void fill(VectorSchemaRoot root) {
    root.allocateNew();
    ((BitVector) root.getVector("c_boolean")).setSafe(0, 1);
    ((TinyIntVector) root.getVector("c_tinyint")).setSafe(0, -7);
    ((SmallIntVector) root.getVector("c_smallint")).setSafe(0, 300);
    ((IntVector) root.getVector("c_int")).setSafe(0, 70_000);
    ((BigIntVector) root.getVector("c_bigint")).setSafe(0, 5_000_000_000L);
    ((Float4Vector) root.getVector("c_float")).setSafe(0, 0.1f);
    ((Float8Vector) root.getVector("c_double")).setSafe(0, 1.0E10);
    ((DecimalVector) root.getVector("c_decimal")).setSafe(0, new BigDecimal("1234567.80"));
    ((VarCharVector) root.getVector("c_string"))
        .setSafe(0, "Grüße".getBytes(StandardCharsets.UTF_8));
    ((VarBinaryVector) root.getVector("c_binary")).setSafe(0, new byte[] {65, 66});
    ((DateDayVector) root.getVector("c_date"))
        .setSafe(0, (int) LocalDate.of(2024, 2, 29).toEpochDay());
    long micros = MOMENT.toEpochSecond(ZoneOffset.UTC) * 1_000_000 + 123_456;
    ((TimeStampVector) root.getVector("c_timestamp")).setSafe(0, micros);
    ((TimeStampVector) root.getVector("c_timestamp_ntz")).setSafe(0, micros);
    ((TimeMicroVector) root.getVector("c_time"))
        .setSafe(0, MOMENT.toLocalTime().toNanoOfDay() / 1000);
    fillNested(root);
    ((IntervalYearVector) root.getVector("c_year_month")).setSafe(0, 14);
    ((DurationVector) root.getVector("c_day_time")).setSafe(0, 93_784_500_000L);
    root.setRowCount(2);
  }

  private static void fillNested(VectorSchemaRoot root) {
    ListVector array = (ListVector) root.getVector("c_array");
    int start = array.startNewValue(0);
    ((IntVector) array.getDataVector()).setSafe(start, 1);
    ((IntVector) array.getDataVector()).setNull(start + 1);
    ((IntVector) array.getDataVector()).setSafe(start + 2, 3);
    array.endValue(0, 3);
    StructVector struct = (StructVector) root.getVector("c_struct");
    ((IntVector) struct.getChild("a")).setSafe(0, 5);
    ((VarCharVector) struct.getChild("b")).setSafe(0, "x".getBytes(StandardCharsets.UTF_8));
    struct.setIndexDefined(0);
    MapVector map = (MapVector) root.getVector("c_map");
    int entry = map.startNewValue(0);
    StructVector entries = (StructVector) map.getDataVector();
    entries.setIndexDefined(entry);
    ((VarCharVector) entries.getChild("key")).setSafe(entry, "k".getBytes(StandardCharsets.UTF_8));
    ((IntVector) entries.getChild("value")).setSafe(entry, 9);
    map.endValue(0, 1);
  }
}
