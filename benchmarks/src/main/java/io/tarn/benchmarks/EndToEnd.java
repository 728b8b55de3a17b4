// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks;

import io.tarn.api.EngineStatus;
import io.tarn.testkit.CommandResult;
import io.tarn.testkit.TarnProcess;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * The whole path: how soon a server answers, what the gateway adds to a small statement, and how
 * fast a long result arrives, beside Spark Connect read directly.
 *
 * <p>Arguments: directory of the {@code tarn} script, file for the JSON report.
 */
public final class EndToEnd {
  private static final int STARTS = 3;
  private static final int WARM_UP_ROUNDS = 600;
  private static final int SMALL_ROUNDS = 200;
  private static final int LONG_WARM_UP_ROUNDS = 25;
  private static final int LONG_ROUNDS = 15;
  private static final String LONG_SQL =
      "select l_orderkey, l_partkey, l_suppkey, l_linenumber, l_shipmode, l_comment"
          + " from %s, (values %s) as t(n)";

  private final Path root;
  private final Report report = new Report();

  private EndToEnd(Path root) {
    this.root = root;
  }

  public static void main(String[] arguments) throws Exception {
    EndToEnd run = new EndToEnd(Path.of(arguments[0]).toAbsolutePath().normalize());
    run.measure();
    run.report.print(
        new PrintWriter(
            new OutputStreamWriter(
                new java.io.FileOutputStream(java.io.FileDescriptor.out), StandardCharsets.UTF_8)));
    run.report.write(Path.of(arguments[1]), run.commit());
  }

  private String commit() {
    return CommandResult.of(
            List.of("git", "-C", root.toString(), "rev-parse", "HEAD"), Duration.ofSeconds(10))
        .output()
        .strip();
  }

