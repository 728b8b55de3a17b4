// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.arrow.flight.FlightProducer.ServerStreamListener;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.UInt1Vector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/** Sends the rows of a metadata call, in batches, from memory of their own that is freed after. */
final class MetadataRows {
  private static final int BATCH = 1024;

  private final BufferAllocator parent;

  MetadataRows(BufferAllocator parent) {
    this.parent = parent;
  }

  /** One row: as many values as the schema has columns. */
  record Row(List<@Nullable Object> values) {
    static Row of(@Nullable Object... values) {
      return new Row(Collections.unmodifiableList(Arrays.asList(values)));
    }
  }

  void send(Schema schema, List<Row> rows, ServerStreamListener listener) {
    try (BufferAllocator allocator = parent.newChildAllocator("metadata", 0, Long.MAX_VALUE);
        VectorSchemaRoot root = VectorSchemaRoot.create(schema, allocator)) {
      listener.start(root);
      Iterator<Row> remaining = rows.iterator();
      while (remaining.hasNext() && !listener.isCancelled()) {
        root.clear();
        int count = 0;
        while (count < BATCH && remaining.hasNext()) {
          set(root, count, remaining.next());
          count++;
        }
        root.setRowCount(count);
        listener.putNext();
      }
    }
    listener.completed();
  }

  private static void set(VectorSchemaRoot root, int row, Row values) {
    List<FieldVector> vectors = root.getFieldVectors();
    for (int column = 0; column < vectors.size(); column++) {
      Object value = values.values().get(column);
      if (value != null) {
        set(vectors.get(column), row, value);
      }
    }
  }

  private static void set(FieldVector vector, int row, Object value) {
    if (vector instanceof VarCharVector text) {
      text.setSafe(row, ((String) value).getBytes(StandardCharsets.UTF_8));
    } else if (vector instanceof VarBinaryVector bytes) {
      bytes.setSafe(row, (byte[]) value);
    } else if (vector instanceof IntVector number) {
      number.setSafe(row, (Integer) value);
    } else if (vector instanceof UInt1Vector number) {
      number.setSafe(row, (Integer) value);
    } else if (vector instanceof BitVector flag) {
      flag.setSafe(row, (Boolean) value ? 1 : 0);
    } else {
      setTexts((ListVector) vector, row, (List<?>) value);
    }
  }

  private static void setTexts(ListVector list, int row, List<?> values) {
    int start = list.startNewValue(row);
    VarCharVector items = (VarCharVector) list.getDataVector();
    for (int i = 0; i < values.size(); i++) {
      items.setSafe(start + i, values.get(i).toString().getBytes(StandardCharsets.UTF_8));
    }
    list.endValue(row, values.size());
  }
}
