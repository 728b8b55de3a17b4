// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import io.tarn.api.ErrorCode;
import io.tarn.api.Lane;
import io.tarn.api.Progress;
import io.tarn.api.Query;
import io.tarn.api.QueryId;
import io.tarn.api.QueryInfo;
import io.tarn.api.QueryState;
import io.tarn.api.ResultStream;
import io.tarn.api.StatementDescription;
import io.tarn.api.WarehouseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** A statement whose planning, first rows and end a test completes when it likes. */
final class FakeQuery implements Query {
  final CompletableFuture<StatementDescription> planned = new CompletableFuture<>();
  final CompletableFuture<Long> ended = new CompletableFuture<>();
  final CompletableFuture<Supplier<ResultStream>> rows = new CompletableFuture<>();
  volatile Progress progress = Progress.NONE;

  private volatile QueryState state = QueryState.PLANNING;
  private final QueryId id = QueryId.next();
  private final String sql;
  private final String user;
  private final String sessionId;

  FakeQuery(String sql, String user, String sessionId) {
    this.sql = sql;
    this.user = user;
    this.sessionId = sessionId;
  }

  String user() {
    return user;
  }

  @Override
  public QueryId id() {
    return id;
  }

  @Override
  public QueryInfo info() {
    return new QueryInfo(
        id,
        sql,
        user,
        sessionId,
        state,
        Optional.of(Lane.INTERACTIVE),
        Optional.empty(),
        Instant.EPOCH,
        Optional.empty(),
        OptionalLong.empty(),
        0,
        progress,
        Optional.empty(),
        Optional.empty());
  }

  @Override
  public StatementDescription description() {
    return get(planned);
  }

  @Override
  public boolean await(Duration atMost) {
    try {
      CompletableFuture.anyOf(rows, ended).get(atMost.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw cause(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public ResultStream rows() {
    return get(rows).get();
  }

  @Override
  public long updateCount() {
    return get(ended);
  }

  @Override
  public void cancel() {
    if (!state.isFinal()) {
      end(QueryState.CANCELLED);
      fail(WarehouseException.of(ErrorCode.CANCELLED, "The statement was cancelled"));
    }
  }

  synchronized void end(QueryState last) {
    if (!state.isFinal()) {
      state = last;
    }
  }

  synchronized void running() {
    state = QueryState.RUNNING;
  }

  void fail(WarehouseException error) {
    planned.completeExceptionally(error);
    rows.completeExceptionally(error);
    ended.completeExceptionally(error);
    end(QueryState.FAILED);
  }

  private static <T> T get(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      throw cause(e);
    }
  }

  private static RuntimeException cause(Exception e) {
    return e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e);
  }
}
