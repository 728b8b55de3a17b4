// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.testkit.CommandResult;
import io.tarn.testkit.TarnProcess;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Clients others wrote get the same answers. */
@ExtendWith(SharedServer.class)
class StockClientsTest {
  private static final String QUERY =
      "select l_returnflag, count(*) from samples.tpch.lineitem group by 1 order by 1";

  @Test
  void arrowsOwnDriverQueriesAndReadsMetadata(TarnProcess server) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", "admin");
    properties.setProperty("password", server.password());
    properties.setProperty("useEncryption", "false");
    String url = "jdbc:arrow-flight-sql://127.0.0.1:" + server.flightPort() + "/";
    try (Connection connection =
        new org.apache.arrow.driver.jdbc.ArrowFlightJdbcDriver().connect(url, properties)) {
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(QUERY)) {
        List<String> seen = new ArrayList<>();
        while (rows.next()) {
          seen.add(rows.getString(1) + "=" + rows.getLong(2));
        }
        assertThat(seen).containsExactly("A=14876", "N=30397", "R=14902");
      }
      List<String> tables = new ArrayList<>();
      try (ResultSet rows = connection.getMetaData().getTables("samples", "tpch", "%", null)) {
        while (rows.next()) {
          tables.add(rows.getString("TABLE_NAME"));
        }
      }
      assertThat(tables).hasSize(8).contains("lineitem", "nation");
    }
  }

  @Test
  void sqllineRunsOverOurDriver(TarnProcess server) throws URISyntaxException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            "sqlline.SqlLine",
            "-u",
            server.jdbcUrl() + "/samples/tpch",
            "-n",
            "admin",
            "-p",
            server.password(),
            "--outputformat=csv",
            "-e",
            QUERY,
            "-e",
            "!tables");
    CommandResult result = CommandResult.of(command, Duration.ofMinutes(2));
    assertThat(result.output()).contains("'A','14876'").contains("'N','30397'").contains("region");
  }
}
