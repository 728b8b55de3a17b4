// SPDX-License-Identifier: Apache-2.0
package io.tarn.query;

import io.tarn.api.ErrorCode;
import io.tarn.api.ExecutionListener;
import io.tarn.api.Progress;
import io.tarn.api.Query;
import io.tarn.api.QueryId;
import io.tarn.api.QueryInfo;
import io.tarn.api.QueryState;
import io.tarn.api.ResultStream;
import io.tarn.api.StatementDescription;
import io.tarn.api.WarehouseException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One submitted statement: joins the thread that runs it, the thread that fetches its rows and
 * whoever cancels it. Whichever of them ends it first decides its final state.
 */
final class Statement implements Query, ExecutionListener {
  private final QueryId id;
  private final StatementRecord record;
  private final Consumer<QueryId> engineCancel;
  private final Consumer<Statement> onEnd;
  private final CompletableFuture<StatementDescription> described = new CompletableFuture<>();
  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final AtomicBoolean rowsTaken = new AtomicBoolean();

  Statement(
      QueryId id,
      StatementRecord record,
      Consumer<QueryId> engineCancel,
      Consumer<Statement> onEnd) {
    this.id = id;
    this.record = record;
    this.engineCancel = engineCancel;
    this.onEnd = onEnd;
  }

  @Override
  public QueryId id() {
    return id;
  }

  @Override
  public QueryInfo info() {
    return record.info();
  }

  StatementRecord record() {
    return record;
  }

  @Override
  public StatementDescription description() {
    return join(described);
  }

  @Override
  public boolean await(Duration atMost) {
    try {
      outcome.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw asWarehouseException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw QueryErrors.cancelled();
    }
  }

  @Override
  public ResultStream rows() {
    Outcome result = join(outcome);
    if (result.rows() == null) {
      throw QueryErrors.noRows(id);
    }
    if (!rowsTaken.compareAndSet(false, true)) {
      throw QueryErrors.rowsTaken(id);
    }
    return new TrackedResultStream(result.rows(), this);
  }

  @Override
  public long updateCount() {
    return join(outcome).count();
  }

  @Override
  public void cancel() {
    stop(QueryState.CANCELLED, QueryErrors.cancelled());
  }

  /** Ends it from outside and tells the engine. */
  void stop(QueryState last, WarehouseException why) {
    if (fail(last, why)) {
      engineCancel.accept(id);
    }
  }

  /** The planner is done. */
  void planned(StatementDescription description) {
    described.complete(description);
  }

  /** The first rows or the count are there; rows nobody may fetch any more are closed. */
  void succeed(Outcome result) {
    if (result.rows() == null) {
      record.addRows(result.count());
      if (finish()) {
        outcome.complete(result);
      }
    } else if (record.state().isFinal() || !outcome.complete(result)) {
      result.rows().close();
    } else if (record.state().isFinal()) {
      discardRows();
    }
  }

  /** All rows were delivered, or the count is known. */
  boolean finish() {
    boolean done = record.end(QueryState.FINISHED, null);
    if (done) {
      signalEnd();
    }
    return done;
  }

  /** It failed with this; a CANCELLED code makes it cancelled. */
  void fail(WarehouseException why) {
    fail(why.code() == ErrorCode.CANCELLED ? QueryState.CANCELLED : QueryState.FAILED, why);
  }

  private boolean fail(QueryState last, WarehouseException why) {
    if (!record.end(last, why)) {
      return false;
    }
    described.completeExceptionally(why);
    if (!outcome.completeExceptionally(why)) {
      discardRows();
    }
    signalEnd();
    return true;
  }

  private void signalEnd() {
    ended.complete(null);
    onEnd.accept(this);
  }

  /** Runs a task once the statement has ended, now if it has. */
  void whenEnded(Runnable task) {
    var unused = ended.thenRun(task);
  }

  /** What the statement ended with, if it failed: told instead of what a late reader sees. */
  @Nullable WarehouseException failure() {
    return record.error().orElse(null);
  }

  /** Throws what the statement ended with, if it failed. */
  void failIfEnded() {
    WarehouseException failure = failure();
    if (failure != null) {
      throw failure;
    }
  }

  /** Throws rows away that nobody has taken. */
  void discardRows() {
    if (outcome.isDone() && !outcome.isCompletedExceptionally()) {
      ResultStream rows = outcome.join().rows();
      if (rows != null && rowsTaken.compareAndSet(false, true)) {
        rows.close();
      }
    }
  }

  boolean hasUnfetchedRows() {
    return outcome.isDone() && !outcome.isCompletedExceptionally() && !rowsTaken.get();
  }

  @Override
  public void waitingForEngine(String detail) {
    goOn(QueryState.WAITING_FOR_COMPUTE);
  }

  @Override
  public void started() {
    goOn(QueryState.RUNNING);
  }

  /** A cancel that came before the engine knew the statement has told no engine: it ends here. */
  private void goOn(QueryState next) {
    if (!record.advance(next)) {
      failIfEnded();
    }
  }

  @Override
  public void progress(Progress progress) {
    record.progress(progress);
  }

  private static <T> T join(CompletableFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException | CompletionException e) {
      throw asWarehouseException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw QueryErrors.cancelled();
    }
  }

  private static WarehouseException asWarehouseException(@Nullable Throwable cause) {
    if (cause instanceof WarehouseException known) {
      return known;
    }
    return WarehouseException.internal(
        "The statement failed unexpectedly",
        cause == null ? new IllegalStateException("no cause") : cause);
  }
}
