// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DurationVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.TimeMicroVector;
import org.apache.arrow.vector.TimeNanoVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.util.Text;
import org.jspecify.annotations.Nullable;

/** Values as JSON has them: texts, and for nested ones lists and maps of texts. */
public final class JsonValues {
  private static final DateTimeFormatter LOCAL =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 3, 9, true)
          .toFormatter(java.util.Locale.ROOT);

  private JsonValues() {}

  /** A value, null, or a list or map of such. */
  public static @Nullable Object of(FieldVector vector, int row) {
    if (vector.isNull(row)) {
      return null;
    }
    // A map is a list to Arrow: it comes first.
    if (vector instanceof MapVector map) {
      return map(map, row);
    }
    if (vector instanceof ListVector list) {
      List<@Nullable Object> values = new ArrayList<>();
      for (int i = list.getElementStartIndex(row); i < list.getElementEndIndex(row); i++) {
        values.add(of(list.getDataVector(), i));
      }
      return values;
    }
    if (vector instanceof StructVector struct) {
      Map<String, @Nullable Object> fields = new LinkedHashMap<>();
      struct.getChildrenFromFields().forEach(child -> fields.put(child.getName(), of(child, row)));
      return fields;
    }
    return scalar(vector, row);
  }

  private static Map<String, @Nullable Object> map(MapVector map, int row) {
    StructVector entries = (StructVector) map.getDataVector();
    List<FieldVector> columns = entries.getChildrenFromFields();
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (int i = map.getElementStartIndex(row); i < map.getElementEndIndex(row); i++) {
      values.put(String.valueOf(of(columns.get(0), i)), of(columns.get(1), i));
    }
    return values;
  }

  private static String scalar(FieldVector vector, int row) {
    if (vector instanceof TimeStampVector stamps) {
      return timestamp(stamps, row);
    }
    if (vector instanceof TimeNanoVector times) {
      return LocalTime.ofNanoOfDay(times.get(row)).toString();
    }
    if (vector instanceof TimeMicroVector times) {
      return LocalTime.ofNanoOfDay(times.get(row) * 1_000).toString();
    }
    if (vector instanceof DateDayVector days) {
      return LocalDate.ofEpochDay(days.get(row)).toString();
    }
    if (vector instanceof VarBinaryVector bytes) {
      return Base64.getEncoder().encodeToString(bytes.get(row));
    }
    if (vector instanceof DurationVector durations) {
      return dayTime(duration(durations, row));
    }
    return text(vector.getObject(row));
  }

  private static String text(Object value) {
    if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    if (value instanceof byte[] bytes) {
      return Base64.getEncoder().encodeToString(bytes);
    }
    if (value instanceof Period months) {
      long size = Math.abs(months.toTotalMonths());
      return (months.toTotalMonths() < 0 ? "-" : "") + size / 12 + "-" + size % 12;
    }
    if (value instanceof Duration duration) {
      return dayTime(duration);
    }
    return value instanceof Text text ? text.toString() : String.valueOf(value);
  }

  /** As Spark writes a day-time interval: {@code 1 02:03:04.000000000}. */
  private static String dayTime(Duration duration) {
    Duration size = duration.abs();
    return (duration.isNegative() ? "-" : "")
        + String.format(
            java.util.Locale.ROOT,
            "%d %02d:%02d:%02d.%09d",
            size.toDays(),
            size.toHoursPart(),
            size.toMinutesPart(),
            size.toSecondsPart(),
            size.toNanosPart());
  }

  /** Exact: the vector's own reading goes by nanoseconds and ends at 292 years. */
  private static Duration duration(DurationVector vector, int row) {
    TimeUnit unit = ((ArrowType.Duration) vector.getField().getType()).getUnit();
    return Duration.of(DurationVector.get(vector.getDataBuffer(), row), unit(unit));
  }

  private static ChronoUnit unit(TimeUnit unit) {
    return switch (unit) {
      case SECOND -> ChronoUnit.SECONDS;
      case MILLISECOND -> ChronoUnit.MILLIS;
      case MICROSECOND -> ChronoUnit.MICROS;
      case NANOSECOND -> ChronoUnit.NANOS;
    };
  }

  private static String timestamp(TimeStampVector vector, int row) {
    ArrowType.Timestamp type = (ArrowType.Timestamp) vector.getField().getType();
    Instant instant = Instant.EPOCH.plus(vector.get(row), unit(type.getUnit()));
    String local = LOCAL.format(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
    return type.getTimezone() == null ? local : local + "Z";
  }
}
