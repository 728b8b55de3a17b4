// SPDX-License-Identifier: Apache-2.0
package io.tarn.compute;

import io.tarn.api.EngineStatement;
import io.tarn.api.ExecutionListener;
import java.util.concurrent.CompletableFuture;

/**
 * One statement on its way through the lane, and the one place that knows how to stop it, whatever
 * it is doing.
 */
final class Execution {
  private final EngineStatement statement;
  private final ExecutionListener listener;
  private final CompletableFuture<Void> cancellation = new CompletableFuture<>();
  private Runnable stop = () -> {};

  Execution(EngineStatement statement, ExecutionListener listener) {
    this.statement = statement;
    this.listener = listener;
  }

  EngineStatement statement() {
    return statement;
  }

  ExecutionListener listener() {
    return listener;
  }

  /** Completes when somebody cancels. */
  CompletableFuture<Void> cancellation() {
    return cancellation;
  }

  boolean cancelled() {
    return cancellation.isDone();
  }

  void checkCancelled() {
    if (cancelled()) {
      throw ComputeErrors.cancelled();
    }
  }

  /** Stops it now or, if it has not begun, before it does. Never waits. */
  void cancel() {
    Runnable stopNow;
    synchronized (this) {
      cancellation.complete(null);
      stopNow = stop;
    }
    stopNow.run();
  }

  /** Tells how to stop what begins now; stops it at once if the statement is cancelled already. */
  void begin(Runnable howToStop) {
    synchronized (this) {
      stop = howToStop;
    }
    if (cancelled()) {
      howToStop.run();
    }
  }

  /** Nothing runs that a cancel must stop. */
  synchronized void end() {
    stop = () -> {};
  }
}
