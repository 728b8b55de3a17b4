// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What an application does with the driver, with nothing but {@code java.sql}: run in a JVM of its
 * own, it fails with an exception or ends quietly.
 */
public final class PlainClient {
  private PlainClient() {}

  /** Arguments: URL, user, password. */
  public static void main(String[] args) throws SQLException {
    try (Connection connection = DriverManager.getConnection(args[0], args[1], args[2])) {
      query(connection);
      parameters(connection);
      check(connection.getMetaData().getTypeInfo().next(), "type info");
      check(connection.isValid(5), "valid");
    }
    try (Connection refused = DriverManager.getConnection(args[0], args[1], "wrong")) {
      throw new IllegalStateException("logged in as " + refused);
    } catch (SQLException e) {
      check("28000".equals(e.getSQLState()), "state of a refused login: " + e);
    }
  }

  private static void query(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select range 5000")) {
      long sum = 0;
      while (rows.next()) {
        sum += rows.getLong(1);
      }
      check(sum == 4999L * 5000 / 2, "sum of a query");
    }
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select types")) {
      check(rows.next() && rows.getString("c_string").equals("Grüße"), "types");
      for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
        Object unused = rows.getObject(i);
      }
    }
  }

  private static void parameters(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("insert untyped ?, ?")) {
      for (int i = 0; i < 100; i++) {
        statement.setInt(1, i);
        statement.setString(2, "row " + i);
        statement.addBatch();
      }
      check(statement.executeBatch().length == 100, "batch insert");
    }
    try (PreparedStatement statement = connection.prepareStatement("select parameters untyped ?")) {
      statement.setTimestamp(1, java.sql.Timestamp.valueOf("2024-02-29 01:02:03"));
      try (ResultSet rows = statement.executeQuery()) {
        check(rows.next() && rows.getString(1).contains("row 99"), "query with parameters");
      }
    }
  }

  static void check(boolean condition, String what) {
    if (!condition) {
      throw new IllegalStateException("wrong: " + what);
    }
  }
}
