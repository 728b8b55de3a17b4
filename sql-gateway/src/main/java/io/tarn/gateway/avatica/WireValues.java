// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway.avatica;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tarn.gateway.JsonValues;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.TimeMicroVector;
import org.apache.arrow.vector.TimeNanoVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.jspecify.annotations.Nullable;

/**
 * Values as the protocol carries them: dates are days, times milliseconds of the day, timestamps
 * the milliseconds of what a clock in the session's zone shows, floats are doubles that look alike;
 * what {@link ColumnTypes} calls text is text.
 */
final class WireValues {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long MICROS_PER_MILLI = 1_000;
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final ZoneId zone;

  /**
   * @param zone the session's
   */
  WireValues(ZoneId zone) {
    this.zone = zone;
  }

  /** A row's values in the order of the columns. */
  List<@Nullable Object> row(List<FieldVector> columns, int row) {
    List<@Nullable Object> values = new ArrayList<>(columns.size());
    for (FieldVector column : columns) {
      values.add(value(column, row));
    }
    return values;
  }

  private @Nullable Object value(FieldVector vector, int row) {
    if (vector.isNull(row)) {
      return null;
    }
    return switch (vector.getMinorType()) {
      case BIT -> ((BitVector) vector).get(row) != 0;
      case TINYINT,
          SMALLINT,
          INT,
          BIGINT,
          FLOAT8,
          DECIMAL,
          DECIMAL256,
          VARBINARY,
          LARGEVARBINARY,
          VIEWVARBINARY,
          FIXEDSIZEBINARY ->
          vector.getObject(row);
      case FLOAT4 -> Double.parseDouble(Float.toString(((Float4Vector) vector).get(row)));
      case DATEDAY -> ((DateDayVector) vector).get(row);
      case TIMEMICRO -> (int) (((TimeMicroVector) vector).get(row) / MICROS_PER_MILLI);
      case TIMENANO -> (int) (((TimeNanoVector) vector).get(row) / NANOS_PER_MILLI);
      case TIMESTAMPSEC,
          TIMESTAMPMILLI,
          TIMESTAMPMICRO,
          TIMESTAMPNANO,
          TIMESTAMPSECTZ,
          TIMESTAMPMILLITZ,
          TIMESTAMPMICROTZ,
          TIMESTAMPNANOTZ ->
          clockMillis((TimeStampVector) vector, row);
      case LIST -> list((ListVector) vector, row);
      default -> text(vector, row);
    };
  }

  private long clockMillis(TimeStampVector vector, int row) {
    ArrowType.Timestamp type = (ArrowType.Timestamp) vector.getField().getType();
    ChronoUnit unit =
        switch (type.getUnit()) {
          case SECOND -> ChronoUnit.SECONDS;
          case MILLISECOND -> ChronoUnit.MILLIS;
          case MICROSECOND -> ChronoUnit.MICROS;
          case NANOSECOND -> ChronoUnit.NANOS;
        };
    Instant instant = Instant.EPOCH.plus(vector.get(row), unit);
    return type.getTimezone() == null
        ? instant.toEpochMilli()
        : LocalDateTime.ofInstant(instant, zone).toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  private List<@Nullable Object> list(ListVector vector, int row) {
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = vector.getElementStartIndex(row); i < vector.getElementEndIndex(row); i++) {
      values.add(value(vector.getDataVector(), i));
    }
    return values;
  }

  private static String text(FieldVector vector, int row) {
    Object value = JsonValues.of(vector, row);
    if (value instanceof String text) {
      return text;
    }
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps, lists and text are always JSON", e);
    }
  }
}
