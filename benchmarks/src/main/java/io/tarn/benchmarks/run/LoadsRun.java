// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.run;

import io.tarn.benchmarks.data.GeneratedRows;
import io.tarn.benchmarks.data.TableLocations;
import io.tarn.benchmarks.peer.Client;
import io.tarn.benchmarks.peer.JdbcClient;
import io.tarn.benchmarks.peer.Peer;
import io.tarn.benchmarks.workload.DataSet;
import io.tarn.benchmarks.workload.Loads;
import io.tarn.jdbc.IngestMode;
import io.tarn.jdbc.TarnConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Loads the same rows by each way, each time into a new table. */
final class LoadsRun {
  private static final String TARGET = "bench_load";

  private final Bench bench;
  private final Loads workload;

  LoadsRun(Bench bench, Loads workload) {
    this.bench = bench;
    this.workload = workload;
  }

  void run() throws Exception {
    DataSet data = new DataSet(workload.generator(), bench.effort().scale(workload.scale()));
    TableLocations tables = bench.tables(data);
    for (String way : workload.ways()) {
      if (way.equals("ingest")) {
        ingest(data, tables);
      } else {
        createAs(tables);
      }
    }
  }

  private void ingest(DataSet data, TableLocations tables) throws Exception {
    Optional<Peer> tarn = bench.peers().find("tarn");
    if (tarn.isEmpty()) {
      return;
    }
    try (GeneratedRows rows = GeneratedRows.of(data, workload.table(), workload.rows());
        JdbcClient client = (JdbcClient) tarn.get().connect(tables)) {
      TarnConnection connection = client.connection().unwrap(TarnConnection.class);
      Alternation alternation = new Alternation();
      alternation.add(
          "tarn",
          () ->
              connection.ingest(
                  "main", tables.schema(), TARGET, IngestMode.REPLACE, rows.fromStart()),
          tarn.get().processes());
      time("ingest", alternation);
      client.execute("drop table " + TARGET);
    }
  }

  private void createAs(TableLocations tables) throws Exception {
    Path scratch = bench.home().peerHome("loads");
    Map<String, Client> clients = new LinkedHashMap<>();
    try {
      Alternation alternation = new Alternation();
      for (String name : workload.peers()) {
        Optional<Peer> peer = bench.peers().find(name);
        if (peer.isPresent()) {
          Client client = peer.get().connect(tables);
          clients.put(name, client);
          alternation.add(name, createAs(name, client, scratch), peer.get().processes());
        }
      }
      time("create-as", alternation);
    } finally {
      for (Map.Entry<String, Client> client : clients.entrySet()) {
        if (client.getKey().equals("tarn")) {
          client.getValue().execute("drop table if exists " + TARGET);
        }
        client.getValue().close();
      }
      remove(scratch);
    }
  }

  private Callable<?> createAs(String peer, Client client, Path scratch) {
    String select = "select * from " + workload.table() + " limit " + workload.rows();
    return switch (peer) {
      case "duckdb" ->
          () -> {
            Files.createDirectories(scratch);
            client.execute("copy (" + select + ") to '" + scratch.resolve("t.parquet") + "'");
            return peer;
          };
      case "spark" ->
          () -> {
            Path target = scratch.resolve("spark-" + System.nanoTime());
            client.execute("create table delta.`" + target + "` using delta as " + select);
            return peer;
          };
      default ->
          () -> {
            client.execute("create or replace table " + TARGET + " as " + select);
            return peer;
          };
    };
  }

  private void time(String name, Alternation alternation) throws Exception {
    Duration budget = bench.effort().perWorkload().dividedBy(workload.ways().size());
    alternation.run(2, bench.effort().rounds(workload.rounds()), budget);
    bench.recorder().rounds(workload.name(), name, Map.of(), alternation);
  }

  private static void remove(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      io.tarn.testkit.TarnProcess.deleteHome(directory);
    }
  }
}
