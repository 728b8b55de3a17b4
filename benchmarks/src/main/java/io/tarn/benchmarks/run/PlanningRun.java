// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.run;

import io.tarn.benchmarks.data.Resources;
import io.tarn.benchmarks.data.TableLocations;
import io.tarn.benchmarks.peer.JdbcClient;
import io.tarn.benchmarks.peer.Peer;
import io.tarn.benchmarks.workload.DataSet;
import io.tarn.benchmarks.workload.Planning;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Prepares queries, each time with a text never seen and then with one that is known. */
final class PlanningRun {
  private final Bench bench;
  private final Planning workload;

  PlanningRun(Bench bench, Planning workload) {
    this.bench = bench;
    this.workload = workload;
  }

  void run() throws Exception {
    DataSet data = new DataSet(workload.generator(), bench.effort().scale(workload.scale()));
    TableLocations tables = bench.tables(data);
    Optional<Peer> peer = bench.peers().find("tarn");
    if (peer.isEmpty()) {
      return;
    }
    List<String> queries =
        workload.ids().stream()
            .map(id -> Resources.query(workload.pattern().replace("%s", id)))
            .toList();
    try (JdbcClient client = (JdbcClient) peer.get().connect(tables)) {
      Deadline deadline = Deadline.in(bench.effort().perWorkload());
      int warmUp = bench.effort().rounds(workload.warmUp());
      int rounds = bench.effort().rounds(workload.rounds());
      round(client, queries, -warmUp, 0, deadline);
      note("a text never seen", round(client, queries, 1, 1 + rounds, deadline));
      round(client, queries, 0, 1, deadline);
      List<Double> known = new ArrayList<>();
      for (int i = 0; i < rounds; i++) {
        known.addAll(round(client, queries, 0, 1, deadline));
      }
      note("a text that is known", known);
    }
  }

  private void note(String name, List<Double> millis) {
    bench.recorder().times(workload.name(), name, Map.of(), Map.of("tarn", millis));
  }

  /** Each number gives a text of its own; at least one round is done. */
  private static List<Double> round(
      JdbcClient client, List<String> queries, int from, int to, Deadline deadline)
      throws Exception {
    List<Double> millis = new ArrayList<>();
    for (int number = from; number < to && !(deadline.passed() && number > from); number++) {
      for (String query : queries) {
        String sql = query + "\n-- " + number;
        millis.add(
            Alternation.time(
                () -> {
                  try (PreparedStatement prepared = client.connection().prepareStatement(sql)) {
                    return prepared.getMetaData();
                  }
                }));
      }
    }
    return millis;
  }
}