  private void measure() throws Exception {
    Path home = Files.createTempDirectory("tarn-benchmark");
    Path other = Files.createTempDirectory("tarn-benchmark-direct");
    try {
      starts(home);
      directStarts(other);
      try (TarnProcess server = TarnProcess.start(root, home, Map.of());
          BufferAllocator allocator = new RootAllocator();
          DirectSpark direct = new DirectSpark(root, other, allocator);
          Connection connection = server.connect()) {
        while (direct.state() == EngineStatus.State.STARTING) {
          LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        try (Statement session = connection.createStatement()) {
          session.execute("set result_cache = off");
          session.execute("set lane = spark");
        }
        small(connection, direct);
        longResult(connection, direct);
      }
    } finally {
      TarnProcess.deleteHome(home);
      TarnProcess.deleteHome(other);
    }
  }

  private void starts(Path home) throws Exception {
    List<Double> metadata = new ArrayList<>();
    List<Double> interactive = new ArrayList<>();
    List<Double> spark = new ArrayList<>();
    for (int i = 0; i <= STARTS; i++) {
      long start = System.nanoTime();
      try (TarnProcess server = TarnProcess.start(root, home, Map.of());
          Connection connection = server.connect();
          Statement statement = connection.createStatement()) {
        statement.execute("create schema if not exists main.benchmark" + i);
        try (ResultSet tables = connection.getMetaData().getSchemas("main", "%")) {
          consume(tables);
        }
        double answered = (System.nanoTime() - start) / 1e6;
        statement.execute("set lane = interactive");
        count(statement, "select n_name, n_regionkey from samples.tpch.nation");
        double rows = (System.nanoTime() - start) / 1e6;
        statement.execute("set lane = spark");
        count(statement, "select count(*) from samples.tpch.nation");
        double queried = (System.nanoTime() - start) / 1e6;
        if (i == 0) {
          report.add(new Samples("first up of a home → metadata and DDL", List.of(answered)));
          report.add(new Samples("first up of a home → first Spark answer", List.of(queried)));
          awaitClassArchive();
        } else {
          metadata.add(answered);
          interactive.add(rows);
          spark.add(queried);
        }
      }
    }
    report.add(new Samples("up → metadata and DDL", metadata));
    report.add(new Samples("up → first rows of a Delta table, interactive lane", interactive));
    report.add(new Samples("up → first Spark answer", spark));
  }

  /** The first start of a build makes it in the background, on the cores that are measured here. */
  private void awaitClassArchive() throws IOException {
    Path place = Files.createDirectories(root.resolve("server/target/spark-classes"));
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(10);
    while (System.nanoTime() < end) {
      try (Stream<Path> files = Files.list(place)) {
        if (files.anyMatch(file -> file.toString().endsWith(".jsa"))) {
          return;
        }
      }
      LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
    }
    throw new IllegalStateException("No class archive was made in " + place);
  }

  /** The same Spark without a gateway, from its start to its first answer over a Delta table. */
  private void directStarts(Path home) throws Exception {
    List<Double> spark = new ArrayList<>();
    Schema one = new Schema(List.of(Field.notNullable("count(1)", new ArrowType.Int(64, true))));
    Path log = Files.createDirectories(home.resolve("t/_delta_log"));
    Files.writeString(
        log.resolve("00000000000000000000.json"), DirectSpark.EMPTY_TABLE, StandardCharsets.UTF_8);
    for (int i = 0; i < STARTS; i++) {
      long start = System.nanoTime();
      try (BufferAllocator allocator = new RootAllocator();
          DirectSpark direct = new DirectSpark(root, home, allocator)) {
        direct.readAll("SELECT count(*) FROM delta.`" + home.resolve("t") + "`", one);
        spark.add((System.nanoTime() - start) / 1e6);
      }
    }
    report.add(new Samples("Spark Connect alone: start → first answer", spark));
  }

  private void small(Connection connection, DirectSpark direct) throws Exception {
    Schema one = new Schema(List.of(Field.notNullable("1", new ArrowType.Int(32, true))));
    try (Statement statement = connection.createStatement()) {
      Samples.alternate(
          WARM_UP_ROUNDS,
          "warm-up",
          () -> count(statement, "select 1"),
          "warm-up",
          () -> direct.readAll("SELECT 1", one));
      List<Samples> pair =
          Samples.alternate(
              SMALL_ROUNDS,
              "select 1 over JDBC",
              () -> count(statement, "select 1"),
              "select 1 over Spark Connect",
              () -> direct.readAll("SELECT 1", one));
      pair.forEach(report::add);
      report.ratio(
          "gateway overhead on select 1, ms (medians)",
          pair.get(0).median() - pair.get(1).median());
    }
  }

  private void longResult(Connection connection, DirectSpark direct) throws Exception {
    String copies = "(1),(2),(3),(4),(5),(6),(7),(8),(9),(10),(11),(12),(13),(14),(15),(16),(17)";
    try (Statement statement = connection.createStatement()) {
      String sql = String.format(java.util.Locale.ROOT, LONG_SQL, "samples.tpch.lineitem", copies);
      String path = "delta.`" + location(statement) + "`";
      String directSql = String.format(java.util.Locale.ROOT, LONG_SQL, path, copies);
      Schema schema = longSchema();
      Samples.alternate(
          LONG_WARM_UP_ROUNDS,
          "warm-up",
          () -> count(statement, sql),
          "warm-up",
          () -> direct.readAll(directSql, schema));
      List<Samples> pair =
          Samples.alternate(
              LONG_ROUNDS,
              "1.02 million rows over JDBC, every value read",
              () -> count(statement, sql),
              "1.02 million rows over Spark Connect, Arrow only",
              () -> direct.readAll(directSql, schema));
      pair.forEach(report::add);
      report.ratio(
          "1 million rows, JDBC / Spark Connect (medians)",
          pair.get(0).median() / pair.get(1).median());
      List<Samples> unread =
          Samples.alternate(
              LONG_ROUNDS,
              "1.02 million rows over JDBC, no value read",
              () -> skip(statement, sql),
              "the same over Spark Connect, Arrow only",
              () -> direct.readAll(directSql, schema));
      unread.forEach(report::add);
      report.ratio(
          "1 million rows unread, JDBC / Spark Connect (medians)",
          unread.get(0).median() / unread.get(1).median());
    }
  }

  private static Schema longSchema() {
    ArrowType number = new ArrowType.Int(64, true);
    return new Schema(
        List.of(
            Field.nullable("l_orderkey", number),
            Field.nullable("l_partkey", number),
            Field.nullable("l_suppkey", number),
            Field.nullable("l_linenumber", new ArrowType.Int(32, true)),
            Field.nullable("l_shipmode", new ArrowType.Utf8()),
            Field.nullable("l_comment", new ArrowType.Utf8())));
  }

  private static String location(Statement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery("describe table extended samples.tpch.lineitem")) {
      while (rows.next()) {
        if (rows.getString(1).equals("Location")) {
          return rows.getString(2).replaceFirst("^file:/*", "/");
        }
      }
    }
    throw new IllegalStateException("no location");
  }

  private static long count(Statement statement, String sql) throws SQLException {
    try (ResultSet rows = statement.executeQuery(sql)) {
      return consume(rows);
    }
  }

  private static long skip(Statement statement, String sql) throws SQLException {
    try (ResultSet rows = statement.executeQuery(sql)) {
      long count = 0;
      while (rows.next()) {
        count++;
      }
      return count;
    }
  }

  /** Reads every value, as a client would. */
  private static long consume(ResultSet rows) throws SQLException {
    int width = rows.getMetaData().getColumnCount();
    long count = 0;
    while (rows.next()) {
      for (int column = 1; column <= width; column++) {
        rows.getObject(column);
      }
      count++;
    }
    return count;
  }
}
