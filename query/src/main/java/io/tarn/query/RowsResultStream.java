// SPDX-License-Identifier: Apache-2.0
package io.tarn.query;

import io.tarn.api.ResultStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/** Rows the planner answered itself, as Arrow batches. */
final class RowsResultStream implements ResultStream {
  private static final int BATCH_ROWS = 4096;

  private final VectorSchemaRoot root;
  private final List<List<@Nullable Object>> rows;
  private int position;

  RowsResultStream(Schema schema, List<List<@Nullable Object>> rows, BufferAllocator allocator) {
    this.root = VectorSchemaRoot.create(schema, allocator);
    this.rows = rows;
  }

  @Override
  public Schema schema() {
    return root.getSchema();
  }

  @Override
  public VectorSchemaRoot root() {
    return root;
  }

  @Override
  public boolean next() {
    if (position >= rows.size()) {
      return false;
    }
    int count = Math.min(BATCH_ROWS, rows.size() - position);
    root.clear();
    root.allocateNew();
    for (int row = 0; row < count; row++) {
      List<@Nullable Object> values = rows.get(position + row);
      for (int column = 0; column < values.size(); column++) {
        @Nullable Object value = values.get(column);
        if (value != null) {
          set(root.getVector(column), row, value);
        }
      }
    }
    root.setRowCount(count);
    position += count;
    return true;
  }

  @Override
  public void close() {
    root.close();
  }

  private static void set(FieldVector vector, int row, Object value) {
    if (vector instanceof VarCharVector text) {
      text.setSafe(row, value.toString().getBytes(StandardCharsets.UTF_8));
    } else if (vector instanceof BitVector bits) {
      bits.setSafe(row, (Boolean) value ? 1 : 0);
    } else if (vector instanceof VarBinaryVector bytes) {
      bytes.setSafe(row, (byte[]) value);
    } else if (value instanceof BigDecimal decimal && vector instanceof DecimalVector decimals) {
      decimals.setSafe(row, decimal.setScale(decimals.getScale()));
    } else if (value instanceof Number number) {
      setNumber(vector, row, number);
    } else {
      setTime(vector, row, value);
    }
  }

  private static void setNumber(FieldVector vector, int row, Number value) {
    if (vector instanceof BigIntVector longs) {
      longs.setSafe(row, value.longValue());
    } else if (vector instanceof IntVector ints) {
      ints.setSafe(row, value.intValue());
    } else if (vector instanceof SmallIntVector shorts) {
      shorts.setSafe(row, value.shortValue());
    } else if (vector instanceof TinyIntVector bytes) {
      bytes.setSafe(row, value.byteValue());
    } else if (vector instanceof Float8Vector doubles) {
      doubles.setSafe(row, value.doubleValue());
    } else if (vector instanceof Float4Vector floats) {
      floats.setSafe(row, value.floatValue());
    } else if (vector instanceof DecimalVector decimals) {
      decimals.setSafe(row, new BigDecimal(value.toString()).setScale(decimals.getScale()));
    } else {
      throw unsupported(vector, value);
    }
  }

  private static void setTime(FieldVector vector, int row, Object value) {
    if (vector instanceof DateDayVector days && value instanceof LocalDate date) {
      days.setSafe(row, (int) date.toEpochDay());
    } else if (vector instanceof TimeStampMicroTZVector stamps && value instanceof Instant at) {
      stamps.setSafe(row, micros(at));
    } else if (vector instanceof TimeStampMicroVector local && value instanceof LocalDateTime at) {
      local.setSafe(row, micros(at.toInstant(ZoneOffset.UTC)));
    } else {
      throw unsupported(vector, value);
    }
  }

  /** ChronoUnit goes through nanoseconds and overflows for years before 1677 and after 2262. */
  private static long micros(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1000);
  }

  private static IllegalArgumentException unsupported(FieldVector vector, Object value) {
    return new IllegalArgumentException(
        "cannot put a " + value.getClass().getName() + " into a column of " + vector.getField());
  }
}
