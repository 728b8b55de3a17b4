// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.peer;

import io.tarn.benchmarks.data.TableLocations;
import java.lang.reflect.InvocationTargetException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Plain DuckDB in this process, on the tables' Parquet files; no server, no permissions. */
final class DuckdbPeer implements Peer {
  private static final String MEMORY = "4GB";

  private final Connection database;
  private final int threads;
  private final List<String> schemas = new ArrayList<>();

  DuckdbPeer() throws SQLException {
    database = DriverManager.getConnection("jdbc:duckdb:");
    threads = Runtime.getRuntime().availableProcessors();
    try (Statement statement = database.createStatement()) {
      statement.execute("set threads = " + threads);
      statement.execute("set memory_limit = '" + MEMORY + "'");
      statement.execute("set parquet_metadata_cache = true");
      statement.execute("set TimeZone = 'UTC'");
    }
  }

  @Override
  public String name() {
    return "duckdb";
  }

  @Override
  public String version() {
    try (Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery("select version()")) {
      row.next();
      return "DuckDB " + row.getString(1) + " in process";
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public List<String> tuning() {
    return List.of(
        "threads = " + threads, "memory_limit = " + MEMORY, "parquet_metadata_cache = true");
  }

  @Override
  public JdbcClient connect(TableLocations tables) throws SQLException {
    if (!schemas.contains(tables.schema())) {
      view(tables);
      schemas.add(tables.schema());
    }
    Connection connection = duplicate();
    try (Statement statement = connection.createStatement()) {
      if (!tables.schema().isEmpty()) {
        statement.execute("use " + tables.schema());
      }
    }
    return new JdbcClient(connection);
  }

  /** By reflection, so that the driver stays a matter of run time. */
  private Connection duplicate() throws SQLException {
    try {
      return (Connection) database.getClass().getMethod("duplicate").invoke(database);
    } catch (InvocationTargetException e) {
      throw new SQLException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new SQLException(e);
    }
  }

  private void view(TableLocations tables) throws SQLException {
    if (tables.schema().isEmpty()) {
      return;
    }
    try (Statement statement = database.createStatement()) {
      statement.execute("create schema " + tables.schema());
      for (String table : tables.names()) {
        statement.execute(
            "create view "
                + tables.schema()
                + ".\""
                + table
                + "\" as select * from read_parquet('"
                + tables.location(table)
                + "/*.parquet')");
      }
    }
  }

  @Override
  public void close() throws SQLException {
    database.close();
  }
}
