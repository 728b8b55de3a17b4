// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.ArrowBatches;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;

/** Batches of so many rows each, all null. */
final class CountedBatches implements ArrowBatches {
  private final BufferAllocator allocator = new RootAllocator();
  private final VectorSchemaRoot root;
  private final int[] counts;
  private int next;

  CountedBatches(Schema schema, int... counts) {
    this.root = VectorSchemaRoot.create(schema, allocator);
    this.counts = counts;
  }

  @Override
  public Schema schema() {
    return root.getSchema();
  }

  @Override
  public boolean next() {
    if (next == counts.length) {
      return false;
    }
    root.allocateNew();
    root.setRowCount(counts[next++]);
    return true;
  }

  @Override
  public VectorSchemaRoot root() {
    return root;
  }

  @Override
  public void close() {
    root.close();
    allocator.close();
  }
}
