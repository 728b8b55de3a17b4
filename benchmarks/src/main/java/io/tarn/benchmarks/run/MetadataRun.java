// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.run;

import io.tarn.benchmarks.data.DataHome;
import io.tarn.benchmarks.data.ManyTables;
import io.tarn.benchmarks.peer.JdbcClient;
import io.tarn.benchmarks.workload.Metadata;
import io.tarn.testkit.TarnProcess;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;

/** Asks about names when there are many. */
final class MetadataRun {
  private static final long SEED = 42;

  /** For one kind of call. */
  private static final Duration BUDGET = Duration.ofSeconds(40);

  private final Bench bench;
  private final Metadata workload;

  MetadataRun(Bench bench, Metadata workload) {
    this.bench = bench;
    this.workload = workload;
  }

  void run() throws Exception {
    bench.peers().stopAll();
    Deadline deadline = Deadline.in(bench.effort().perWorkload());
    for (int tables : workload.tables()) {
      if (deadline.passed()) {
        bench.recorder().skip(workload.name() + ": " + tables + " tables, for want of time");
      } else if (bench.effort().pace() == Effort.Pace.FULL || tables <= 1000) {
        run(tables);
      }
    }
  }

  private void run(int tables) throws Exception {
    Path home = bench.home().directory().resolve("metadata-" + tables);
    try (TarnProcess server = TarnProcess.start(bench.peers().root(), home, DataHome.settings());
        Connection connection = server.connect()) {
      new ManyTables(server, tables, workload.columns()).makeMissing();
      measure(connection, tables);
      DbeaverOpening opening = new DbeaverOpening(server, ManyTables.SCHEMA);
      time("DBeaver's opening sequence", tables, opening::run);
    }
  }

  private void measure(Connection connection, int tables) throws Exception {
    SplittableRandom random = new SplittableRandom(SEED);
    DatabaseMetaData data = connection.getMetaData();
    String schema = ManyTables.SCHEMA;
    time(
        "getTables of one name",
        tables,
        () -> read(data.getTables("main", schema, any(random, tables), null)));
    time("getTables of the schema", tables, () -> read(data.getTables("main", schema, "%", null)));
    time(
        "getColumns of one table",
        tables,
        () -> read(data.getColumns("main", schema, any(random, tables), "%")));
    time("getColumns of the schema", tables, () -> read(data.getColumns("main", schema, "%", "%")));
    try (Statement statement = connection.createStatement()) {
      time(
          "information_schema.columns of one table",
          tables,
          () ->
              read(
                  statement.executeQuery(
                      "select column_name, data_type from main.information_schema.columns where"
                          + " table_schema = '"
                          + schema
                          + "' and table_name = '"
                          + any(random, tables)
                          + "'")));
    }
  }

  private void time(String name, int tables, Callable<?> call) throws Exception {
    Alternation alternation = new Alternation();
    alternation.add("tarn", call, List.of());
    int rounds = bench.effort().rounds(workload.rounds());
    alternation.run(rounds / 2, rounds, BUDGET);
    Map<String, Double> at = Map.of("tables", (double) tables);
    bench.recorder().times(workload.name(), name, at, alternation.millis());
  }

  private static String any(SplittableRandom random, int tables) {
    return ManyTables.name(random.nextInt(tables));
  }

  private static long read(ResultSet rows) throws Exception {
    try (rows) {
      return JdbcClient.readAll(rows);
    }
  }
}
