// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.testkit.TarnProcess;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Short ways to work as one user or another. */
final class Users {
  static final String PASSWORD = "correct horse";

  private Users() {}

  static Connection connect(TarnProcess server, String user, String password) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    return DriverManager.getConnection(server.jdbcUrl(), properties);
  }

  static Connection connect(TarnProcess server, String user) throws SQLException {
    return connect(server, user, PASSWORD);
  }

  static void run(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** Rows as text, their values joined with {@code |}. */
  static List<String> rows(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows(rows);
    }
  }

  static List<String> rows(ResultSet rows) throws SQLException {
    List<String> found = new ArrayList<>();
    int columns = rows.getMetaData().getColumnCount();
    while (rows.next()) {
      List<String> row = new ArrayList<>();
      for (int i = 1; i <= columns; i++) {
        row.add(String.valueOf(rows.getString(i)));
      }
      found.add(String.join("|", row));
    }
    return found;
  }

  /** The refusal of a statement. */
  static SQLException refusal(Connection connection, String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException refused) {
      return refused;
    }
    throw new AssertionError("not refused: " + sql);
  }

  static void assertDenied(Connection connection, String sql, String privilege) {
    SQLException refused = refusal(connection, sql);
    assertThat(refused.getSQLState()).as("%s: %s", sql, refused.getMessage()).isEqualTo("42501");
    assertThat(refused.getMessage()).as(sql).contains("PERMISSION_DENIED").contains(privilege);
  }
}
