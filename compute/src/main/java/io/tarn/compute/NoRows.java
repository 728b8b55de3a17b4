// SPDX-License-Identifier: Apache-2.0
package io.tarn.compute;

import io.tarn.api.ResultStream;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;

/** What a write answers with: no columns, already at its end. */
final class NoRows implements ResultStream {
  private final VectorSchemaRoot root;

  NoRows(BufferAllocator allocator) {
    this.root = VectorSchemaRoot.create(new Schema(List.of()), allocator);
  }

  @Override
  public Schema schema() {
    return root.getSchema();
  }

  @Override
  public boolean next() {
    return false;
  }

  @Override
  public VectorSchemaRoot root() {
    return root;
  }

  @Override
  public void close() {
    root.close();
  }
}
