// SPDX-License-Identifier: Apache-2.0
package io.tarn.delta;

import io.tarn.api.ArrowBatches;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DateMilliVector;
import org.apache.arrow.vector.Decimal256Vector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.FixedSizeBinaryVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.LargeVarBinaryVector;
import org.apache.arrow.vector.LargeVarCharVector;
import org.apache.arrow.vector.NullVector;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.UInt1Vector;
import org.apache.arrow.vector.UInt2Vector;
import org.apache.arrow.vector.UInt4Vector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ViewVarCharVector;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.complex.LargeListVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/** Rows given as Java objects, in batches of any size. */
final class Rows implements ArrowBatches {
  private final Schema schema;
  private final VectorSchemaRoot root;
  private final List<List<@Nullable Object>> rows;
  private final int batchSize;
  private int position;

  Rows(
      BufferAllocator allocator,
      Schema schema,
      int batchSize,
      List<? extends List<? extends @Nullable Object>> rows) {
    this.schema = schema;
    this.root = VectorSchemaRoot.create(schema, allocator);
    this.rows = new ArrayList<>();
    rows.forEach(row -> this.rows.add(new ArrayList<@Nullable Object>(row)));
    this.batchSize = batchSize;
  }

  /** A row that may hold nulls. */
  static List<@Nullable Object> row(@Nullable Object... values) {
    return Arrays.asList(values);
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public boolean next() {
    if (position >= rows.size()) {
      return false;
    }
    root.clear();
    root.allocateNew();
    int count = Math.min(batchSize, rows.size() - position);
    for (int row = 0; row < count; row++) {
      List<@Nullable Object> values = rows.get(position + row);
      for (int column = 0; column < values.size(); column++) {
        set(root.getVector(column), row, values.get(column));
      }
    }
    root.setRowCount(count);
    position += count;
    return true;
  }

  @Override
  public VectorSchemaRoot root() {
    return root;
  }

  @Override
  public void close() {
    root.close();
  }

  private static void set(FieldVector vector, int row, @Nullable Object value) {
    if (value == null) {
      setNull(vector, row);
    } else if (vector instanceof StructVector struct) {
      struct.setIndexDefined(row);
      List<?> parts = (List<?>) value;
      for (int i = 0; i < parts.size(); i++) {
        set((FieldVector) struct.getChildByOrdinal(i), row, parts.get(i));
      }
    } else if (vector instanceof ListVector list) {
      List<?> items = items(value);
      int start = list.startNewValue(row);
      fill(list.getDataVector(), start, items);
      list.endValue(row, items.size());
    } else if (vector instanceof LargeListVector list) {
      List<?> items = items(value);
      long start = list.startNewValue(row);
      fill(list.getDataVector(), (int) start, items);
      list.endValue(row, items.size());
    } else if (vector instanceof FixedSizeListVector list) {
      int start = list.startNewValue(row);
      fill(list.getDataVector(), start, items(value));
    } else {
      setScalar(vector, row, value);
    }
  }

  private static List<?> items(Object value) {
    return value instanceof Map<?, ?> map
        ? map.entrySet().stream()
            .map(entry -> Arrays.asList(entry.getKey(), entry.getValue()))
            .toList()
        : (List<?>) value;
  }

  private static void fill(FieldVector vector, int start, List<?> items) {
    for (int i = 0; i < items.size(); i++) {
      set(vector, start + i, items.get(i));
    }
    vector.setValueCount(start + items.size());
  }

  private static void setNull(FieldVector vector, int row) {
    if (vector instanceof NullVector) {
      return;
    }
    if (vector instanceof StructVector struct) {
      struct.setNull(row);
    } else if (vector instanceof ListVector list) {
      list.setNull(row);
    } else if (vector instanceof BaseFixedWidthVector fixed) {
      while (row >= fixed.getValueCapacity()) {
        fixed.reAlloc();
      }
      fixed.setNull(row);
    } else if (vector instanceof VarCharVector text) {
      text.setNull(row);
    } else if (vector instanceof VarBinaryVector bytes) {
      bytes.setNull(row);
    } else {
      throw new IllegalArgumentException("no null for " + vector.getField());
    }
  }

  private static void setScalar(FieldVector vector, int row, Object value) {
    if (vector instanceof BigIntVector v) {
      v.setSafe(row, ((Number) value).longValue());
    } else if (vector instanceof IntVector v) {
      v.setSafe(row, ((Number) value).intValue());
    } else if (vector instanceof SmallIntVector v) {
      v.setSafe(row, ((Number) value).shortValue());
    } else if (vector instanceof TinyIntVector v) {
      v.setSafe(row, ((Number) value).byteValue());
    } else if (vector instanceof UInt4Vector v) {
      v.setSafe(row, ((Number) value).intValue());
    } else if (vector instanceof UInt2Vector v) {
      v.setSafe(row, ((Number) value).intValue());
    } else if (vector instanceof UInt1Vector v) {
      v.setSafe(row, ((Number) value).intValue());
    } else if (vector instanceof BitVector v) {
      v.setSafe(row, (Boolean) value ? 1 : 0);
    } else if (vector instanceof Float4Vector v) {
      v.setSafe(row, ((Number) value).floatValue());
    } else if (vector instanceof Float8Vector v) {
      v.setSafe(row, ((Number) value).doubleValue());
    } else if (vector instanceof DecimalVector v) {
      v.setSafe(row, (BigDecimal) value);
    } else if (vector instanceof Decimal256Vector v) {
      v.setSafe(row, (BigDecimal) value);
    } else if (vector instanceof DateDayVector v) {
      v.setSafe(row, ((Number) value).intValue());
    } else if (vector instanceof DateMilliVector v) {
      v.setSafe(row, ((Number) value).longValue());
    } else if (vector instanceof TimeStampVector v) {
      v.setSafe(row, ((Number) value).longValue());
    } else {
      setBytes(vector, row, value);
    }
  }

  private static void setBytes(FieldVector vector, int row, Object value) {
    byte[] bytes =
        value instanceof String text
            ? text.getBytes(StandardCharsets.UTF_8)
            : ((ByteBuffer) value).array();
    if (vector instanceof VarCharVector v) {
      v.setSafe(row, bytes);
    } else if (vector instanceof LargeVarCharVector v) {
      v.setSafe(row, bytes);
    } else if (vector instanceof ViewVarCharVector v) {
      v.setSafe(row, bytes);
    } else if (vector instanceof VarBinaryVector v) {
      v.setSafe(row, bytes);
    } else if (vector instanceof LargeVarBinaryVector v) {
      v.setSafe(row, bytes);
    } else if (vector instanceof FixedSizeBinaryVector v) {
      v.setSafe(row, bytes);
    } else {
      throw new IllegalArgumentException("no value for " + vector.getField());
    }
  }
}
