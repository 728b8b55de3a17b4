// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tarn.sqltests.SharedServer;
import io.tarn.testkit.TarnProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client leaves behind that is killed, or whose connection is cut, while it reads. */
@ExtendWith(SharedServer.class)
@Timeout(120)
class VanishedClientTest {
  private static final Duration SOON = Duration.ofSeconds(5);

  private final TarnProcess server;
  private final ServerGauges gauges;

  VanishedClientTest(TarnProcess server) {
    this.server = server;
    this.gauges = new ServerGauges(server);
  }

  /** A quarter of a million rows: far more than the buffers on the way hold. */
  private static String query(String mark) {
    return "select a.*, '"
        + mark
        + "' as mark from samples.tpch.lineitem a, samples.tpch.nation b where b.n_nationkey < 4";
  }

  private String state(String mark) throws SQLException {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select max(execution_status) from system.query.history"
                    + " where statement_text like 'select a.*, ''"
                    + mark
                    + "%'")) {
      rows.next();
      return String.valueOf(rows.getString(1));
    }
  }

  private void assertFreed(String mark, int streams, long bytes) throws SQLException {
    await().atMost(SOON).until(() -> gauges.streams() <= streams && gauges.arrowBytes() <= bytes);
    await().atMost(SOON).until(() -> state(mark).equals("CANCELLED"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"interactive", "spark"})
  void aKilledProgramsStatementIsFreed(String lane) throws Exception {
    int streams = gauges.streams();
    long bytes = gauges.arrowBytes();
    String mark = "killed_" + lane;
    Process client =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                SlowClient.class.getName(),
                server.jdbcUrl() + "?lane=" + lane,
                server.password(),
                query(mark))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertThat(client.getInputStream().read()).isEqualTo('R');
      assertThat(gauges.streams()).isEqualTo(streams + 1);
    } finally {
      client.destroyForcibly().waitFor();
    }
    assertFreed(mark, streams, bytes);
  }

  @Test
  void aCutConnectionsStatementIsFreed() throws IOException, SQLException {
    int streams = gauges.streams();
    long bytes = gauges.arrowBytes();
    try (CutWire wire = CutWire.to(server.flightPort());
        Connection connection = wire.connect(server);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query("cut"))) {
      assertThat(rows.next()).isTrue();
      assertThat(gauges.streams()).isEqualTo(streams + 1);
      wire.cut();
      assertFreed("cut", streams, bytes);
    }
  }

  /** The connection is there, but nobody reads from it any more. */
  @Test
  void readersThatStopHoldLittleAndKeepNobodyOut() throws Exception {
    long before = gauges.arrowBytes();
    int readers = 4;
    List<CutWire> wires = new ArrayList<>();
    List<Connection> connections = new ArrayList<>();
    try {
      for (int i = 0; i < readers; i++) {
        CutWire wire = CutWire.to(server.flightPort());
        wires.add(wire);
        Connection connection = wire.connect(server);
        connections.add(connection);
        ResultSet rows = connection.createStatement().executeQuery(query("slow"));
        assertThat(rows.next()).isTrue();
        wire.stall();
      }
      assertThat(gauges.arrowBytes() - before).isLessThan(readers * (16L << 20));
      long started = System.nanoTime();
      assertThat(state("slow")).isNotEqualTo("null");
      assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(SOON);
    } finally {
      for (CutWire wire : wires) {
        wire.close();
      }
      for (Connection connection : connections) {
        connection.close();
      }
    }
    await().atMost(SOON).until(() -> gauges.arrowBytes() <= before);
  }
}
