// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionTest {
  private static ScriptedServer server;

  @BeforeAll
  static void start() throws Exception {
    server = new ScriptedServer();
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @Test
  void refusesWrongPasswordsAtConnect() {
    assertThatThrownBy(() -> DriverManager.getConnection(server.url(), "ada", "wrong"))
        .isInstanceOf(SQLInvalidAuthorizationSpecException.class)
        .hasMessageContaining("Wrong user or password")
        .extracting(e -> ((SQLException) e).getSQLState())
        .isEqualTo("28000");
  }

  @Test
  void refusesMissingCredentialsAndBadTokensAtConnect() {
    assertThatThrownBy(() -> DriverManager.getConnection(server.url()))
        .isInstanceOf(SQLInvalidAuthorizationSpecException.class);
    assertThatThrownBy(() -> DriverManager.getConnection(server.url() + "?token=abc"))
        .isInstanceOf(SQLInvalidAuthorizationSpecException.class);
  }

  @Test
  void namesTheHostThatDoesNotAnswer() throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    assertThatThrownBy(() -> DriverManager.getConnection("jdbc:tarn://localhost:" + free))
        .hasMessageContaining("localhost:" + free)
        .extracting(e -> ((SQLException) e).getSQLState())
        .isEqualTo("08001");
  }

  @Test
  void saysSoIfTheServerIsAWebServer() throws Exception {
    HttpServer web =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    web.start();
    try {
      assertThatThrownBy(
              () -> server.connect("jdbc:tarn://127.0.0.1:" + web.getAddress().getPort()))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("answers web requests")
          .hasMessageContaining("31337")
          .message()
          .doesNotContain("\n", "Hex dump");
    } finally {
      web.stop(0);
    }
  }

  @Test
  void triesTheNextHost() throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    String url = "jdbc:tarn://127.0.0.1:" + free + ",127.0.0.1:" + server.port();
    try (Connection connection = server.connect(url)) {
      assertThat(connection.isValid(5)).isTrue();
    }
  }

  @Test
  void setsAndReadsSessionOptions() throws Exception {
    try (Connection connection = server.connect(server.url() + "/main/sales?timezone=UTC")) {
      assertThat(connection.getCatalog()).isEqualTo("main");
      assertThat(connection.getSchema()).isEqualTo("sales");
      connection.setSchema("other");
      connection.setCatalog("second");
      assertThat(connection.getCatalog()).isEqualTo("second");
      assertThat(connection.getSchema()).isEqualTo("other");
      assertThatThrownBy(() -> connection.setCatalog("nowhere"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("catalog = 'nowhere'");
    }
    assertThatThrownBy(() -> server.connect(server.url() + "/nowhere"))
        .hasMessageContaining("catalog = 'nowhere'");
  }

  @Test
  void closesTheSessionOnceAndSaysSo() throws Exception {
    int before = server.producer().sessionsClosed();
    Connection connection = server.connect();
    Statement statement = connection.createStatement();
    connection.close();
    connection.close();
    assertThat(server.producer().sessionsClosed()).isEqualTo(before + 1);
    assertThat(connection.isClosed()).isTrue();
    assertThat(connection.isValid(1)).isFalse();
    assertThat(statement.isClosed()).isTrue();
    assertThatThrownBy(connection::createStatement)
        .extracting(e -> ((SQLException) e).getSQLState())
        .isEqualTo("08003");
  }

  @Test
  void isNotValidOnceTheServerIsGone() throws Exception {
    ScriptedServer doomed = new ScriptedServer();
    try (Connection connection = doomed.connect()) {
      assertThat(connection.isValid(5)).isTrue();
      doomed.close();
      assertThat(connection.isValid(5)).isFalse();
    }
  }

  @Test
  void admitsThatThereAreNoTransactions() throws Exception {
    try (Connection connection = server.connect()) {
      connection.setAutoCommit(true);
      assertThat(connection.getAutoCommit()).isTrue();
      assertThatThrownBy(() -> connection.setAutoCommit(false))
          .isInstanceOf(SQLFeatureNotSupportedException.class)
          .hasMessageContaining("each statement commits by itself");
      assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
      assertThatThrownBy(connection::rollback).isInstanceOf(SQLException.class);
      connection.setReadOnly(true);
      assertThat(connection.isReadOnly()).isFalse();
    }
  }

  @Test
  void unwrapsToTheExtension() throws Exception {
    try (Connection connection = server.connect()) {
      assertThat(connection.isWrapperFor(TarnConnection.class)).isTrue();
      assertThat(connection.unwrap(TarnConnection.class)).isSameAs(connection);
      assertThatThrownBy(() -> connection.unwrap(Statement.class)).isInstanceOf(SQLException.class);
    }
  }

  @Test
  void abortsFromAnotherThread() throws Exception {
    Connection connection = server.connect();
    connection.createStatement().executeQuery("select range 100000").next();
    connection.abort(Runnable::run);
    assertThat(connection.isClosed()).isTrue();
    connection.close();
  }

  @Test
  void doesNotShowSecretsInItsUrl() throws Exception {
    String url = server.url() + "/main?user=ada&lane=auto&password=" + ScriptedServer.PASSWORD;
    try (Connection connection = server.connect(url)) {
      assertThat(connection.getMetaData().getURL())
          .isEqualTo(server.url() + "/main?lane=auto&user=ada");
      assertThat(connection.getMetaData().getUserName()).isEqualTo("ada");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jdbc:tarn:localhost | must start with jdbc:tarn://host:port",
        "jdbc:tarn://localhost:99999 | between 1 and 65535",
        "jdbc:tarn://localhost:abc | is not host:port",
        "jdbc:tarn:// | is not host:port",
        "jdbc:tarn://localhost/a/b/c | more than a catalog and a schema",
        "jdbc:tarn://localhost?pasword=x | did you mean 'password'",
        "jdbc:tarn://localhost?lane=fast | auto, interactive, spark",
        "jdbc:tarn://localhost?tls=maybe | verify-full",
        "jdbc:tarn://localhost?connectTimeout=-1 | a number of seconds",
        "jdbc:tarn://localhost?user | write user=value",
        "jdbc:tarn://localhost?password=x | needs a user",
        "jdbc:tarn://localhost?user=a&password=x&token=t | not both",
        "jdbc:tarn://localhost?user=%zz | broken %-escape",
        "jdbc:tarn://localhost?tls=true&trustStore=/nonexistent | cannot be read",
      })
  void refusesBadUrls(String url, String problem) {
    assertThatThrownBy(() -> DriverManager.getConnection(url))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void leavesOtherDriversUrlsAlone() throws Exception {
    Driver driver = new TarnDriver();
    assertThat(driver.acceptsURL(null)).isFalse();
    assertThat(driver.acceptsURL("jdbc:postgresql://localhost/x")).isFalse();
    assertThat(driver.connect("jdbc:postgresql://localhost/x", new Properties())).isNull();
    assertThat(driver.acceptsURL("jdbc:tarn://localhost")).isTrue();
  }

  @Test
  void listsItsProperties() throws Exception {
    DriverPropertyInfo[] properties =
        new TarnDriver().getPropertyInfo("jdbc:tarn://localhost/main?lane=spark", new Properties());
    assertThat(properties)
        .allSatisfy(p -> assertThat(p.description).isNotBlank())
        .extracting(p -> p.name)
        .contains("user", "password", "token", "tls", "catalog", "schema", "timezone", "quoting");
    DriverPropertyInfo lane =
        Arrays.stream(properties).filter(p -> p.name.equals("lane")).findFirst().orElseThrow();
    assertThat(lane.value).isEqualTo("spark");
    assertThat(lane.choices).containsExactly("auto", "interactive", "spark");
  }
}
