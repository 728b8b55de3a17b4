// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.testkit.TarnProcess;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Lineage of statements that ran, as different users may query it. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LineageTest {
  private final TarnProcess server;
  private ProtectedPeople people;
  private Connection admin;
  private Connection eve;

  LineageTest(TarnProcess server) {
    this.server = server;
  }

  @BeforeAll
  void start() throws SQLException {
    people = new ProtectedPeople(server);
    admin = people.admin();
    eve = people.eve().own();
    Users.run(
        admin,
        "create table main.pol.secret_lookup (d string, who string)",
        "insert into main.pol.secret_lookup values ('sales', 'eve')",
        "create function main.pol.looked_up(asked string) returns boolean"
            + " return exists (select 1 from main.pol.secret_lookup l where l.d = asked)",
        "create table main.pol.tickets (id int, dept string)",
        "alter table main.pol.tickets set row filter main.pol.looked_up on (dept)",
        "create schema main.lin",
        "grant use schema, create table on schema main.lin to eve");
  }

  @AfterAll
  void stop() throws SQLException {
    Users.run(admin, "drop schema main.lin cascade");
    people.close();
  }

  @Test
  void tellsOfReadsAndWritesThroughViewsAndOnBothLanes() throws SQLException {
    Users.run(
        eve,
        "create table main.lin.copied as select name as who, pay + id as n from main.pol.seen",
        "set lane = spark",
        "merge into main.lin.copied t using main.pol.log s on t.who = s.note"
            + " when matched then update set n = s.id",
        "set lane = auto",
        "create view main.lin.shown as select who from main.lin.copied");
    assertThat(Users.rows(eve, "select who from main.lin.shown")).hasSize(2);
    assertThat(
            Users.rows(
                eve,
                "select distinct source_table_full_name, source_type, target_table_full_name,"
                    + " target_type from system.access.table_lineage"
                    + " where target_table_schema = 'lin' order by 1, 3"))
        .containsExactly(
            "main.lin.copied|TABLE|main.lin.shown|VIEW",
            "main.pol.log|TABLE|main.lin.copied|TABLE",
            "main.pol.people|TABLE|main.lin.copied|TABLE",
            "main.pol.seen|VIEW|main.lin.copied|TABLE");
    assertThat(
            Users.rows(
                eve,
                "select source_table_name, source_column_name, target_column_name"
                    + " from system.access.column_lineage where target_table_name = 'copied'"
                    + " order by 1, 2, 3"))
        .containsExactly(
            "log|id|n",
            "people|id|n",
            "people|name|who",
            "people|pay|n",
            "seen|id|n",
            "seen|name|who",
            "seen|pay|n");
    assertThat(
            Users.rows(
                admin,
                "select h.executed_by, count(*) from system.access.table_lineage l"
                    + " join system.query.history h on h.statement_id = l.statement_id"
                    + " where l.source_table_full_name = 'main.lin.shown'"
                    + " and l.target_table_name is null group by h.executed_by"))
        .containsExactly("eve|1");
  }

  @Test
  void onlyWhoSeesBothEndsIsTold() throws SQLException {
    Users.run(
        admin,
        "create table main.lin.hidden as select id from main.pol.log",
        "create user ola password '" + Users.PASSWORD + "'",
        "grant use schema on schema main.lin to ola",
        "grant browse on table main.lin.hidden to ola");
    String sql =
        "select source_table_name, target_table_name from system.access.table_lineage"
            + " where target_table_name = 'hidden'";
    try (Connection ola = Users.connect(server, "ola")) {
      assertThat(Users.rows(admin, sql)).containsExactly("log|hidden");
      assertThat(Users.rows(eve, sql)).as("sees the source only").isEmpty();
      assertThat(Users.rows(ola, sql)).as("sees the target only").isEmpty();
      Users.run(
          admin,
          "grant use schema on schema main.pol to ola",
          "grant browse on table main.pol.log to ola");
      assertThat(Users.rows(ola, sql)).containsExactly("log|hidden");
      Users.run(admin, "revoke browse on table main.lin.hidden from ola");
      assertThat(Users.rows(ola, sql)).isEmpty();
    }
    Users.run(admin, "drop user ola");
  }

  @Test
  void whatPoliciesLookAtIsNotTold() throws SQLException {
    Users.run(eve, "select id, dept from main.pol.tickets", "select * from main.pol.people");
    assertThat(
            Users.rows(
                admin,
                "select distinct source_column_name from system.access.column_lineage"
                    + " where source_table_full_name = 'main.pol.tickets' order by 1"))
        .containsExactly("dept", "id");
    assertThat(
            Users.rows(
                admin,
                "select * from system.access.table_lineage"
                    + " where source_table_name = 'secret_lookup'"))
        .isEmpty();
  }
}
