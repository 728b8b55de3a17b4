// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.run;

import io.tarn.benchmarks.data.Resources;
import io.tarn.benchmarks.data.TableLocations;
import io.tarn.benchmarks.peer.Client;
import io.tarn.benchmarks.peer.Peer;
import io.tarn.benchmarks.report.Check;
import io.tarn.benchmarks.workload.DataSet;
import io.tarn.benchmarks.workload.QuerySet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Runs a set of queries; only what all peers answered alike is summed up. */
final class QuerySetRun {
  private final Bench bench;
  private final QuerySet set;

  QuerySetRun(Bench bench, QuerySet set) {
    this.bench = bench;
    this.set = set;
  }

  void run() throws Exception {
    var scales = new TreeSet<Double>();
    set.scales().forEach(scale -> scales.add(bench.effort().scale(scale)));
    for (double scale : scales) {
      run(new DataSet(set.generator(), scale));
    }
  }

  private void run(DataSet data) throws Exception {
    TableLocations tables = bench.tables(data);
    Map<String, Client> clients = new LinkedHashMap<>();
    try {
      for (String name : set.peers()) {
        Peer peer = bench.peers().find(name).orElse(null);
        if (peer != null) {
          clients.put(name, peer.connect(tables));
        }
      }
      measure(clients, data);
    } finally {
      for (Client client : clients.values()) {
        client.close();
      }
    }
  }

  private void measure(Map<String, Client> clients, DataSet data) throws Exception {
    Map<String, Double> at = Map.of("scale", data.scale());
    Map<String, List<Double>> totals = new LinkedHashMap<>();
    Map<String, Double> processors = new LinkedHashMap<>();
    Duration budget =
        bench.effort().perWorkload().dividedBy((long) set.ids().size() * set.scales().size());
    int left = 0;
    for (String id : set.ids()) {
      String sql = Resources.query(set.pattern().replace("%s", id));
      if (!agree(clients, "query " + id, sql)) {
        left++;
        continue;
      }
      Alternation alternation = new Alternation();
      for (Map.Entry<String, Client> client : clients.entrySet()) {
        Client asked = client.getValue();
        alternation.add(client.getKey(), () -> asked.read(sql), processes(client.getKey()));
      }
      int warmUp = Math.max(0, set.warmUp() - 1);
      alternation.run(warmUp, bench.effort().rounds(set.rounds()), budget);
      bench.recorder().times(set.name(), "query " + id, at, alternation.millis());
      alternation.millis().forEach((peer, millis) -> sum(totals, peer, millis));
      alternation
          .processors()
          .forEach((peer, worked) -> processors.merge(peer, worked, Double::sum));
    }
    if (left > 0) {
      bench.recorder().skip(set.name() + ": " + left + " queries are not in the total, see above");
    }
    bench.recorder().times(set.name(), "total", at, totals);
    processors.forEach(
        (peer, worked) ->
            bench.recorder().add(set.name(), "total, processors", peer, "ms", at, List.of(worked)));
  }

  private List<ProcessHandle> processes(String peer) throws Exception {
    return bench.peers().find(peer).map(Peer::processes).orElse(List.of());
  }

  /** The i-th total is of the i-th rounds; a query cut short by the deadline gives its last. */
  private void sum(Map<String, List<Double>> totals, String peer, List<Double> millis) {
    List<Double> sums = totals.computeIfAbsent(peer, any -> new ArrayList<>());
    int rounds = bench.effort().rounds(set.rounds());
    for (int i = 0; i < rounds; i++) {
      double time = millis.get(Math.min(i, millis.size() - 1));
      if (i < sums.size()) {
        sums.set(i, sums.get(i) + time);
      } else {
        sums.add(time);
      }
    }
  }

  /** Runs a query once on each peer, which also warms them up, and compares the answers. */
  private boolean agree(Map<String, Client> clients, String name, String sql) {
    Map<String, List<List<@Nullable Object>>> answers = new LinkedHashMap<>();
    for (Map.Entry<String, Client> client : clients.entrySet()) {
      try {
        answers.put(client.getKey(), client.getValue().rows(sql));
      } catch (Exception failure) {
        bench.recorder().skip(set.name() + " " + name + " on " + client.getKey() + ": " + failure);
        return false;
      }
    }
    String reference =
        answers.containsKey("duckdb") ? "duckdb" : clients.keySet().iterator().next();
    List<List<@Nullable Object>> expected = answers.get(reference);
    boolean equal = true;
    for (Map.Entry<String, List<List<@Nullable Object>>> answer : answers.entrySet()) {
      if (!answer.getKey().equals(reference) && expected != null) {
        String difference = Answers.difference(answer.getValue(), expected).orElse("");
        bench.recorder().check(new Check(set.name(), name, answer.getKey(), reference, difference));
        equal &= difference.isEmpty();
      }
    }
    return equal;
  }
}
