// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DateMilliVector;
import org.apache.arrow.vector.Float2Vector;
import org.apache.arrow.vector.TimeMicroVector;
import org.apache.arrow.vector.TimeMilliVector;
import org.apache.arrow.vector.TimeNanoVector;
import org.apache.arrow.vector.TimeSecVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.UInt1Vector;
import org.apache.arrow.vector.UInt2Vector;
import org.apache.arrow.vector.UInt4Vector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.ValueVector;
import org.apache.arrow.vector.complex.DenseUnionVector;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.jspecify.annotations.Nullable;

/** One bound value in the Java type {@link io.tarn.api.ParameterRow} promises. */
final class ParameterValue {
  private static final long NANOS_PER_MICRO = 1_000;
  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private ParameterValue() {}

  static @Nullable Object at(ValueVector vector, int row) {
    if (vector.getField().getDictionary() != null) {
      throw unsupported(vector, "dictionary-encoded values");
    }
    if (vector instanceof DenseUnionVector union) {
      byte type = union.getTypeId(row);
      return type < 0 ? null : at(union.getVectorByType(type), union.getOffset(row));
    }
    return vector.isNull(row) ? null : value(vector, row);
  }

  private static Object value(ValueVector vector, int row) {
    return switch (vector.getMinorType()) {
      case BIT -> ((BitVector) vector).get(row) != 0;
      case TINYINT, SMALLINT, INT, BIGINT, FLOAT4, FLOAT8, DECIMAL, DECIMAL256 ->
          vector.getObject(row);
      case FLOAT2 -> ((Float2Vector) vector).getValueAsFloat(row);
      case UINT1, UINT2, UINT4, UINT8 -> unsigned(vector, row);
      case VARCHAR, LARGEVARCHAR, VIEWVARCHAR -> vector.getObject(row).toString();
      case VARBINARY, LARGEVARBINARY, VIEWVARBINARY, FIXEDSIZEBINARY -> vector.getObject(row);
      case DATEDAY -> LocalDate.ofEpochDay(((DateDayVector) vector).get(row));
      case DATEMILLI -> dateOfMillis(((DateMilliVector) vector).get(row));
      case TIMESEC -> time(((TimeSecVector) vector).get(row), NANOS_PER_SECOND);
      case TIMEMILLI -> time(((TimeMilliVector) vector).get(row), NANOS_PER_MILLI);
      case TIMEMICRO -> time(((TimeMicroVector) vector).get(row), NANOS_PER_MICRO);
      case TIMENANO -> time(((TimeNanoVector) vector).get(row), 1);
      case TIMESTAMPSEC,
          TIMESTAMPMILLI,
          TIMESTAMPMICRO,
          TIMESTAMPNANO,
          TIMESTAMPSECTZ,
          TIMESTAMPMILLITZ,
          TIMESTAMPMICROTZ,
          TIMESTAMPNANOTZ ->
          timestamp((TimeStampVector) vector, row);
      default ->
          throw unsupported(vector, "values of type " + SqlType.of(vector.getField()).name());
    };
  }

  private static Object unsigned(ValueVector vector, int row) {
    if (vector instanceof UInt1Vector small) {
      return small.getObjectNoOverflow(row);
    }
    if (vector instanceof UInt2Vector medium) {
      return (int) medium.get(row);
    }
    return vector instanceof UInt4Vector large
        ? large.getObjectNoOverflow(row)
        : new java.math.BigDecimal(((UInt8Vector) vector).getObjectNoOverflow(row));
  }

  private static LocalDate dateOfMillis(long millis) {
    return Instant.ofEpochMilli(millis).atZone(ZoneOffset.UTC).toLocalDate();
  }

  private static LocalTime time(long value, long nanosPerUnit) {
    return LocalTime.ofNanoOfDay(Math.multiplyExact(value, nanosPerUnit));
  }

  private static Object timestamp(TimeStampVector vector, int row) {
    ArrowType.Timestamp type = (ArrowType.Timestamp) vector.getField().getType();
    Instant instant = Instant.EPOCH.plus(vector.get(row), unit(type.getUnit()));
    return type.getTimezone() == null
        ? instant.atOffset(ZoneOffset.UTC).toLocalDateTime()
        : instant;
  }

  private static ChronoUnit unit(TimeUnit unit) {
    return switch (unit) {
      case SECOND -> ChronoUnit.SECONDS;
      case MILLISECOND -> ChronoUnit.MILLIS;
      case MICROSECOND -> ChronoUnit.MICROS;
      case NANOSECOND -> ChronoUnit.NANOS;
    };
  }

  private static RuntimeException unsupported(ValueVector vector, String what) {
    return GatewayErrors.parameter(
        "Parameter '"
            + vector.getName()
            + "' carries "
            + what
            + ", which cannot be bound; bind a plain value");
  }
}
