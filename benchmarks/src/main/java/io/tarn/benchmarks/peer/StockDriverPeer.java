// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.peer;

import io.tarn.benchmarks.data.TableLocations;
import io.tarn.testkit.TarnProcess;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** The same server over Arrow's own JDBC driver. */
final class StockDriverPeer implements Peer {
  private final TarnProcess server;

  StockDriverPeer(TarnProcess server) {
    this.server = server;
  }

  @Override
  public String name() {
    return "flight-jdbc";
  }

  @Override
  public String version() {
    String version = DriverVersions.of("jdbc:arrow-flight-sql://127.0.0.1:1");
    return "Arrow Flight SQL JDBC driver " + version;
  }

  @Override
  public List<String> tuning() {
    return List.of("useEncryption=false");
  }

  @Override
  public JdbcClient connect(TableLocations tables) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", "admin");
    properties.setProperty("password", server.password());
    properties.setProperty("useEncryption", "false");
    Connection connection =
        DriverManager.getConnection(
            "jdbc:arrow-flight-sql://127.0.0.1:" + server.flightPort(), properties);
    try (Statement statement = connection.createStatement()) {
      statement.execute("set result_cache = off");
      statement.execute("use main." + tables.schema());
    }
    return new JdbcClient(connection);
  }

  /** The gateway and the Spark it keeps. */
  @Override
  public List<ProcessHandle> processes() {
    return Stream.concat(Stream.of(server.handle()), server.children().stream()).toList();
  }

  @Override
  public void close() {} // the server is the caller's
}
