// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tarn.testkit.PostgresServer;
import io.tarn.testkit.TarnProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two servers over one PostgreSQL and one directory of tables, as a user would run them. How soon
 * is {@code catalog}'s to test.
 */
class TwoGatewaysTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private PostgresServer postgres;
  private Path homes;
  private TarnProcess here;
  private TarnProcess there;

  @BeforeEach
  void start() throws IOException {
    postgres = PostgresServer.startOrSkip();
    homes = Files.createTempDirectory("tarn-two-gateways");
    String url = postgres.newDatabase();
    here = gateway("here", url);
    there = gateway("there", url);
  }

  private TarnProcess gateway(String name, String url) throws IOException {
    Path home = Files.createDirectories(homes.resolve(name));
    Files.writeString(
        home.resolve("tarn.properties"), "catalog.password=" + PostgresServer.PASSWORD + "\n");
    return TarnProcess.start(
        SharedServer.ROOT,
        home,
        Map.of(
            "catalog.url",
            url,
            "catalog.user",
            PostgresServer.USER,
            "tables.root",
            homes.resolve("tables").toString(),
            "samples.load",
            "false",
            "spark.memory",
            "512m"));
  }

  @AfterEach
  void stop() {
    for (TarnProcess gateway : new TarnProcess[] {here, there}) {
      if (gateway != null) {
        gateway.close();
      }
    }
    if (homes != null) {
      TarnProcess.deleteHome(homes);
    }
    if (postgres != null) {
      postgres.close();
    }
  }

  @Test
  void eachRunsOnWhatTheOtherMade() throws SQLException {
    try (Connection first = here.connect();
        Connection second =
            DriverManager.getConnection(there.jdbcUrl(), "admin", here.password())) {
      Users.run(first, "create table shared (n int)");
      Users.run(first, "insert into shared values (1), (2)");
      await()
          .atMost(PATIENCE)
          .ignoreExceptions()
          .untilAsserted(
              () ->
                  assertThat(Users.rows(second, "select sum(n) from shared")).containsExactly("3"));
      Users.run(second, "insert into shared values (3)");
      assertThat(Users.rows(first, "select sum(n) from shared")).containsExactly("6");
      rightsHoldAtBoth(first, second);
      Users.run(second, "drop table shared");
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> assertThat(Users.rows(first, "show tables in main.default")).isEmpty());
      assertThat(
              Users.rows(first, "select count(distinct session_id) >= 2 from system.query.history"))
          .as("one history of both")
          .containsExactly("true");
    }
  }

  private void rightsHoldAtBoth(Connection first, Connection second) throws SQLException {
    Users.run(first, "create user tom password '" + Users.PASSWORD + "'");
    Users.run(first, "grant select on table shared to tom");
    try (Connection tom = Users.connect(there, "tom")) {
      await()
          .atMost(PATIENCE)
          .ignoreExceptions()
          .untilAsserted(
              () ->
                  assertThat(Users.rows(tom, "select count(*) from shared")).containsExactly("3"));
      Users.run(first, "revoke select on table shared from tom");
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(Users.refusal(tom, "select count(*) from shared").getSQLState())
                      .as("whoever has no right to it does not learn that it is there")
                      .isEqualTo("42P01"));
    }
    Users.run(second, "drop user tom");
  }
}
