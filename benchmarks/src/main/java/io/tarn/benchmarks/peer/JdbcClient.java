// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.peer;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A client over JDBC, the same code for every driver. */
public final class JdbcClient implements Client {
  private final Connection connection;

  JdbcClient(Connection connection) {
    this.connection = connection;
  }

  /** The connection itself, for calls that only JDBC has. */
  public Connection connection() {
    return connection;
  }

  @Override
  public long read(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return readAll(rows);
    }
  }

  /** Reads every value. */
  public static long readAll(ResultSet rows) throws SQLException {
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

  @Override
  public List<List<@Nullable Object>> rows(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<List<@Nullable Object>> all = new ArrayList<>();
      int width = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        List<@Nullable Object> row = new ArrayList<>();
        for (int column = 1; column <= width; column++) {
          row.add(plain(rows.getObject(column)));
        }
        all.add(row);
      }
      return all;
    }
  }

  static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof Double number && !Double.isFinite(number)) {
      return value.toString();
    }
    if (value instanceof Number) {
      return new BigDecimal(value.toString());
    }
    return value == null ? null : value.toString();
  }

  @Override
  public void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
