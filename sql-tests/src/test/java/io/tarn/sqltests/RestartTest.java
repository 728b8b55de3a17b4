// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.tarn.testkit.CommandResult;
import io.tarn.testkit.TarnProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server that is stopped, killed and robbed of its Spark process keeps what was committed and
 * leaves no process behind. The tests share one home and build on each other.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RestartTest {
  private static final String SLOW =
      "select count(*) from samples.tpch.lineitem a, samples.tpch.lineitem b"
          + " where a.l_comment < b.l_comment";

  /** Rows as of samples.tpch.nation, the first after a long while. */
  private static final String SLOW_ROWS =
      "select cast(count(*) as int) as n_nationkey, max(a.l_comment) as n_name,"
          + " 1 as n_regionkey, max(b.l_comment) as n_comment"
          + " from samples.tpch.lineitem a, samples.tpch.lineitem b"
          + " where a.l_comment < b.l_comment";

  private static TarnProcess server;

  @BeforeAll
  static void start() throws java.io.IOException {
    Path home = Files.createTempDirectory("tarn-restart");
    server = TarnProcess.start(SharedServer.ROOT, home, Map.of("spark.memory", "1g"));
  }

  @AfterAll
  static void stop() {
    server.close();
    TarnProcess.deleteHome(server.home());
  }

  @Test
  @Order(1)
  void everythingIsFoundAgainAfterARestart() throws SQLException {
    CommandResult created =
        server.run("sql", "create table main.default.kept as select * from samples.tpch.nation");
    assertThat(created.errors()).contains("25 rows changed");
    List<ProcessHandle> children = server.children();
    assertThat(children).isNotEmpty();
    server.down();
    assertThat(server.home().resolve("server.json")).doesNotExist();
    assertThat(children).noneMatch(ProcessHandle::isAlive);

    server.up();
    assertThat(count("main.default.kept")).isEqualTo(25);
    assertThat(
            single(
                "select count(*) from system.query.history where execution_status = 'FINISHED'"
                    + " and statement_text like 'create table main.default.kept%'"))
        .isEqualTo("1");
  }

  @Test
  @Order(2)
  void aSecondServerIsRefusedAndTheFirstUnharmed(@TempDir Path other) throws SQLException {
    CommandResult second = server.run("serve");
    assertThat(second.exitCode()).isEqualTo(1);
    assertThat(second.errors()).contains("Another server uses").doesNotContain("\tat ");
    CommandResult taken =
        TarnProcessCommand.up(
            other, Map.of("flight.port", Integer.toString(server.flightPort()), "http.port", "0"));
    assertThat(taken.exitCode()).isEqualTo(1);
    assertThat(taken.errors()).contains("flight.port").doesNotContain("\tat ");
    assertThat(count("main.default.kept")).isEqualTo(25);
  }

  @Test
  @Order(3)
  void losingSparkFailsTheStatementAndTheNextOneWorks() throws Exception {
    List<ProcessHandle> spark = server.children();
    CompletableFuture<SQLException> failure = runSlowStatement();
    spark.forEach(ProcessHandle::destroyForcibly);
    assertThat(failure.get(60, java.util.concurrent.TimeUnit.SECONDS).getMessage())
        .contains("ENGINE_UNAVAILABLE");
    assertThat(count("main.default.kept")).isEqualTo(25);
  }

  @Test
  @Order(4)
  void aKilledGatewayTakesSparkWithItAndLosesNothingCommitted() throws Exception {
    List<ProcessHandle> spark = server.children();
    assertThat(spark).isNotEmpty();
    CompletableFuture<SQLException> failure = runSlowStatement();
    server.kill();
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> spark.stream().noneMatch(ProcessHandle::isAlive));
    assertThat((Throwable) failure.get(60, java.util.concurrent.TimeUnit.SECONDS)).isNotNull();
    server.up();
    assertThat(count("main.default.kept")).isEqualTo(25);
    assertThat(
            single(
                "select execution_status from system.query.history where statement_text like"
                    + " 'select count(*) from samples.tpch.lineitem a%' order by start_time desc"
                    + " limit 1"))
        .isEqualTo("FAILED");
  }

  @Test
  @Order(5)
  void aCrashDuringWritesLeavesTablesAtTheirLastVersion() throws Exception {
    CompletableFuture<SQLException> insert =
        runInBackground("insert into main.default.kept " + SLOW_ROWS);
    CompletableFuture<SQLException> create =
        runInBackground("create table main.default.half as " + SLOW_ROWS);
    server.kill();
    for (CompletableFuture<SQLException> failure : List.of(insert, create)) {
      assertThat((Throwable) failure.get(60, java.util.concurrent.TimeUnit.SECONDS)).isNotNull();
    }
    server.up();
    assertThat(count("main.default.kept")).isEqualTo(25);
    assertThat(single("select max(n_comment) from main.default.kept")).isNotNull();
    assertThatThrownBy(() -> count("main.default.half"))
        .hasMessageContaining("TABLE_OR_VIEW_NOT_FOUND");
    assertThat(
            server
                .run("sql", "create table main.default.half as select * from main.default.kept")
                .errors())
        .contains("25 rows changed");
  }

  private static CompletableFuture<SQLException> runSlowStatement() {
    return runInBackground(SLOW);
  }

  /** Returns once the statement runs. */
  private static CompletableFuture<SQLException> runInBackground(String sql) {
    CompletableFuture<SQLException> failure =
        CompletableFuture.supplyAsync(
            () -> catchThrowableOfType(SQLException.class, () -> execute(sql)));
    String running =
        "select count(*) from system.query.history where execution_status = 'RUNNING'"
            + " and statement_text = '"
            + sql
            + "'";
    await().atMost(Duration.ofSeconds(60)).until(() -> single(running).equals("1"));
    return failure;
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      // What Spark is robbed of must be on Spark.
      statement.execute("set lane = spark");
      statement.execute(sql);
      if (statement.getResultSet() != null) {
        while (statement.getResultSet().next()) {}
      }
    }
  }

  private static long count(String table) throws SQLException {
    return Long.parseLong(single("select count(*) from " + table));
  }

  private static String single(String sql) throws SQLException {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement();
        java.sql.ResultSet rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }
}
