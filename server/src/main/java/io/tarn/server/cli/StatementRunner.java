// SPDX-License-Identifier: Apache-2.0
package io.tarn.server.cli;

import io.tarn.jdbc.TarnConnection;
import io.tarn.server.Home;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs a statement for a person: prints rows or a count, the time it took, and warnings. */
final class StatementRunner {
  private static final long CANCEL_AGAIN_MILLIS = 200;

  private final Connection session;
  private final Terminal terminal;
  private final Home home;
  private volatile @Nullable Running running;

  /** A statement, and a latch that opens when it has ended. */
  private record Running(Statement statement, CountDownLatch ended) {}

  StatementRunner(Connection session, Terminal terminal, Home home) {
    this.session = session;
    this.terminal = terminal;
    this.home = home;
  }

  void run(String sql, OutputFormat format) throws SQLException, IOException {
    long start = System.nanoTime();
    CountDownLatch ended = new CountDownLatch(1);
    try (Statement statement = session.createStatement()) {
      running = new Running(statement, ended);
      Patience patience = new Patience(terminal, home);
      boolean hasRows;
      try (patience) {
        patience.begin();
        hasRows = statement.execute(sql);
      }
      String what;
      if (hasRows) {
        try (ResultSet rows = statement.getResultSet()) {
          long count = RowPrinter.of(format, terminal).print(rows);
          what = count + (count == 1 ? " row" : " rows");
        }
      } else {
        long count = statement.getLargeUpdateCount();
        what = count > 0 ? count + (count == 1 ? " row changed" : " rows changed") : "Done";
      }
      for (SQLWarning w = statement.getWarnings(); w != null; w = w.getNextWarning()) {
        terminal.note("Warning: " + w.getMessage());
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      String lane =
          session.unwrap(TarnConnection.class).lastLane().map(l -> ", " + l + " lane").orElse("");
      terminal.note(String.format(Locale.ROOT, "(%s%s, %.2f s)", what, lane, seconds));
    } finally {
      running = null;
      ended.countDown();
    }
  }

  /** Cancels what runs, from any thread; nothing happens if nothing does. */
  void cancel() {
    Running now = running;
    if (now != null) {
      Thread canceller = new Thread(() -> cancelUntilEnded(now), "cancel");
      canceller.setDaemon(true);
      canceller.start();
    }
  }

  /** A driver may lose a cancel that comes before its call has begun: it is said again. */
  private void cancelUntilEnded(Running now) {
    try {
      do {
        now.statement().cancel();
      } while (!now.ended().await(CANCEL_AGAIN_MILLIS, TimeUnit.MILLISECONDS));
    } catch (SQLException late) {
      terminal.note("Cannot cancel: " + late.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
