// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.sqltests.SharedServer;
import io.tarn.testkit.TarnProcess;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.apache.calcite.avatica.remote.Driver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A statement's text beyond the limit is refused with a code, and its client goes on. */
@ExtendWith(SharedServer.class)
@Timeout(120)
class OversizeTest {
  private static final int MEBIBYTE = 1 << 20;

  private final TarnProcess server;

  OversizeTest(TarnProcess server) {
    this.server = server;
  }

  private static String text(int mebibytes) {
    return "select '" + "x".repeat(mebibytes * MEBIBYTE) + "'";
  }

  private static void assertUsable(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select 1")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getInt(1)).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 64})
  void ourDriverIsRefusedAndGoesOn(int mebibytes) throws SQLException {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      String sql = text(mebibytes);
      assertThatThrownBy(() -> statement.execute(sql))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("54000"))
          .hasMessageContaining("[REQUEST_TOO_LARGE]");
      assertThatThrownBy(() -> connection.prepareStatement(sql))
          .hasMessageContaining("[REQUEST_TOO_LARGE]");
      assertUsable(connection);
    }
  }

  @Test
  void arrowsDriverIsRefusedAndGoesOn() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", "admin");
    properties.setProperty("password", server.password());
    properties.setProperty("useEncryption", "false");
    String url = "jdbc:arrow-flight-sql://127.0.0.1:" + server.flightPort() + "/";
    try (Connection connection =
            Objects.requireNonNull(
                new org.apache.arrow.driver.jdbc.ArrowFlightJdbcDriver().connect(url, properties));
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute(text(64))).isInstanceOf(SQLException.class);
      assertUsable(connection);
    }
  }

  @ParameterizedTest
  @EnumSource
  void avaticasDriverIsRefusedAndGoesOn(Driver.Serialization serialization) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("authentication", "BASIC");
    properties.setProperty("avatica_user", "admin");
    properties.setProperty("avatica_password", server.password());
    properties.setProperty("serialization", serialization.name());
    String url = "jdbc:avatica:remote:url=http://127.0.0.1:" + server.httpPort() + "/avatica";
    try (Connection connection = Objects.requireNonNull(new Driver().connect(url, properties));
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute(text(16)))
          .isInstanceOf(SQLException.class)
          .hasStackTraceContaining("REQUEST_TOO_LARGE");
      assertUsable(connection);
      // Refused before it is read, and so before it is known which language it speaks.
      assertThatThrownBy(() -> statement.execute(text(18))).isInstanceOf(SQLException.class);
      assertUsable(connection);
    }
  }

  /** As many bytes as asked, of which no two megabytes are in memory. */
  private static BodyPublisher body(String head, int mebibytes, String tail) {
    byte[] filling = "x".repeat(MEBIBYTE).getBytes(StandardCharsets.US_ASCII);
    List<byte[]> parts = new ArrayList<>(Collections.nCopies(mebibytes, filling));
    parts.add(0, head.getBytes(StandardCharsets.US_ASCII));
    parts.add(tail.getBytes(StandardCharsets.US_ASCII));
    long length = parts.stream().mapToLong(part -> part.length).sum();
    return BodyPublishers.fromPublisher(BodyPublishers.ofByteArrays(parts), length);
  }

  private HttpResponse<String> post(HttpClient client, String path, BodyPublisher body)
      throws Exception {
    String login = "admin:" + server.password();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.httpPort() + path))
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
            .POST(body)
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  @Test
  void httpIsRefusedAndGoesOn() throws Exception {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    String path = "/api/2.0/sql/statements";
    String head = "{\"wait_timeout\": \"50s\", \"statement\": \"select 1";
    for (int mebibytes : new int[] {18, 64}) {
      HttpResponse<String> refused = post(client, path, body(head + " -- ", mebibytes, "\"}"));
      assertThat(refused.statusCode()).isEqualTo(413);
      assertThat(refused.body()).contains("\"error_code\":\"REQUEST_TOO_LARGE\"", "54000");
      assertThat(post(client, path, body(head, 0, "\"}")).body()).contains("SUCCEEDED");
    }
  }

  @Test
  void avaticaIsRefusedInItsOwnWords() throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    HttpResponse<String> refused = post(client, "/avatica", body("{\"request\":\"", 64, "\"}"));
    assertThat(refused.statusCode()).isEqualTo(500);
    assertThat(refused.body()).contains("ErrorResponse", "REQUEST_TOO_LARGE", "54000");
  }
}
