// SPDX-License-Identifier: Apache-2.0
package io.tarn.server.cli;

import io.tarn.server.Home;
import io.tarn.server.ServerInfo;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Shows a person who waits that something happens. Prints nothing when nobody looks. */
final class Patience implements AutoCloseable {
  private final Terminal terminal;
  private final Optional<Readiness> readiness;
  private final long start = System.nanoTime();
  private final ScheduledExecutorService clock;

  Patience(Terminal terminal, Home home) {
    this.terminal = terminal;
    this.readiness = home.runningServer().map((ServerInfo server) -> new Readiness(server));
    this.clock =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "patience");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Starts to show something after a second. */
  void begin() {
    if (terminal.isInteractive()) {
      var unused = clock.scheduleWithFixedDelay(this::show, 1, 1, TimeUnit.SECONDS);
    }
  }

  private void show() {
    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
    String lanes =
        readiness.map(r -> String.join(", ", r.describe().stream().skip(1).toList())).orElse("");
    terminal.status("Running for " + seconds + " s … " + lanes.replaceAll(" +", " "));
  }

  @Override
  public void close() {
    clock.shutdownNow();
    try {
      // What it shows at this moment is cleared too.
      boolean quiet = clock.awaitTermination(1, TimeUnit.SECONDS);
      assert quiet || clock.isShutdown();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    terminal.clearStatus();
  }
}
