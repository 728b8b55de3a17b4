// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DateMilliVector;
import org.apache.arrow.vector.DurationVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float2Vector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.IntervalDayVector;
import org.apache.arrow.vector.IntervalMonthDayNanoVector;
import org.apache.arrow.vector.IntervalYearVector;
import org.apache.arrow.vector.PeriodDuration;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TimeMicroVector;
import org.apache.arrow.vector.TimeMilliVector;
import org.apache.arrow.vector.TimeNanoVector;
import org.apache.arrow.vector.TimeSecVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.UInt1Vector;
import org.apache.arrow.vector.UInt2Vector;
import org.apache.arrow.vector.UInt4Vector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.complex.LargeListVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.util.Text;
import org.jspecify.annotations.Nullable;

/** Chooses the {@link ValueReader} of a vector by its type. */
final class ValueReaders {
  private static final BigInteger UNSIGNED_MASK = BigInteger.ONE.shiftLeft(64);

  private ValueReaders() {}

  static ValueReader of(FieldVector vector) {
    ValueReader values = present(vector);
    return row -> vector.isNull(row) ? null : values.read(row);
  }

  private static ValueReader present(FieldVector vector) {
    return switch (vector.getMinorType()) {
      case NULL -> row -> null;
      case BIT -> row -> ((BitVector) vector).get(row) != 0;
      case TINYINT -> row -> (int) ((TinyIntVector) vector).get(row);
      case SMALLINT -> row -> (int) ((SmallIntVector) vector).get(row);
      case INT -> row -> ((IntVector) vector).get(row);
      case BIGINT -> row -> ((BigIntVector) vector).get(row);
      case UINT1 -> row -> ((UInt1Vector) vector).get(row) & 0xff;
      case UINT2 -> row -> (int) ((UInt2Vector) vector).get(row);
      case UINT4 -> row -> ((UInt4Vector) vector).get(row) & 0xffff_ffffL;
      case UINT8 -> row -> unsigned(((UInt8Vector) vector).get(row));
      case FLOAT2 -> row -> ((Float2Vector) vector).getValueAsFloat(row);
      case FLOAT4 -> row -> ((Float4Vector) vector).get(row);
      case FLOAT8 -> row -> ((Float8Vector) vector).get(row);
      case VARCHAR -> new TextReader((VarCharVector) vector);
      case LIST, LARGELIST, FIXED_SIZE_LIST, MAP, STRUCT -> nested(vector);
      case DATEDAY, DATEMILLI, TIMESEC, TIMEMILLI, TIMEMICRO, TIMENANO -> temporal(vector);
      case INTERVALYEAR, INTERVALDAY, INTERVALMONTHDAYNANO, DURATION -> interval(vector);
      default ->
          vector instanceof TimeStampVector timestamps
              ? TimestampUnits.of(timestamps)
              : row -> plain(vector.getObject(row));
    };
  }

  private static @Nullable Object plain(@Nullable Object value) {
    return value instanceof Text text ? text.toString() : value;
  }

  private static BigDecimal unsigned(long bits) {
    BigInteger value = BigInteger.valueOf(bits);
    return new BigDecimal(bits < 0 ? value.add(UNSIGNED_MASK) : value);
  }

  private static ValueReader temporal(FieldVector vector) {
    return switch (vector.getMinorType()) {
      case DATEDAY -> row -> LocalDate.ofEpochDay(((DateDayVector) vector).get(row));
      case DATEMILLI ->
          row ->
              LocalDate.ofEpochDay(Math.floorDiv(((DateMilliVector) vector).get(row), 86_400_000L));
      case TIMESEC -> row -> LocalTime.ofSecondOfDay(((TimeSecVector) vector).get(row));
      case TIMEMILLI ->
          row -> LocalTime.ofNanoOfDay(((TimeMilliVector) vector).get(row) * 1_000_000L);
      case TIMEMICRO -> row -> LocalTime.ofNanoOfDay(((TimeMicroVector) vector).get(row) * 1_000L);
      default -> row -> LocalTime.ofNanoOfDay(((TimeNanoVector) vector).get(row));
    };
  }

  private static ValueReader interval(FieldVector vector) {
    return switch (vector.getMinorType()) {
      case INTERVALYEAR ->
          row -> Period.ofMonths(((IntervalYearVector) vector).get(row)).normalized();
      case INTERVALDAY -> row -> presentDuration(((IntervalDayVector) vector).getObject(row));
      case DURATION -> duration((DurationVector) vector);
      default ->
          row -> {
            PeriodDuration value = ((IntervalMonthDayNanoVector) vector).getObject(row);
            return SqlText.of(value.getPeriod(), value.getDuration());
          };
    };
  }

  /** Exact: the vector's own reading goes by nanoseconds and ends at 292 years. */
  private static ValueReader duration(DurationVector vector) {
    ChronoUnit unit =
        switch (((ArrowType.Duration) vector.getField().getType()).getUnit()) {
          case SECOND -> ChronoUnit.SECONDS;
          case MILLISECOND -> ChronoUnit.MILLIS;
          case MICROSECOND -> ChronoUnit.MICROS;
          case NANOSECOND -> ChronoUnit.NANOS;
        };
    return row -> Duration.of(DurationVector.get(vector.getDataBuffer(), row), unit);
  }

  private static Duration presentDuration(@Nullable Duration value) {
    return value == null ? Duration.ZERO : value;
  }

  private static ValueReader nested(FieldVector vector) {
    if (vector instanceof StructVector struct) {
      return struct(struct);
    }
    ValueReader elements = of(vector.getChildrenFromFields().get(0));
    return switch (vector.getMinorType()) {
      case MAP -> map((ListVector) vector);
      case LIST ->
          row ->
              array(
                  vector,
                  elements,
                  ((ListVector) vector).getElementStartIndex(row),
                  ((ListVector) vector).getElementEndIndex(row));
      case LARGELIST ->
          row ->
              array(
                  vector,
                  elements,
                  ((LargeListVector) vector).getElementStartIndex(row),
                  ((LargeListVector) vector).getElementEndIndex(row));
      default ->
          row ->
              array(
                  vector,
                  elements,
                  ((FixedSizeListVector) vector).getElementStartIndex(row),
                  ((FixedSizeListVector) vector).getElementEndIndex(row));
    };
  }

  private static ArrayValue array(FieldVector vector, ValueReader elements, long start, long end) {
    List<@Nullable Object> values = new ArrayList<>();
    for (long i = start; i < end; i++) {
      values.add(elements.read((int) i));
    }
    return new ArrayValue(
        ArrowColumns.type(vector.getField().getChildren().get(0)), values.toArray());
  }

  private static ValueReader map(ListVector vector) {
    StructVector entries = (StructVector) vector.getDataVector();
    ValueReader keys = of(entries.getChildrenFromFields().get(0));
    ValueReader values = of(entries.getChildrenFromFields().get(1));
    return row -> {
      Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
      for (int i = vector.getElementStartIndex(row); i < vector.getElementEndIndex(row); i++) {
        map.put(keys.read(i), values.read(i));
      }
      return map;
    };
  }

  private static ValueReader struct(StructVector vector) {
    List<ValueReader> readers =
        vector.getChildrenFromFields().stream().map(ValueReaders::of).toList();
    String typeName = ArrowColumns.typeName(vector.getField());
    List<String> names =
        vector.getField().getChildren().stream()
            .map(org.apache.arrow.vector.types.pojo.Field::getName)
            .toList();
    return row -> {
      @Nullable Object[] values = new Object[readers.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = readers.get(i).read(row);
      }
      return new StructValue(typeName, names, values);
    };
  }
}
