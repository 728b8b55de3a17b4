// SPDX-License-Identifier: Apache-2.0
package io.tarn.query;

import io.tarn.api.QueryState;
import io.tarn.api.ResultStream;
import io.tarn.api.WarehouseException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/** Counts the rows a client fetches and ends the statement with the last of them. */
final class TrackedResultStream implements ResultStream {
  private final ResultStream rows;
  private final Statement statement;
  private final AtomicBoolean closed = new AtomicBoolean();

  TrackedResultStream(ResultStream rows, Statement statement) {
    this.rows = rows;
    this.statement = statement;
  }

  @Override
  public Schema schema() {
    return rows.schema();
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
  public boolean next() {
    failIfStopped();
    try {
      boolean more = rows.next();
      if (more) {
        statement.record().addRows(rows.root().getRowCount());
      } else if (!statement.finish()) {
        failIfStopped();
      }
      return more;
    } catch (WarehouseException e) {
      failIfStopped();
      statement.fail(e);
      throw e;
    } catch (RuntimeException e) {
      failIfStopped();
      WarehouseException failure = WarehouseException.internal("Reading the rows failed", e);
      statement.fail(failure);
      throw failure;
    }
  }

  /** A statement stopped from outside says why, not what its engine made of it. */
  private void failIfStopped() {
    @Nullable WarehouseException failure = statement.failure();
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      if (!statement.record().state().isFinal()) {
        statement.stop(QueryState.CANCELLED, QueryErrors.closedEarly());
      }
      rows.close();
    }
  }
}
