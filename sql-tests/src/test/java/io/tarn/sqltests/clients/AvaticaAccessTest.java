// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tarn.sqltests.SharedServer;
import io.tarn.testkit.TarnProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Properties;
import java.util.UUID;
import org.apache.calcite.avatica.remote.Driver;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may use which connection of Avatica's protocol, and what broken requests come to. */
@ExtendWith(SharedServer.class)
class AvaticaAccessTest {
  private static final String OTHER = "avatica_other";
  private static final String PASSWORD = "correct horse";

  private final TarnProcess server;
  private final HttpClient http = HttpClient.newHttpClient();

  AvaticaAccessTest(TarnProcess server) {
    this.server = server;
  }

  private static void asAdmin(TarnProcess server, String sql) throws SQLException {
    try (Connection admin = server.connect();
        Statement statement = admin.createStatement()) {
      statement.execute(sql);
    }
  }

  @BeforeAll
  static void addUser(TarnProcess server) throws SQLException {
    asAdmin(server, "create user " + OTHER + " password '" + PASSWORD + "'");
  }

  @AfterAll
  static void dropUser(TarnProcess server) throws SQLException {
    asAdmin(server, "drop user " + OTHER);
  }

  private HttpResponse<String> post(String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.httpPort() + "/avatica"))
            .POST(BodyPublishers.ofString(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> postAs(String user, String password, String body)
      throws IOException, InterruptedException {
    String pair = user + ":" + password;
    byte[] bytes = pair.getBytes(StandardCharsets.UTF_8);
    return post(body, "Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
  }

  private static String open(String id, String info) {
    return String.format(
        Locale.ROOT,
        "{\"request\":\"openConnection\",\"connectionId\":\"%s\",\"info\":{%s}}",
        id,
        info);
  }

  private static String createStatement(String id) {
    return "{\"request\":\"createStatement\",\"connectionId\":\"" + id + "\"}";
  }

  @ParameterizedTest
  @EnumSource
  void aWrongPasswordIsRefused(Driver.Serialization serialization) throws SQLException {
    assertThatThrownBy(() -> AvaticaClient.connect(server, serialization, "admin", "wrong"))
        .hasMessageContaining("401");
    Properties inside = new Properties();
    inside.setProperty("user", "admin");
    inside.setProperty("password", "wrong");
    assertThatThrownBy(() -> AvaticaClient.connect(server, serialization, inside))
        .hasMessageContaining("User or password is wrong");
    assertThatThrownBy(() -> AvaticaClient.connect(server, serialization, new Properties()))
        .hasMessageContaining("401");
  }

  @ParameterizedTest
  @EnumSource
  void userAndPasswordMayBeConnectionProperties(Driver.Serialization serialization)
      throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", OTHER);
    properties.setProperty("password", PASSWORD);
    try (Connection connection = AvaticaClient.connect(server, serialization, properties)) {
      assertThat(AvaticaClient.first(connection, "select current_user()")).isEqualTo(OTHER);
    }
  }

  @Test
  void anIdThatCanBeGuessedProvesNothing() throws Exception {
    String login =
        String.format(Locale.ROOT, "\"user\":\"%s\",\"password\":\"%s\"", OTHER, PASSWORD);
    assertThat(post(open("1", login)).body()).contains("must be a random UUID");
    String random = UUID.randomUUID().toString();
    assertThat(post(open(random, login)).statusCode()).isEqualTo(200);
    assertThat(post(createStatement(random)).body()).contains("statementId");
    // Changes of passwords count by the second.
    long opened = Instant.now().getEpochSecond();
    await().until(() -> Instant.now().getEpochSecond() > opened);
    asAdmin(server, "alter user " + OTHER + " password 'another horse'");
    try {
      assertThat(post(createStatement(random)).statusCode()).isEqualTo(401);
    } finally {
      asAdmin(server, "alter user " + OTHER + " password '" + PASSWORD + "'");
    }
  }

  @Test
  void anotherUsersConnectionIsUnknown() throws Exception {
    String id = UUID.randomUUID().toString();
    assertThat(postAs("admin", server.password(), open(id, "")).statusCode()).isEqualTo(200);
    HttpResponse<String> foreign = postAs(OTHER, PASSWORD, createStatement(id));
    HttpResponse<String> unknown =
        postAs(OTHER, PASSWORD, createStatement(UUID.randomUUID().toString()));
    assertThat(foreign.statusCode()).isEqualTo(500);
    assertThat(foreign.body()).isEqualTo(unknown.body()).contains("\"errorCode\":1");
    assertThat(post(createStatement(id)).statusCode()).isEqualTo(401);
    assertThat(postAs(OTHER, PASSWORD, open(id, "")).statusCode()).isEqualTo(200);
    assertThat(postAs(OTHER, PASSWORD, open(id, "")).body()).contains("open already");
    assertThat(postAs("admin", server.password(), createStatement(id)).body())
        .contains("statementId");
  }

  @Test
  void strangersAreAskedForAPassword() throws Exception {
    HttpResponse<String> response = post(createStatement("x"));
    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.headers().firstValue("www-authenticate").orElse("")).startsWith("Basic");
    assertThat(response.body()).contains("AUTHENTICATION_FAILED").doesNotContain("io.tarn");
    assertThat(post(createStatement("x"), "Origin", "http://evil.example").statusCode())
        .isEqualTo(403);
  }

  @Test
  void strangersSendLittle() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.httpPort())) {
      String head = "POST /avatica HTTP/1.1\r\nHost: x\r\nContent-Length: 2000000\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      byte[] answer = socket.getInputStream().readNBytes("HTTP/1.1 401".length());
      assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 401");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n\u0003abc",
        "{",
        "{}",
        "{\"request\":\"nothing\"}",
        "{\"request\":\"execute\"}",
        "{\"request\":\"prepare\"}",
        "{\"request\":\"executeBatch\",\"connectionId\":null}",
        "{\"request\":\"fetch\",\"offset\":\"many\"}",
      })
  void brokenRequestsAreAnswered(String body) throws Exception {
    HttpResponse<String> response = postAs("admin", server.password(), body);
    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.body())
        .doesNotContain("io.tarn", "INTERNAL_ERROR", "\tat ")
        .containsAnyOf("INVALID_ARGUMENT", "connection is not open");
  }

  @Test
  void noClassIsLoadedByName() throws Exception {
    String id = UUID.randomUUID().toString();
    postAs("admin", server.password(), open(id, ""));
    String execute =
        "{\"request\":\"execute\",\"statementHandle\":{\"connectionId\":\"%s\",\"id\":1,"
            + "\"signature\":{\"cursorFactory\":{\"style\":\"RECORD\",\"clazz\":\"%s\","
            + "\"fieldNames\":[\"nothing\"]}}},\"parameterValues\":[],\"maxRowCount\":1}";
    assertThat(
            postAs(
                    "admin",
                    server.password(),
                    String.format(Locale.ROOT, execute, id, "no.such.Class"))
                .body())
        .isEqualTo(
            postAs(
                    "admin",
                    server.password(),
                    String.format(Locale.ROOT, execute, id, "java.lang.String"))
                .body())
        .contains("\"missingStatement\":true");
  }
}
