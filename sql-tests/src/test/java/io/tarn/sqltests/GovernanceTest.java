// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.testkit.TarnProcess;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two users on one server: what each may see, and what they lose at once. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GovernanceTest {
  private final TarnProcess server;
  private Connection admin;
  private Connection ada;
  private Connection bob;

  GovernanceTest(TarnProcess server) {
    this.server = server;
  }

  @BeforeAll
  void start() throws SQLException {
    admin = server.connect();
    Users.run(
        admin,
        "create user ada password '" + Users.PASSWORD + "'",
        "create user bob password '" + Users.PASSWORD + "'",
        "create group readers",
        "create schema main.gov",
        "grant use schema, create table on schema main.gov to ada");
    ada = Users.connect(server, "ada");
    bob = Users.connect(server, "bob");
    Users.run(
        ada,
        "create table main.gov.people (id int primary key, name string)",
        "insert into main.gov.people values (1, 'Ann'), (2, 'Ben')",
        "create table main.gov.secrets (id int, foreign key (id) references main.gov.people)",
        "create view main.gov.names as select name from main.gov.people");
  }

  @AfterAll
  void stop() throws SQLException {
    ada.close();
    bob.close();
    Users.run(
        admin,
        "drop schema main.gov cascade",
        "drop user ada",
        "drop user bob",
        "drop group readers");
    admin.close();
  }

  @Test
  void whatIsNotGrantedIsNotThere() throws SQLException {
    assertThat(Users.rows(ada, "show tables in main.gov")).hasSize(3);
    SQLException hidden = Users.refusal(bob, "show tables in main.gov");
    assertThat(hidden.getMessage()).contains("SCHEMA_NOT_FOUND");
    assertThat(tables(bob, "gov")).isEmpty();
    assertThat(tables(ada, "gov")).containsExactlyInAnyOrder("names", "people", "secrets");
    // Near names of tables that must not be known are no suggestion.
    Users.run(admin, "grant use schema on schema main.gov to bob");
    assertThat(Users.refusal(bob, "select * from main.gov.peopl").getMessage())
        .contains("TABLE_OR_VIEW_NOT_FOUND")
        .doesNotContain("people");
    assertThat(Users.rows(bob, "show tables in main.gov")).isEmpty();
    Users.run(admin, "revoke use schema on schema main.gov from bob");
  }

  @Test
  void everyoneReadsTheSamplesAndNobodyWritesThem() throws SQLException {
    assertThat(Users.rows(bob, "select count(*) from samples.tpch.region")).containsExactly("5");
    Users.assertDenied(bob, "insert into samples.tpch.region values (9, 'X', 'Y')", "MODIFY");
    Users.assertDenied(bob, "create schema main.bobs", "CREATE SCHEMA");
  }

  @Test
  void aViewReadsWithItsOwnersRights() throws SQLException {
    Users.run(
        admin,
        "grant use schema on schema main.gov to readers",
        "alter group readers add user bob");
    Users.run(ada, "grant select on view main.gov.names to readers");
    assertThat(Users.rows(bob, "select * from main.gov.names order by 1"))
        .containsExactly("Ann", "Ben");
    assertThat(Users.refusal(bob, "select * from main.gov.people").getMessage())
        .contains("TABLE_OR_VIEW_NOT_FOUND");
    assertThat(Users.rows(bob, "explain select * from main.gov.names").toString())
        .doesNotContain("people");
    assertThat(Users.rows(bob, "describe extended main.gov.names").toString())
        .doesNotContain("people");
    Users.run(admin, "alter group readers drop user bob");
    assertThat(Users.refusal(bob, "select * from main.gov.names").getMessage())
        .contains("TABLE_OR_VIEW_NOT_FOUND");
  }

  @Test
  void aFunctionReadsWithItsOwnersRightsAndTellsOfItsCaller() throws SQLException {
    Users.assertDenied(
        ada, "create function main.gov.caller() return current_user()", "CREATE FUNCTION");
    Users.run(admin, "grant create function on schema main.gov to ada");
    Users.run(
        ada,
        "create function main.gov.name_of(i int) returns string"
            + " return (select max(name) from main.gov.people where id = i)",
        "create function main.gov.caller() return current_user()");
    String call = "select main.gov.name_of(1), main.gov.caller()";
    SQLException hidden = Users.refusal(bob, "select main.gov.caller()");
    SQLException absent = Users.refusal(bob, "select main.gov.nobody()");
    assertThat(String.valueOf(hidden.getMessage()).replaceAll("[0-9a-f]{32}", ""))
        .isEqualTo(
            String.valueOf(absent.getMessage())
                .replaceAll("[0-9a-f]{32}", "")
                .replace("nobody", "caller"));
    Users.run(
        admin,
        "grant use schema on schema main.gov to bob",
        "grant execute on schema main.gov to bob");
    assertThat(Users.rows(bob, call)).containsExactly("Ann|bob");
    assertThat(Users.rows(ada, call)).containsExactly("Ann|ada");
    assertThat(Users.rows(bob, "show user functions in main.gov"))
        .containsExactly("main.gov.caller", "main.gov.name_of");
    assertThat(Users.refusal(bob, "select * from main.gov.people").getMessage())
        .contains("TABLE_OR_VIEW_NOT_FOUND");
    assertThat(Users.rows(bob, "explain " + call).toString()).doesNotContain("people");
    assertThat(Users.rows(bob, "describe function extended main.gov.name_of").toString())
        .contains("Owner: ada")
        .doesNotContain("people");
    Users.assertDenied(ada, "alter function main.gov.caller owner to bob", "admins");
    Users.run(
        admin,
        "alter function main.gov.name_of owner to bob",
        "grant execute on function main.gov.name_of to ada");
    assertThat(Users.refusal(ada, call).getMessage())
        .contains("TABLE_OR_VIEW_NOT_FOUND", "no longer valid")
        .doesNotContain("people");
    assertThat(Users.refusal(admin, "drop user bob").getMessage())
        .contains("still owns FUNCTION main.gov.name_of");
    Users.run(
        admin,
        "drop function main.gov.name_of",
        "drop function main.gov.caller",
        "revoke execute on schema main.gov from bob",
        "revoke use schema on schema main.gov from bob");
  }

  @Test
  void aRevokeHoldsForOpenSessionsPreparedStatementsAndCachedAnswers() throws SQLException {
    Users.run(
        admin,
        "grant use schema on schema main.gov to bob",
        "grant select on table main.gov.people to bob");
    String sql = "select count(*) from main.gov.people";
    try (PreparedStatement prepared = bob.prepareStatement(sql)) {
      try (ResultSet rows = prepared.executeQuery()) {
        assertThat(Users.rows(rows)).containsExactly("2");
      }
      assertThat(Users.rows(bob, sql)).containsExactly("2");
      Users.run(admin, "grant browse on table main.gov.people to bob");
      Users.run(admin, "revoke select on table main.gov.people from bob");
      try (ResultSet rows = prepared.executeQuery()) {
        throw new AssertionError("read " + Users.rows(rows));
      } catch (SQLException refused) {
        assertThat(refused.getMessage()).contains("'bob' does not have SELECT");
      }
    }
    Users.assertDenied(bob, sql, "SELECT");
    assertThat(Users.rows(ada, sql)).containsExactly("2");
    Users.run(
        admin,
        "revoke browse on table main.gov.people from bob",
        "revoke use schema on schema main.gov from bob");
  }

  @Test
  void keysDoNotPointToWhatIsHidden() throws SQLException {
    Users.run(ada, "grant select on table main.gov.secrets to bob");
    DatabaseMetaData metadata = bob.getMetaData();
    try (ResultSet keys = metadata.getImportedKeys("main", "gov", "secrets")) {
      assertThat(Users.rows(keys)).isEmpty();
    }
    try (ResultSet keys = ada.getMetaData().getImportedKeys("main", "gov", "secrets")) {
      assertThat(Users.rows(keys)).hasSize(1);
    }
    assertThat(Users.rows(bob, "show create table main.gov.secrets").toString())
        .doesNotContain("people");
    Users.run(ada, "revoke select on table main.gov.secrets from bob");
  }

  @Test
  void searchFindsOnlyWhatMayBeRead() throws SQLException {
    assertThat(Users.rows(bob, "search 'people name' limit 50").toString())
        .doesNotContain("main.gov");
    org.awaitility.Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(Users.rows(ada, "search 'people name' limit 50").toString())
                    .contains("main.gov.people"));
  }

  @Test
  void passwordsAreNowhereToBeRead() throws SQLException {
    String secret = "open sesame 1704";
    Users.run(admin, "create user cyd password '" + secret + "'");
    Users.run(admin, "alter user cyd /* x */ set password '" + secret + "2'");
    Users.refusal(admin, "alter user cyd pasword '" + secret + "'");
    try (Connection cyd = Users.connect(server, "cyd", secret + "2")) {
      assertThat(Users.rows(cyd, "select current_user()")).containsExactly("cyd");
      Users.assertDenied(cyd, "alter user admin password 'gotcha123'", "admins");
      Users.run(cyd, "alter user cyd password '" + secret + "3'");
    }
    Users.run(admin, "drop user cyd");
    List<String> history =
        Users.rows(
            admin,
            "select statement_text, error_message from system.query.history"
                + " where statement_text like '%cyd%'");
    assertThat(history).hasSizeGreaterThan(3);
    assertThat(history.toString()).doesNotContain("sesame").contains("'***'");
  }

  private static List<String> tables(Connection connection, String schema) throws SQLException {
    try (ResultSet rows = connection.getMetaData().getTables("main", schema, "%", null)) {
      return Users.rows(rows).stream().map(row -> row.split("\\|", -1)[2]).toList();
    }
  }
}
