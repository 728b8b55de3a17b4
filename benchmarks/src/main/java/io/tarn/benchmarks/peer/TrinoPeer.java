// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.peer;

import io.tarn.benchmarks.data.TableLocations;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A Trino of one node over its JDBC driver, the Delta tables registered where they lie. */
final class TrinoPeer implements Peer {
  private final TrinoProcess process;
  private final List<String> schemas = new ArrayList<>();

  private TrinoPeer(TrinoProcess process) {
    this.process = process;
  }

  /**
   * Starts a server and waits until it answers.
   *
   * @param home where its distribution is and where it may write
   * @param tables directory all tables lie below
   * @throws PeerAbsentException if its distribution or its Java is not there
   */
  static TrinoPeer start(Path home, Path tables)
      throws PeerAbsentException, IOException, InterruptedException {
    TrinoPeer started = new TrinoPeer(TrinoProcess.start(home, tables));
    started.awaitNode();
    return started;
  }

  /** It takes queries a moment before it has a node to run them on. */
  private void awaitNode() throws PeerAbsentException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    String last = "";
    while (System.nanoTime() < end) {
      try (JdbcClient client = new JdbcClient(connection(""))) {
        client.read("select 1");
        return;
      } catch (SQLException notYet) {
        last = String.valueOf(notYet.getMessage());
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
      }
    }
    close();
    throw new PeerAbsentException("it gave no answer: " + last);
  }

  @Override
  public String name() {
    return "trino";
  }

  @Override
  public String version() {
    return "Trino " + TrinoProcess.VERSION + ", Delta connector, on Java " + process.javaVersion();
  }

  @Override
  public List<String> tuning() {
    return List.of(
        "one node, heap " + TrinoProcess.HEAP,
        "file metastore, native local file system",
        "no statistics but the log's");
  }

  @Override
  public JdbcClient connect(TableLocations tables) throws SQLException {
    if (!tables.schema().isEmpty() && !schemas.contains(tables.schema())) {
      register(tables);
      schemas.add(tables.schema());
    }
    return new JdbcClient(connection(tables.schema()));
  }

  private Connection connection(String schema) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", "bench");
    String place = schema.isEmpty() ? "delta" : "delta/" + schema;
    return DriverManager.getConnection(
        "jdbc:trino://127.0.0.1:" + process.port() + "/" + place, properties);
  }

  private void register(TableLocations tables) throws SQLException {
    try (Connection connection = connection("");
        Statement statement = connection.createStatement()) {
      statement.execute("create schema if not exists delta." + tables.schema());
      for (String table : tables.names()) {
        String path = process.locationOf(Path.of(tables.location(table)));
        statement.execute(
            String.format(
                Locale.ROOT,
                "call delta.system.register_table('%s', '%s', '%s')",
                tables.schema(),
                table,
                path));
      }
    }
  }

  @Override
  public List<ProcessHandle> processes() {
    return List.of(process.handle());
  }

  @Override
  public void close() {
    process.close();
  }
}
