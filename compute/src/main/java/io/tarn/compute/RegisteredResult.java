// SPDX-License-Identifier: Apache-2.0
package io.tarn.compute;

import io.tarn.api.ResultStream;
import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;

/** A result whose statement can be cancelled until it is closed. */
final class RegisteredResult implements ResultStream {
  private final ResultStream rows;
  private final Runnable onClose;

  RegisteredResult(ResultStream rows, Runnable onClose) {
    this.rows = rows;
    this.onClose = onClose;
  }

  @Override
  public Schema schema() {
    return rows.schema();
  }

  @Override
  public boolean next() {
    return rows.next();
  }

  @Override
  public VectorSchemaRoot root() {
    return rows.root();
  }

  @Override
  public List<String> warnings() {
    return rows.warnings();
  }

  @Override
  public void close() {
    try {
      rows.close();
    } finally {
      onClose.run();
    }
  }
}
