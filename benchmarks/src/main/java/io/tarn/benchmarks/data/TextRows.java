// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.data;

import io.tarn.api.ArrowBatches;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/** Rows whose values are text, as the generator of TPC-DS gives them, as typed Arrow batches. */
final class TextRows implements ArrowBatches {
  private static final int BATCH_ROWS = 8192;

  private final VectorSchemaRoot root;
  private final Iterator<List<List<String>>> rows;

  TextRows(Schema schema, Iterator<List<List<String>>> rows, BufferAllocator allocator) {
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
    if (!rows.hasNext()) {
      return false;
    }
    root.clear();
    root.allocateNew();
    int count = 0;
    while (count < BATCH_ROWS && rows.hasNext()) {
      List<String> row = rows.next().get(0);
      for (int column = 0; column < row.size(); column++) {
        write(root.getVector(column), count, row.get(column));
      }
      count++;
    }
    root.setRowCount(count);
    return true;
  }

  private static void write(FieldVector vector, int index, @Nullable String value) {
    if (value == null || value.isEmpty()) {
      vector.setNull(index);
    } else if (vector instanceof BigIntVector numbers) {
      numbers.setSafe(index, Long.parseLong(value));
    } else if (vector instanceof IntVector numbers) {
      numbers.setSafe(index, Integer.parseInt(value));
    } else if (vector instanceof DateDayVector dates) {
      dates.setSafe(index, (int) LocalDate.parse(value).toEpochDay());
    } else if (vector instanceof DecimalVector amounts) {
      amounts.setSafe(
          index, new BigDecimal(value).setScale(amounts.getScale(), RoundingMode.UNNECESSARY));
    } else if (vector instanceof VarCharVector texts) {
      texts.setSafe(index, value.getBytes(StandardCharsets.UTF_8));
    } else {
      throw new IllegalStateException("no writer for " + vector.getField());
    }
  }

  @Override
  public void close() {
    root.close();
  }
}
