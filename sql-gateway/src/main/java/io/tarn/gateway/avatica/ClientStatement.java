// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway.avatica;

import io.tarn.api.Query;
import io.tarn.api.QueryService;
import io.tarn.api.ResultStream;
import io.tarn.api.Session;
import io.tarn.api.StatementRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.calcite.avatica.Meta.Frame;
import org.apache.calcite.avatica.Meta.Signature;
import org.jspecify.annotations.Nullable;

/**
 * A statement a client has open, and the rows it has not fetched yet. One call works on it at a
 * time; closing it at any time cancels what it runs.
 */
final class ClientStatement implements AutoCloseable {
  private final int number;
  private final Session session;
  private final QueryService queries;
  private final ReentrantLock use = new ReentrantLock();
  private volatile @Nullable Query running;
  private volatile @Nullable Prepared prepared;
  private volatile boolean closed;
  private @Nullable ResultFrames frames;

  ClientStatement(int number, Session session, QueryService queries) {
    this.number = number;
    this.session = session;
    this.queries = queries;
  }

  /**
   * What it runs when it is executed without a text.
   *
   * @param sql the text
   * @param mostRows rows given in all
   */
  record Prepared(String sql, long mostRows) {}

  /** What came of a statement. */
  sealed interface Outcome {
    /** It gives rows; these are the first. */
    record Rows(Signature signature, Frame first) implements Outcome {}

    /** It has changed so many rows. */
    record Count(long rows) implements Outcome {}
  }

  int number() {
    return number;
  }

  void prepare(Prepared statement) {
    prepared = statement;
  }

  /**
   * What was prepared.
   *
   * @throws io.tarn.api.WarehouseException STATEMENT_NOT_FOUND if nothing was
   */
  Prepared prepared() {
    Prepared known = prepared;
    if (known == null) {
      throw AvaticaErrors.statementGone();
    }
    return known;
  }

  /**
   * Runs a statement to its first rows or its end; rows of an earlier one are forgotten.
   *
   * @param mostRows rows given in all
   * @param wanted rows of the first frame; all that it may hold if not positive
   * @param left completes if nobody waits any more
   */
  Outcome run(StatementRequest request, long mostRows, int wanted, CompletableFuture<?> left) {
    acquire();
    try {
      closeFrames();
      Query query = queries.submit(session, request);
      running = query;
      if (closed) {
        query.cancel();
      }
      var unused = left.thenRun(query::cancel);
      if (!query.description().returnsRows()) {
        return new Outcome.Count(query.updateCount());
      }
      return rows(request.sql(), query.rows(), mostRows, wanted);
    } finally {
      use.unlock();
    }
  }

  private Outcome rows(String sql, ResultStream stream, long mostRows, int wanted) {
    ResultFrames opened = new ResultFrames(stream, session.settings().timeZone(), mostRows);
    frames = opened;
    try {
      Signature signature =
          ColumnTypes.signature(sql, true, stream.schema(), new Schema(java.util.List.of()));
      return new Outcome.Rows(signature, opened.frame(0, wanted));
    } catch (RuntimeException | Error e) {
      closeFrames();
      throw e;
    }
  }

  /**
   * More rows.
   *
   * @param offset number of the first, from 0
   * @param wanted most rows; all that a frame may hold if not positive
   * @throws io.tarn.api.WarehouseException what failed, or STATEMENT_NOT_FOUND if there are none
   */
  Frame fetch(long offset, int wanted, CompletableFuture<?> left) {
    acquire();
    try {
      ResultFrames open = frames;
      Query query = running;
      if (open == null || query == null) {
        throw AvaticaErrors.rowsGone();
      }
      var unused = left.thenRun(query::cancel);
      return open.frame(offset, wanted);
    } finally {
      use.unlock();
    }
  }

  private void acquire() {
    if (!use.tryLock()) {
      throw AvaticaErrors.invalid(
          "Another call works on this statement; wait for it, or use a statement of your own");
    }
  }

  private void closeFrames() {
    if (frames != null) {
      frames.close();
      frames = null;
    }
    running = null;
  }

  @Override
  public void close() {
    closed = true;
    Query query = running;
    if (query != null) {
      query.cancel();
    }
    use.lock();
    try {
      closeFrames();
    } finally {
      use.unlock();
    }
  }
}
