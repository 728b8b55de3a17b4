// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway.rest;

import io.tarn.api.Query;
import io.tarn.api.QueryId;
import io.tarn.api.WarehouseException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A statement sent over HTTP.
 *
 * @param query the statement
 * @param user who sent it
 * @param request how it was sent
 * @param result its kept result, once it has ended
 */
record RestStatement(
    Query query, String user, ExecuteRequest request, CompletableFuture<KeptResult> result) {
  /** States as the API names them. */
  enum State {
    PENDING,
    RUNNING,
    SUCCEEDED,
    FAILED,
    CANCELED
  }

  QueryId id() {
    return query.id();
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
    if (!result.isDone()) {
      return switch (query.info().state()) {
        case FAILED, CANCELLED, FINISHED, RUNNING -> State.RUNNING;
        default -> State.PENDING;
      };
    }
    return failure()
        .map(why -> why.code() == io.tarn.api.ErrorCode.CANCELLED ? State.CANCELED : State.FAILED)
        .orElse(State.SUCCEEDED);
  }

  Optional<WarehouseException> failure() {
    if (!result.isCompletedExceptionally()) {
      return Optional.empty();
    }
    try {
      result.join();
      return Optional.empty();
    } catch (java.util.concurrent.CompletionException e) {
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
