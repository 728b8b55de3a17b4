// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import io.tarn.api.ResultStream;
import io.tarn.api.WarehouseException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/** Batches a test fills. Counts how many were fetched, so that back-pressure can be seen. */
final class FakeRows implements ResultStream {
  final AtomicInteger fetched = new AtomicInteger();
  volatile List<String> lateWarnings = List.of();
  volatile @Nullable WarehouseException failure;
  volatile boolean closed;

  private final VectorSchemaRoot root;
  private final int batches;
  private final BiConsumer<VectorSchemaRoot, Integer> fill;
  private final Runnable onClose;

  /**
   * @param fill fills the root with the batch of a number, from 0
   */
  FakeRows(
      Schema schema,
      BufferAllocator allocator,
      int batches,
      BiConsumer<VectorSchemaRoot, Integer> fill,
      Runnable onClose) {
    this.root = VectorSchemaRoot.create(schema, allocator);
    this.batches = batches;
    this.fill = fill;
    this.onClose = onClose;
  }

  @Override
  public Schema schema() {
    return root.getSchema();
  }

  @Override
  public boolean next() {
    int batch = fetched.get();
    if (batch == batches) {
      WarehouseException error = failure;
      if (error != null) {
        throw error;
      }
      return false;
    }
    root.clear();
    fill.accept(root, batch);
    fetched.incrementAndGet();
    return true;
  }

  @Override
  public VectorSchemaRoot root() {
    return root;
  }

  @Override
  public List<String> warnings() {
    return fetched.get() == batches ? lateWarnings : List.of();
  }

  @Override
  public void close() {
    closed = true;
    root.close();
    onClose.run();
  }
}
