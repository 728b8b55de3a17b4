// SPDX-License-Identifier: Apache-2.0
package io.tarn.query;

import io.tarn.api.ArrowBatches;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;

/** Rows a client sends, refused once their statement has ended: what was cancelled commits not. */
record StoppableBatches(ArrowBatches rows, Statement statement) implements ArrowBatches {
  @Override
  public Schema schema() {
    return rows.schema();
  }

  @Override
  public VectorSchemaRoot root() {
    return rows.root();
  }

  @Override
  public boolean next() {
    statement.failIfEnded();
    boolean more = rows.next();
    statement.failIfEnded();
    return more;
  }

  @Override
  public void close() {
    rows.close();
  }
}
