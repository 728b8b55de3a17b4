// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.run;

import io.tarn.api.WarehouseException;
import io.tarn.benchmarks.data.DataHome;
import io.tarn.benchmarks.data.TableLocations;
import io.tarn.benchmarks.peer.Client;
import io.tarn.benchmarks.peer.JdbcClient;
import io.tarn.benchmarks.peer.Peer;
import io.tarn.benchmarks.peer.Peers;
import io.tarn.benchmarks.workload.DataSet;
import io.tarn.benchmarks.workload.Starts;
import io.tarn.testkit.TarnProcess;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starts each peer and asks it at once, in turn. */
final class StartsRun {
  private final Bench bench;
  private final Starts workload;
  private final Map<String, List<Double>> answered = new LinkedHashMap<>();
  private final Map<String, List<Double>> opened = new LinkedHashMap<>();

  StartsRun(Bench bench, Starts workload) {
    this.bench = bench;
    this.workload = workload;
  }

  void run() throws Exception {
    DataSet data = new DataSet(workload.generator(), bench.effort().scale(workload.scale()));
    TableLocations tables = bench.tables(data);
    bench.peers().stopAll();
    Deadline deadline = Deadline.in(bench.effort().perWorkload());
    int rounds = Math.max(2, bench.effort().rounds(workload.rounds()));
    for (int round = 0; round < rounds && !(deadline.passed() && round > 0); round++) {
      for (String name : workload.peers()) {
        start(name, tables);
      }
    }
    bench.recorder().times(workload.name(), "open for clients", Map.of(), opened);
    bench.recorder().times(workload.name(), "first answer", Map.of(), answered);
  }

  /** A peer that does not start leaves the others their turn. */
  private void start(String name, TableLocations tables) throws Exception {
    try {
      if (name.equals("tarn")) {
        startTarn(tables);
      } else {
        startOther(name, tables);
      }
    } catch (SQLException | WarehouseException failure) {
      bench.recorder().skip(workload.name() + ", a start of " + name + ": " + failure);
      bench.peers().stopAll();
    }
  }

  private void startTarn(TableLocations tables) throws Exception {
    long start = System.nanoTime();
    try (TarnProcess server =
            TarnProcess.start(
                bench.peers().root(), bench.home().serverHome(), DataHome.settings());
        Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      note(opened, "tarn", start);
      statement.execute("use main." + tables.schema());
      try (ResultSet rows = statement.executeQuery(workload.sql())) {
        JdbcClient.readAll(rows);
      }
      note(answered, "tarn", start);
    }
  }

  private void startOther(String name, TableLocations tables) throws Exception {
    long start = System.nanoTime();
    Optional<Peer> peer = bench.peers().find(name, Peers.Patience.NONE);
    if (peer.isEmpty()) {
      return;
    }
    try (Client client = peer.get().connect(tables)) {
      note(opened, name, start);
      client.read(workload.sql());
      note(answered, name, start);
    }
    bench.peers().stopAll();
  }

  private static void note(Map<String, List<Double>> times, String name, long start) {
    times.computeIfAbsent(name, any -> new ArrayList<>()).add((System.nanoTime() - start) / 1e6);
  }
}
