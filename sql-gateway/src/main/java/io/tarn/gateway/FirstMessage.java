// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import io.grpc.Context;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStream;

/**
 * Waits for the first message of an upload, but not for ever: the library's own wait ends neither
 * when the client sends nothing nor when it goes away, and would keep the thread.
 */
final class FirstMessage {
  private final ScheduledExecutorService timer;
  private final Duration patience;

  FirstMessage(ScheduledExecutorService timer, Duration patience) {
    this.timer = timer;
    this.patience = patience;
  }

  FlightDescriptor descriptor(FlightStream stream) {
    Waiter waiter = new Waiter(Thread.currentThread());
    Context call = Context.current();
    Context.CancellationListener onCancel = context -> waiter.wake();
    ScheduledFuture<?> alarm =
        timer.schedule(waiter::wake, patience.toMillis(), TimeUnit.MILLISECONDS);
    call.addListener(onCancel, Runnable::run);
    try {
      return stream.getDescriptor();
    } catch (FlightRuntimeException e) {
      throw call.isCancelled()
          ? GatewayErrors.cancelledByClient()
          : GatewayErrors.malformed("The upload does not begin with a command");
    } finally {
      call.removeListener(onCancel);
      alarm.cancel(false);
      waiter.done();
    }
  }

  /** Interrupts the thread while it waits and never after. */
  private static final class Waiter {
    private final Thread thread;
    private boolean woken;
    private boolean waiting = true;

    Waiter(Thread thread) {
      this.thread = thread;
    }

    synchronized void wake() {
      if (waiting) {
        woken = true;
        thread.interrupt();
      }
    }

    synchronized void done() {
      waiting = false;
      if (woken) {
        // The interrupt was ours and has done its work.
        Thread.interrupted();
      }
    }
  }
}
