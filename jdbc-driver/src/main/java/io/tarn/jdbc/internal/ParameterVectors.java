// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DateMilliVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.DurationVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.IntervalDayVector;
import org.apache.arrow.vector.IntervalYearVector;
import org.apache.arrow.vector.LargeVarBinaryVector;
import org.apache.arrow.vector.LargeVarCharVector;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TimeMicroVector;
import org.apache.arrow.vector.TimeMilliVector;
import org.apache.arrow.vector.TimeNanoVector;
import org.apache.arrow.vector.TimeSecVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/** Writes rows of parameters into Arrow vectors, each value converted to its column's type. */
final class ParameterVectors {
  private ParameterVectors() {}

  /** Vectors with all rows; the caller closes them. */
  static VectorSchemaRoot of(
      BufferAllocator allocator, Schema declared, List<@Nullable Object[]> rows)
      throws SQLException {
    VectorSchemaRoot root = VectorSchemaRoot.create(ParameterTypes.of(declared, rows), allocator);
    try {
      for (int column = 0; column < root.getFieldVectors().size(); column++) {
        FieldVector vector = root.getVector(column);
        vector.allocateNew();
        for (int row = 0; row < rows.size(); row++) {
          write(vector, row, rows.get(row)[column]);
        }
      }
      root.setRowCount(rows.size());
      return root;
    } catch (SQLException | RuntimeException e) {
      root.close();
      throw e;
    }
  }

  private static void write(FieldVector vector, int row, @Nullable Object value)
      throws SQLException {
    if (value == null || value instanceof ParameterValues.TypedNull) {
      while (row >= vector.getValueCapacity()) {
        vector.reAlloc();
      }
      vector.setNull(row);
      return;
    }
    switch (vector.getMinorType()) {
      case BIT -> ((BitVector) vector).setSafe(row, NumberValues.toBoolean(value) ? 1 : 0);
      case TINYINT ->
          ((TinyIntVector) vector).setSafe(row, (int) whole(value, Byte.MIN_VALUE, Byte.MAX_VALUE));
      case SMALLINT ->
          ((SmallIntVector) vector)
              .setSafe(row, (int) whole(value, Short.MIN_VALUE, Short.MAX_VALUE));
      case INT ->
          ((IntVector) vector)
              .setSafe(row, (int) whole(value, Integer.MIN_VALUE, Integer.MAX_VALUE));
      case BIGINT ->
          ((BigIntVector) vector).setSafe(row, whole(value, Long.MIN_VALUE, Long.MAX_VALUE));
      case FLOAT4 -> ((Float4Vector) vector).setSafe(row, (float) NumberValues.toDouble(value));
      case FLOAT8 -> ((Float8Vector) vector).setSafe(row, NumberValues.toDouble(value));
      case DECIMAL -> writeDecimal((DecimalVector) vector, row, value);
      case VARCHAR -> ((VarCharVector) vector).setSafe(row, text(value));
      case LARGEVARCHAR -> ((LargeVarCharVector) vector).setSafe(row, text(value));
      case VARBINARY ->
          ((VarBinaryVector) vector).setSafe(row, JdbcValues.convert(value, byte[].class));
      case LARGEVARBINARY ->
          ((LargeVarBinaryVector) vector).setSafe(row, JdbcValues.convert(value, byte[].class));
      case LIST -> writeList((ListVector) vector, row, value);
      default -> writeTemporal(vector, row, value);
    }
  }

  private static void writeTemporal(FieldVector vector, int row, Object value) throws SQLException {
    switch (vector.getMinorType()) {
      case DATEDAY ->
          ((DateDayVector) vector)
              .setSafe(row, Math.toIntExact(TimeValues.toLocalDate(value).toEpochDay()));
      case DATEMILLI ->
          ((DateMilliVector) vector)
              .setSafe(row, TimeValues.toLocalDate(value).toEpochDay() * 86_400_000L);
      case TIMESEC ->
          ((TimeSecVector) vector).setSafe(row, TimeValues.toLocalTime(value).toSecondOfDay());
      case TIMEMILLI ->
          ((TimeMilliVector) vector).setSafe(row, (int) (nanoOfDay(value) / 1_000_000));
      case TIMEMICRO -> ((TimeMicroVector) vector).setSafe(row, nanoOfDay(value) / 1_000);
      case TIMENANO -> ((TimeNanoVector) vector).setSafe(row, nanoOfDay(value));
      default -> writePeriod(vector, row, value);
    }
  }

  private static void writePeriod(FieldVector vector, int row, Object value) throws SQLException {
    switch (vector.getMinorType()) {
      case DURATION ->
          ((DurationVector) vector)
              .setSafe(
                  row,
                  TimestampUnits.units(
                      JdbcValues.convert(value, Duration.class),
                      ((org.apache.arrow.vector.types.pojo.ArrowType.Duration)
                              vector.getField().getType())
                          .getUnit()));
      case INTERVALDAY -> {
        Duration duration = JdbcValues.convert(value, Duration.class);
        ((IntervalDayVector) vector)
            .setSafe(
                row,
                (int) duration.toDays(),
                (int) duration.minusDays(duration.toDays()).toMillis());
      }
      case INTERVALYEAR ->
          ((IntervalYearVector) vector)
              .setSafe(
                  row, Math.toIntExact(JdbcValues.convert(value, Period.class).toTotalMonths()));
      default -> {
        if (!(vector instanceof TimeStampVector timestamps)) {
          throw new SQLFeatureNotSupportedException(
              String.format(
                  Locale.ROOT,
                  "Parameters of type %s cannot be set",
                  ArrowColumns.typeName(vector.getField())),
              "0A000");
        }
        timestamps.setSafe(row, TimestampUnits.units(value, timestamps));
      }
    }
  }

  private static void writeList(ListVector vector, int row, Object value) throws SQLException {
    if (!(value instanceof ArrayValue array)) {
      throw JdbcValues.impossible(value, "an array");
    }
    int start = vector.startNewValue(row);
    for (int i = 0; i < array.elements().length; i++) {
      write(vector.getDataVector(), start + i, array.elements()[i]);
    }
    vector.endValue(row, array.elements().length);
  }

  private static void writeDecimal(DecimalVector vector, int row, Object value)
      throws SQLException {
    BigDecimal decimal =
        NumberValues.toDecimal(value).setScale(vector.getScale(), RoundingMode.HALF_UP);
    if (decimal.precision() > vector.getPrecision()) {
      throw new SQLDataException(
          String.format(
              Locale.ROOT,
              "The parameter has more digits than DECIMAL(%d,%d) holds",
              vector.getPrecision(),
              vector.getScale()),
          "22003");
    }
    vector.setSafe(row, decimal);
  }

  /** Unlike a getter, a parameter must not lose its fraction silently. */
  private static long whole(Object value, long min, long max) throws SQLException {
    if (!(value instanceof Integer || value instanceof Long)
        && NumberValues.toDecimal(value).stripTrailingZeros().scale() > 0) {
      throw new SQLDataException(
          "The parameter takes whole numbers; the value has a fraction", "22018");
    }
    return NumberValues.toLong(value, min, max);
  }

  private static byte[] text(Object value) {
    return SqlText.of(value).getBytes(StandardCharsets.UTF_8);
  }

  private static long nanoOfDay(Object value) throws SQLException {
    return TimeValues.toLocalTime(value).toNanoOfDay();
  }
}
