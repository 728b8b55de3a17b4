// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.run;

import io.tarn.benchmarks.data.DataHome;
import io.tarn.benchmarks.machine.LiveHeap;
import io.tarn.benchmarks.peer.JdbcClient;
import io.tarn.benchmarks.workload.Connections;
import io.tarn.testkit.TarnProcess;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Connects again and again, then opens many connections and lets them be. */
final class ConnectionsRun {
  /** For the timed part. */
  private static final Duration BUDGET = Duration.ofMinutes(1);

  private final Bench bench;
  private final Connections workload;

  ConnectionsRun(Bench bench, Connections workload) {
    this.bench = bench;
    this.workload = workload;
  }

  void run() throws Exception {
    bench.peers().stopAll();
    Path home = bench.home().directory().resolve("connections");
    try (TarnProcess server = TarnProcess.start(bench.peers().root(), home, DataHome.settings())) {
      Alternation alternation = new Alternation();
      alternation.add("tarn", () -> firstRow(server), List.of(server.handle()));
      int rounds = bench.effort().rounds(workload.rounds());
      alternation.run(rounds, rounds, BUDGET);
      bench.recorder().rounds(workload.name(), "connect and first row", Map.of(), alternation);
      idle(server);
    }
  }

  private static long firstRow(TarnProcess server) throws SQLException {
    try (Connection connection = server.connect()) {
      return read(connection);
    }
  }

  private static long read(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select 1")) {
      return JdbcClient.readAll(rows);
    }
  }

  /** Each has run a statement, as a tool's has. */
  private void idle(TarnProcess server) throws SQLException {
    double before = LiveHeap.mebibytes(server.handle());
    List<Connection> open = new ArrayList<>();
    try {
      for (int i = 0; i < workload.idle(); i++) {
        Connection connection = server.connect();
        open.add(connection);
        read(connection);
      }
      double grown = LiveHeap.mebibytes(server.handle()) - before;
      bench
          .recorder()
          .add(
              workload.name(),
              "heap of idle connections",
              "tarn",
              "MiB",
              Map.of("connections", (double) workload.idle()),
              List.of(grown));
    } finally {
      for (Connection connection : open) {
        connection.close();
      }
    }
  }
}
