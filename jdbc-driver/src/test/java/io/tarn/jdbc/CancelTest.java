// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ending statements early: cancel, timeout and close, in every phase. */
@Timeout(60)
class CancelTest {
  private static ScriptedServer server;
  private Connection connection;
  private Statement statement;

  @BeforeAll
  static void start() throws Exception {
    server = new ScriptedServer();
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @BeforeEach
  void open() throws Exception {
    connection = server.connect();
    statement = connection.createStatement();
  }

  @AfterEach
  void close() throws Exception {
    connection.close();
    assertThat(server.producer().openPrepared()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select slow planning 1",
        "select slow start 1",
        "select slow later 5000",
        "update slow 1"
      })
  void cancelsAnyPhaseFromAnotherThread(String sql) throws Exception {
    int before = Script.CANCELLED.get();
    ExecutorService executor = Executors.newSingleThreadExecutor();
    try {
      Future<?> run =
          executor.submit(
              () -> {
                statement.execute(sql);
                ResultSet rows = statement.getResultSet();
                while (rows.next()) {
                  rows.getLong(1);
                }
                return null;
              });
      await()
          .atMost(Duration.ofSeconds(10))
          .until(
              () -> {
                statement.cancel();
                return run.isDone();
              });
      assertThatThrownBy(run::get)
          .hasRootCauseInstanceOf(Exception.class)
          .cause()
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("cancelled");
    } finally {
      executor.shutdownNow();
    }
    await().untilAsserted(() -> assertThat(Script.CANCELLED.get()).isGreaterThanOrEqualTo(before));
    try (ResultSet rows = statement.executeQuery("select range 1")) {
      assertThat(rows.next()).isTrue();
    }
  }

  @Test
  void freesWhatTheServerPreparedTooLate() throws Exception {
    int before = server.producer().preparedSoFar();
    ExecutorService executor = Executors.newSingleThreadExecutor();
    try {
      Future<?> run = executor.submit(() -> statement.execute("select slow prepare 1"));
      await()
          .pollInterval(Duration.ofMillis(20))
          .until(
              () -> {
                statement.cancel();
                return run.isDone();
              });
      assertThatThrownBy(run::get).cause().hasMessageContaining("cancelled");
    } finally {
      executor.shutdownNow();
    }
    await().until(() -> server.producer().preparedSoFar() > before);
    await().untilAsserted(() -> assertThat(server.producer().openPrepared()).isZero());
  }

  @ParameterizedTest
  @ValueSource(strings = {"select slow planning 1", "select slow start 1", "update slow 1"})
  void stopsAfterTheQueryTimeoutAndFreesTheServer(String sql) throws Exception {
    int before = Script.CANCELLED.get();
    statement.setQueryTimeout(1);
    assertThatThrownBy(() -> statement.execute(sql))
        .isInstanceOf(SQLTimeoutException.class)
        .hasMessageContaining("query timeout of 1 s");
    await().untilAsserted(() -> assertThat(Script.CANCELLED.get()).isGreaterThan(before));
  }

  @Test
  void appliesTheQueryTimeoutToLaterBatchesToo() throws Exception {
    statement.setQueryTimeout(1);
    ResultSet rows = statement.executeQuery("select slow later 5000");
    assertThatThrownBy(
            () -> {
              while (rows.next()) {
                rows.getLong(1);
              }
            })
        .isInstanceOf(SQLTimeoutException.class);
  }

  @Test
  void tellsTheServerToCancelWhatItRuns() throws Exception {
    int before = server.producer().cancelActions();
    ResultSet rows = statement.executeQuery("select range 1000000");
    rows.next();
    statement.cancel();
    await()
        .untilAsserted(() -> assertThat(server.producer().cancelActions()).isEqualTo(before + 1));
  }

  @Test
  void closesStreamsInTheMiddle() throws Exception {
    for (int i = 0; i < 20; i++) {
      Connection other = server.connect();
      ResultSet rows = other.createStatement().executeQuery("select range 100000000");
      rows.next();
      other.close();
      assertThat(rows.isClosed()).isTrue();
    }
  }

  @Test
  void closesUnderAThreadThatReads() throws Exception {
    Connection other = server.connect();
    ResultSet rows = other.createStatement().executeQuery("select slow later 5000");
    CompletableFuture<String> failure =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                while (rows.next()) {
                  rows.getLong(1);
                }
                return "came to an end";
              } catch (SQLException e) {
                return String.valueOf(e.getMessage());
              }
            });
    other.close();
    assertThat(failure.get()).contains("closed");
  }
}
