// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tarn.sqltests.SharedServer;
import io.tarn.testkit.TarnProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.calcite.avatica.remote.Driver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Large results of Avatica's protocol travel in frames, and what nobody waits for is cancelled. */
@ExtendWith(SharedServer.class)
@Timeout(120)
class AvaticaRowsTest {
  /** More pairs than anything counts in the time of a test; the mark finds it in the history. */
  private static final String ENDLESS =
      "select sum(a.l_quantity * b.l_quantity) as %s from samples.tpch.lineitem a,"
          + " samples.tpch.lineitem b, samples.tpch.nation c where a.l_comment <> b.l_comment";

  private final TarnProcess server;

  AvaticaRowsTest(TarnProcess server) {
    this.server = server;
  }

  private Connection connect(Driver.Serialization serialization) throws SQLException {
    return AvaticaClient.connect(server, serialization, "admin", server.password());
  }

  /** The state of the statement with a mark in its text. */
  private String state(String mark) throws SQLException {
    String sql =
        "select max(execution_status) from system.query.history"
            + " where statement_text like 'select sum(a.l_quantity%"
            + mark
            + "%'";
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return String.valueOf(rows.getString(1));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aMillionRowsArriveInFrames(Driver.Serialization serialization) throws SQLException {
    String sql =
        "select a.l_orderkey * 100 + b.n_nationkey, a.l_comment from samples.tpch.lineitem a,"
            + " samples.tpch.nation b where b.n_nationkey < 17";
    try (Connection connection = connect(serialization);
        Statement statement = connection.createStatement()) {
      statement.setFetchSize(20_000);
      try (ResultSet rows = statement.executeQuery(sql)) {
        long count = 0;
        while (rows.next()) {
          count++;
        }
        assertThat(count).isEqualTo(60_175L * 17);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void maxRowsEndsAResult(Driver.Serialization serialization) throws SQLException {
    try (Connection connection = connect(serialization);
        Statement statement = connection.createStatement()) {
      statement.setMaxRows(250);
      statement.setFetchSize(100);
      try (ResultSet rows = statement.executeQuery("select * from samples.tpch.lineitem")) {
        int count = 0;
        while (rows.next()) {
          count++;
        }
        assertThat(count).isEqualTo(250);
      }
    }
  }

  @Test
  void closingAConnectionCancelsWhatItRuns() throws SQLException {
    Connection connection = connect(Driver.Serialization.PROTOBUF);
    Statement statement = connection.createStatement();
    CompletableFuture<Throwable> failure =
        CompletableFuture.supplyAsync(
            () -> {
              try (ResultSet rows =
                  statement.executeQuery(String.format(Locale.ROOT, ENDLESS, "closed_mark"))) {
                throw new AssertionError("answered " + rows);
              } catch (SQLException e) {
                return e;
              }
            });
    await().until(() -> state("closed_mark").equals("RUNNING"));
    connection.close();
    assertThat(failure.join()).hasStackTraceContaining("CANCELLED");
    assertThat(state("closed_mark")).isEqualTo("CANCELLED");
  }

  @Test
  void aClientThatVanishesWhileItWaitsCancels() throws IOException, SQLException {
    String id = UUID.randomUUID().toString();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.httpPort())) {
      send(socket, "{\"request\":\"openConnection\",\"connectionId\":\"" + id + "\",\"info\":{}}");
      send(socket, "{\"request\":\"createStatement\",\"connectionId\":\"" + id + "\"}");
      send(
          socket,
          String.format(
              Locale.ROOT,
              "{\"request\":\"prepareAndExecute\",\"connectionId\":\"%s\",\"statementId\":1,\"sql\":\"%s\"}",
              id,
              String.format(Locale.ROOT, ENDLESS, "vanished_mark")));
      await().until(() -> state("vanished_mark").equals("RUNNING"));
    }
    await().atMost(Duration.ofSeconds(5)).until(() -> state("vanished_mark").equals("CANCELLED"));
  }

  private void send(Socket socket, String body) throws IOException {
    String pair = "admin:" + server.password();
    String head =
        "POST /avatica HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic "
            + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8))
            + "\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n";
    socket.getOutputStream().write((head + body).getBytes(StandardCharsets.UTF_8));
    if (!body.contains("prepareAndExecute")) {
      assertThat(socket.getInputStream().read()).isEqualTo('H');
      await().until(() -> socket.getInputStream().available() > 0);
      long unused = socket.getInputStream().skip(socket.getInputStream().available());
      assertThat(unused).isPositive();
    }
  }
}
