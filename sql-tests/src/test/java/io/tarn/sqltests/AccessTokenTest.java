// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tarn.testkit.LocalIssuer;
import io.tarn.testkit.TarnProcess;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Personal access tokens through the real server and driver, and the audit log. */
@ExtendWith(SharedServer.class)
class AccessTokenTest {
  private final TarnProcess server;
  private final LocalIssuer issuer;
  private Connection admin;
  private Connection tom;

  AccessTokenTest(TarnProcess server, LocalIssuer issuer) {
    this.server = server;
    this.issuer = issuer;
  }

  @BeforeEach
  void start() throws SQLException {
    admin = server.connect();
    Users.run(admin, "create user tom password '" + Users.PASSWORD + "'");
    tom = Users.connect(server, "tom");
  }

  @AfterEach
  void stop() throws SQLException {
    tom.close();
    Users.run(admin, "drop user tom");
    admin.close();
  }

  private Connection withToken(String secret) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("token", secret);
    return DriverManager.getConnection(server.jdbcUrl(), properties);
  }

  @Test
  void aTokenOpensTheDoorUntilItIsDropped() throws SQLException {
    String id;
    String secret;
    try (Statement statement = tom.createStatement();
        ResultSet rows =
            statement.executeQuery("create token comment 'nightly job' lifetime 2 days")) {
      assertThat(rows.next()).isTrue();
      id = rows.getString("token_id");
      secret = rows.getString("token_value");
      assertThat(rows.next()).isFalse();
    }
    assertThat(Users.rows(tom, "show tokens")).hasSize(1).first().asString().contains(id, "tom");
    assertThat(Users.rows(tom, "show tokens").toString()).doesNotContain(secret);
    try (Connection byName = Users.connect(server, "token", secret);
        Connection byBearer = withToken(secret)) {
      assertThat(Users.rows(byName, "select current_user()")).containsExactly("tom");
      assertThat(Users.rows(byBearer, "select current_user()")).containsExactly("tom");
      Users.run(admin, "drop token '" + id + "'");
      assertThat(Users.refusal(byName, "select 1").getMessage()).contains("AUTHENTICATION_FAILED");
    }
    assertThatThrownBy(() -> Users.connect(server, "token", secret).close())
        .hasMessageContaining("AUTHENTICATION_FAILED");
    assertThat(
            Users.rows(
                admin,
                "select count(*) from system.query.history where statement_text like '%"
                    + secret
                    + "%'"))
        .as("but for this very statement")
        .containsExactly("1");
  }

  @Test
  void anIdentityProvidersTokenLetsItsUserIn() throws SQLException {
    Users.run(admin, "create user `uma@example.com`");
    String token = issuer.token("uma@example.com", 3_600);
    try (Connection uma = withToken(token);
        Connection byName = Users.connect(server, "token", token)) {
      assertThat(Users.rows(uma, "select current_user()")).containsExactly("uma@example.com");
      assertThat(Users.rows(byName, "select current_user()")).containsExactly("uma@example.com");
      Users.assertDenied(uma, "create schema main.umas", "CREATE SCHEMA");
      assertThatThrownBy(() -> Users.connect(server, "uma@example.com", "").close())
          .hasMessageContaining("AUTHENTICATION_FAILED");
      assertThatThrownBy(() -> withToken(issuer.token("admin", 3_600)).close())
          .hasMessageContaining("AUTHENTICATION_FAILED");
      Users.run(admin, "drop user `uma@example.com`");
      assertThat(Users.refusal(uma, "select 1").getMessage()).contains("AUTHENTICATION_FAILED");
    }
    assertThat(
            Users.rows(
                admin,
                "select action_name from system.access.audit where detail = 'identity provider'"
                    + " and user_name in ('admin', 'uma@example.com') order by event_id"))
        .contains("LOG_IN", "LOG_IN_FAILED");
  }

  @Test
  void nobodyTakesAnothersTokenBack() throws SQLException {
    Users.rows(admin, "create token lifetime 1 day");
    String id = Users.rows(admin, "show tokens").get(0).split("\\|", -1)[0];
    assertThat(Users.rows(tom, "show tokens")).isEmpty();
    assertThat(Users.refusal(tom, "drop token '" + id + "'").getMessage())
        .contains("There is no token");
    assertThat(Users.refusal(tom, "create token lifetime 10000 days").getMessage())
        .contains("INVALID_ARGUMENT");
    Users.run(admin, "drop token '" + id + "'");
  }

  @Test
  void aChangedPasswordEndsTheSessionsOfTheOldOne() throws SQLException {
    // Signed tokens know their time to the second.
    await().pollDelay(Duration.ofMillis(1_100)).until(() -> true);
    Users.run(admin, "alter user tom password '" + Users.PASSWORD + "!'");
    assertThat(Users.refusal(tom, "select 1").getMessage()).contains("AUTHENTICATION_FAILED");
  }

  @Test
  void logInsRefusalsAndChangesAreWrittenDown() throws SQLException {
    Users.assertDenied(tom, "create schema main.toms", "CREATE SCHEMA");
    assertThatThrownBy(() -> Users.connect(server, "tom", "wrong").close())
        .isInstanceOf(SQLException.class);
    Users.run(admin, "grant browse on catalog main to tom");
    String own = Users.rows(tom, "select action_name, detail from system.access.audit").toString();
    assertThat(own)
        .contains(
            "LOG_IN|", "LOG_IN_FAILED|", "PERMISSION_DENIED|'tom' does not have CREATE SCHEMA")
        .doesNotContain("GRANT BROWSE");
    assertThat(
            Users.rows(
                admin,
                "select detail from system.access.audit where user_name = 'admin'"
                    + " and action_name = 'CHANGE' order by event_id desc limit 1"))
        .containsExactly("GRANT BROWSE ON CATALOG main TO tom");
  }
}
