// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway.rest;

import io.tarn.api.ResultStream;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/** The one row that stands for a statement that answers with a count. */
final class AffectedRows implements ResultStream {
  private static final Schema SCHEMA =
      new Schema(List.of(Field.nullable("num_affected_rows", new ArrowType.Int(64, true))));

  private final VectorSchemaRoot root;
  private boolean told;

  AffectedRows(long count, BufferAllocator allocator) {
    this.root = VectorSchemaRoot.create(SCHEMA, allocator);
    ((BigIntVector) root.getVector(0)).setSafe(0, count);
    root.setRowCount(1);
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
    boolean first = !told;
    told = true;
    return first;
  }

  @Override
  public void close() {
    root.close();
  }
}
