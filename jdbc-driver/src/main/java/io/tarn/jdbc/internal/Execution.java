// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

import io.grpc.Context;
import io.grpc.Context.CancellableContext;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.arrow.flight.FlightInfo;
import org.jspecify.annotations.Nullable;

/**
 * One run of a statement. Every call it makes can be stopped from another thread, in any phase, and
 * none outlives it.
 */
final class Execution implements AutoCloseable {
  /** Why a run stopped before its end. */
  private enum Ending {
    CANCELLED,
    TIMED_OUT,
    CLOSED
  }

  private final FlightWire wire;
  private final ScheduledExecutorService alarms;
  private final Duration patience;
  private final CancellableContext context = Context.ROOT.withCancellation();
  private final AtomicReference<@Nullable Ending> ending = new AtomicReference<>();
  private volatile @Nullable FlightInfo running;

  /**
   * @param patience how long the caller will wait each time it waits; zero for as long as it takes
   */
  Execution(FlightWire wire, ScheduledExecutorService alarms, Duration patience) {
    this.wire = wire;
    this.alarms = alarms;
    this.patience = patience;
  }

  FlightWire wire() {
    return wire;
  }

  /** Makes calls, all of which together must end within the caller's patience. */
  <T> T call(Callable<T> calls) throws SQLException {
    ScheduledFuture<?> alarm =
        patience.isZero()
            ? null
            : alarms.schedule(
                () -> stop(Ending.TIMED_OUT), patience.toMillis(), TimeUnit.MILLISECONDS);
    try {
      // Nested calls are within the outer one's patience.
      return context.call(calls);
    } catch (Exception e) {
      throw translate(e);
    } finally {
      if (alarm != null) {
        alarm.cancel(false);
      }
    }
  }

  /** Remembers what the server runs, so that it can be told to stop. */
  FlightInfo started(FlightInfo info) {
    running = info;
    return info;
  }

  void cancel() {
    stop(Ending.CANCELLED);
  }

  SQLException translate(Throwable failure) {
    if (failure instanceof SQLException translated) {
      return translated;
    }
    Ending end = ending.get();
    if (end == Ending.TIMED_OUT) {
      return new SQLTimeoutException(
          "[STATEMENT_TIMEOUT] The statement was stopped because it took longer than its query"
              + " timeout of "
              + patience.toSeconds()
              + " s; raise the timeout or narrow the query",
          FlightErrors.CANCELLED_STATE,
          failure);
    }
    if (end == Ending.CANCELLED) {
      return new SQLException(
          "[CANCELLED] The statement was cancelled", FlightErrors.CANCELLED_STATE, failure);
    }
    if (end == Ending.CLOSED) {
      return new SQLException("The statement or result set was closed", "24000", failure);
    }
    return FlightErrors.translate(failure);
  }

  /** Ends whatever still runs; the server frees it. */
  @Override
  public void close() {
    ending.compareAndSet(null, Ending.CLOSED);
    context.cancel(null);
  }

  private void stop(Ending reason) {
    if (ending.compareAndSet(null, reason)) {
      context.cancel(null);
      FlightInfo info = running;
      if (info != null) {
        wire.cancelLater(info);
      }
    }
  }
}
