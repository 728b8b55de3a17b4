// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests.clients;

import io.tarn.testkit.TarnProcess;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.apache.calcite.avatica.remote.Driver;

/** Connects with Avatica's own remote driver. */
final class AvaticaClient {
  private AvaticaClient() {}

  /** By HTTP authentication. */
  static Connection connect(
      TarnProcess server, Driver.Serialization serialization, String user, String password)
      throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("authentication", "BASIC");
    properties.setProperty("avatica_user", user);
    properties.setProperty("avatica_password", password);
    return connect(server, serialization, properties);
  }

  static Connection connect(
      TarnProcess server, Driver.Serialization serialization, Properties properties)
      throws SQLException {
    properties.setProperty("serialization", serialization.name());
    properties.setProperty("timeZone", "UTC");
    String url = "jdbc:avatica:remote:url=http://127.0.0.1:" + server.httpPort() + "/avatica";
    return Objects.requireNonNull(new Driver().connect(url, properties));
  }

  /** All values of a result's column. */
  static List<String> column(ResultSet rows, String column) throws SQLException {
    try (rows) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(column));
      }
      return values;
    }
  }

  /** The first value of a query's answer. */
  static Object first(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getObject(1);
    }
  }
}
