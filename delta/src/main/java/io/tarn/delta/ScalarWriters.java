// SPDX-License-Identifier: Apache-2.0
package io.tarn.delta;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.util.UUID;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;

/** Copies values without parts from Kernel columns into Arrow vectors. */
final class ScalarWriters {
  static final CellWriter BOOLEAN =
      (from, row, to, at) -> ((BitVector) to).setSafe(at, from.getBoolean(row) ? 1 : 0);
  static final CellWriter BYTE =
      (from, row, to, at) -> ((TinyIntVector) to).setSafe(at, from.getInt(row));
  static final CellWriter SHORT =
      (from, row, to, at) -> ((SmallIntVector) to).setSafe(at, from.getInt(row));
  static final CellWriter INT =
      (from, row, to, at) -> ((IntVector) to).setSafe(at, from.getInt(row));
  static final CellWriter UNSIGNED_INT =
      (from, row, to, at) ->
          ((BigIntVector) to).setSafe(at, Integer.toUnsignedLong(from.getInt(row)));
  static final CellWriter LONG =
      (from, row, to, at) -> ((BigIntVector) to).setSafe(at, from.getLong(row));
  static final CellWriter UNSIGNED_LONG =
      (from, row, to, at) ->
          ((DecimalVector) to)
              .setSafe(at, new BigDecimal(Long.toUnsignedString(from.getLong(row))));
  static final CellWriter FLOAT =
      (from, row, to, at) -> ((Float4Vector) to).setSafe(at, from.getFloat(row));
  static final CellWriter DOUBLE =
      (from, row, to, at) -> ((Float8Vector) to).setSafe(at, from.getDouble(row));
  static final CellWriter DECIMAL =
      (from, row, to, at) -> ((DecimalVector) to).setSafe(at, from.getDecimal(row));
  static final CellWriter DATE =
      (from, row, to, at) -> ((DateDayVector) to).setSafe(at, from.getInt(row));
  static final CellWriter TIMESTAMP =
      (from, row, to, at) -> {
        TimeStampVector timestamps = (TimeStampVector) to;
        while (at >= timestamps.getValueCapacity()) {
          timestamps.reAlloc();
        }
        timestamps.set(at, from.getLong(row));
      };
  static final CellWriter BYTES =
      (from, row, to, at) -> ((VarBinaryVector) to).setSafe(at, from.getBinary(row));
  static final CellWriter TEXT =
      (from, row, to, at) -> ((VarCharVector) to).setSafe(at, from.getBinary(row));
  static final CellWriter TIME_OF_MILLIS =
      (from, row, to, at) -> writeTime(from.getInt(row) * 1_000_000L, to, at);
  static final CellWriter TIME_OF_MICROS =
      (from, row, to, at) -> writeTime(from.getLong(row) * 1_000L, to, at);
  static final CellWriter TIME_OF_NANOS =
      (from, row, to, at) -> writeTime(from.getLong(row), to, at);
  static final CellWriter UUID_TEXT =
      (from, row, to, at) -> {
        ByteBuffer bytes = ByteBuffer.wrap(from.getBinary(row));
        writeText(new UUID(bytes.getLong(), bytes.getLong()).toString(), to, at);
      };

  private ScalarWriters() {}

  private static void writeTime(long nanos, FieldVector to, int at) {
    writeText(LocalTime.ofNanoOfDay(nanos).toString(), to, at);
  }

  private static void writeText(String text, FieldVector to, int at) {
    ((VarCharVector) to).setSafe(at, text.getBytes(StandardCharsets.UTF_8));
  }
}
