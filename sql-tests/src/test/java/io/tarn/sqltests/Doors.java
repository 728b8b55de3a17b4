// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests;

import io.tarn.testkit.TarnProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** The same statement through every door: what comes back, rows or refusal, as text. */
final class Doors implements AutoCloseable {
  private final TarnProcess server;
  private final String user;
  private final Connection own;
  private final Connection stock;
  private final HttpClient http = HttpClient.newHttpClient();

  Doors(TarnProcess server, String user) throws SQLException {
    this.server = server;
    this.user = user;
    this.own = Users.connect(server, user);
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", Users.PASSWORD);
    properties.setProperty("useEncryption", "false");
    this.stock =
        new org.apache.arrow.driver.jdbc.ArrowFlightJdbcDriver()
            .connect("jdbc:arrow-flight-sql://127.0.0.1:" + server.flightPort() + "/", properties);
  }

  Connection own() {
    return own;
  }

  /** What each door gives. */
  Map<String, String> all(String sql) throws IOException, InterruptedException {
    Map<String, String> answers = new LinkedHashMap<>();
    answers.put("our driver", jdbc(own, sql));
    answers.put("Arrow's driver", jdbc(stock, sql));
    answers.put("HTTP", rest(sql));
    return answers;
  }

  String ours(String sql) {
    return jdbc(own, sql);
  }

  private static String jdbc(Connection connection, String sql) {
    try {
      return Users.rows(connection, sql).toString();
    } catch (SQLException refused) {
      return String.valueOf(refused.getMessage());
    }
  }

  private String rest(String sql) throws IOException, InterruptedException {
    String login = user + ":" + Users.PASSWORD;
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.httpPort() + "/api/2.0/sql/statements"))
            .header("Content-Type", "application/json")
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"statement\": \""
                        + sql.replace("\\", "\\\\").replace("\"", "\\\"")
                        + "\", \"wait_timeout\": \"50s\"}"))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  @Override
  public void close() throws SQLException {
    own.close();
    stock.close();
  }
}
