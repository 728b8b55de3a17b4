// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.run;

import io.tarn.benchmarks.data.TableLocations;
import io.tarn.benchmarks.peer.Client;
import io.tarn.benchmarks.peer.JdbcClient;
import io.tarn.benchmarks.peer.Peer;
import io.tarn.benchmarks.workload.DataSet;
import io.tarn.benchmarks.workload.Mix;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Lets many clients send a mix, one number of clients and one peer after the other. */
final class MixRun {
  private final Bench bench;
  private final Mix mix;

  MixRun(Bench bench, Mix mix) {
    this.bench = bench;
    this.mix = mix;
  }

  void run() throws Exception {
    DataSet data = new DataSet(mix.generator(), bench.effort().scale(mix.scale()));
    TableLocations tables = bench.tables(data);
    Deadline deadline = Deadline.in(bench.effort().perWorkload());
    for (int clients : mix.clients()) {
      for (String name : mix.peers()) {
        Optional<Peer> peer = bench.peers().find(name);
        if (peer.isPresent() && !deadline.passed()) {
          run(peer.get(), clients, tables);
        }
      }
      if (deadline.passed()) {
        bench.recorder().skip(mix.name() + ": more than " + clients + " clients, for want of time");
        return;
      }
    }
  }

  private void run(Peer peer, int count, TableLocations tables) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(count);
    List<Client> clients = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        clients.add(connect(peer, tables));
      }
      drive(threads, clients, Duration.ofSeconds(bench.effort().rounds(mix.warmUpSeconds())));
      long start = System.nanoTime();
      List<Double> millis =
          drive(threads, clients, Duration.ofSeconds(bench.effort().rounds(mix.seconds())));
      double seconds = (System.nanoTime() - start) / 1e9;
      Map<String, Double> at = Map.of("clients", (double) count);
      bench
          .recorder()
          .add(
              mix.name(),
              "statements a second",
              peer.name(),
              "1/s",
              at,
              List.of(millis.size() / seconds));
      bench.recorder().times(mix.name(), "a statement", at, Map.of(peer.name(), millis));
    } finally {
      threads.shutdownNow();
      for (Client client : clients) {
        client.close();
      }
    }
  }

  private Client connect(Peer peer, TableLocations tables) throws Exception {
    Client client = peer.connect(tables);
    if (peer.name().startsWith("tarn")) {
      for (String sql : mix.session()) {
        client.execute(sql);
      }
    }
    return client;
  }

  /** All clients send statements until the time is over; gives how long each took. */
  private List<Double> drive(ExecutorService threads, List<Client> clients, Duration duration)
      throws Exception {
    Deadline end = Deadline.in(duration);
    List<Future<List<Double>>> running = new ArrayList<>();
    for (int i = 0; i < clients.size(); i++) {
      MixClient client = new MixClient(mix, i, clients.get(i) instanceof JdbcClient);
      Client connection = clients.get(i);
      running.add(threads.submit(() -> client.until(end, connection)));
    }
    List<Double> all = new ArrayList<>();
    for (Future<List<Double>> one : running) {
      all.addAll(one.get());
    }
    return all;
  }
}
