// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway.rest;

import io.tarn.api.ErrorCode;
import io.tarn.api.Lane;
import io.tarn.api.Query;
import io.tarn.api.QueryId;
import io.tarn.api.QueryState;
import io.tarn.api.WarehouseException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A statement sent over HTTP. Remembered longer than it runs, so that it lets go of its text when
 * it has ended.
 */
final class RestStatement {
  /** States as the API names them. */
  enum State {
    PENDING,
    RUNNING,
    SUCCEEDED,
    FAILED,
    CANCELED
  }

  private final QueryId id;
  private final String user;
  private final ResultFormat format;
  private final ExecuteRequest.Disposition disposition;
  private final CompletableFuture<KeptResult> result = new CompletableFuture<>();
  private volatile @Nullable Query running;
  private volatile Optional<Lane> lane = Optional.empty();

  RestStatement(
      Query query, String user, ResultFormat format, ExecuteRequest.Disposition disposition) {
    this.id = query.id();
    this.user = user;
    this.format = format;
    this.disposition = disposition;
    this.running = query;
  }

  QueryId id() {
    return id;
  }

  String user() {
    return user;
  }

  ResultFormat format() {
    return format;
  }

  ExecuteRequest.Disposition disposition() {
    return disposition;
  }

  boolean hasEnded() {
    return result.isDone();
  }

  /** Who runs it or ran it, once that is known. */
  Optional<Lane> lane() {
    Query query = running;
    return query == null ? lane : query.info().lane();
  }

  /** Share done, from 0 to 1. */
  double progress() {
    Query query = running;
    return query == null ? 1 : query.info().progress().fraction();
  }

  /** Cancels it; nothing happens if it has ended. */
  void cancel() {
    Query query = running;
    if (query != null) {
      query.cancel();
    }
  }

  /** It has ended with this result. */
  void succeed(KeptResult kept) {
    letGo();
    result.complete(kept);
  }

  /** It has ended with this failure. */
  void fail(WarehouseException why) {
    letGo();
    result.completeExceptionally(why);
  }

  private void letGo() {
    lane = lane();
    running = null;
  }

  /** Does this when it has ended. */
  void whenEnded(Runnable task) {
    var unused = result.whenComplete((kept, failure) -> task.run());
  }

  /** Waits until its result is kept, at most so long. */
  void await(Duration atMost) {
    try {
      result.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException itsStateTells) {
      // Asked for right after.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  State state() {
    if (result.isDone()) {
      return failure()
          .map(why -> why.code() == ErrorCode.CANCELLED ? State.CANCELED : State.FAILED)
          .orElse(State.SUCCEEDED);
    }
    Query query = running;
    boolean begun =
        query == null
            || query.info().state() == QueryState.RUNNING
            || query.info().state().isFinal();
    return begun ? State.RUNNING : State.PENDING;
  }

  Optional<WarehouseException> failure() {
    if (!result.isCompletedExceptionally()) {
      return Optional.empty();
    }
    try {
      result.join();
      return Optional.empty();
    } catch (CompletionException e) {
      return Optional.of(
          e.getCause() instanceof WarehouseException known
              ? known
              : WarehouseException.internal("The statement failed", e));
    }
  }

  /**
   * Its kept result.
   *
   * @throws WarehouseException if it has none, or not yet
   */
  KeptResult kept() {
    State state = state();
    if (state != State.SUCCEEDED) {
      throw RestErrors.notReady(state.name());
    }
    return result.join();
  }
}
