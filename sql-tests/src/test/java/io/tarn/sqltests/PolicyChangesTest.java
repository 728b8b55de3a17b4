// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.testkit.TarnProcess;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What row filters and column masks make of writes, and what keeps them in force. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PolicyChangesTest {
  private final TarnProcess server;
  private ProtectedPeople people;
  private Connection admin;
  private Doors eve;
  private Doors hal;

  PolicyChangesTest(TarnProcess server) {
    this.server = server;
  }

  @BeforeAll
  void start() throws SQLException {
    people = new ProtectedPeople(server);
    admin = people.admin();
    eve = people.eve();
    hal = people.hal();
  }

  @AfterAll
  void stop() throws SQLException {
    people.close();
  }

  @Test
  void changesReachVisibleRowsOnly() throws SQLException {
    Users.run(
        admin,
        "create table main.pol.stock (id int, dept string, n int)",
        "insert into main.pol.stock values (1, 'sales', 1), (2, 'hr', 2), (3, 'sales', 3)",
        "alter table main.pol.stock set row filter main.pol.visible on (dept, 'sales')");
    Users.run(eve.own(), "update main.pol.stock set n = n + 10 where 1 / (id - 2) <> 7");
    Users.run(
        eve.own(),
        "merge into main.pol.stock t using (select 9 as id) s on t.id = s.id"
            + " when not matched by source and t.id = 3 then delete");
    assertThat(Users.rows(admin, "select id, n from main.pol.stock order by id"))
        .as("an administrator sees what the filter lets through, like everyone")
        .containsExactly("1|11");
    assertThat(Users.rows(hal.own(), "select id, n from main.pol.stock order by id"))
        .containsExactly("1|11", "2|2");
    Users.run(eve.own(), "delete from main.pol.stock");
    assertThat(Users.rows(hal.own(), "select id from main.pol.stock")).containsExactly("2");
    Users.run(admin, "drop table main.pol.stock");
  }

  /** Not by a source that goes by a masked column's name, nor by a key that cannot be compared. */
  @Test
  void mergeReadsNothingHidden() throws SQLException {
    Users.run(
        admin,
        "create table main.pol.parts (id int, dept string, code string, pay struct<x: int>)",
        "insert into main.pol.parts values (1, 'sales', '1', named_struct('x', 424242)),"
            + " (2, 'hr', 'xyz', named_struct('x', 777777))",
        "create function main.pol.nothing(v struct<x: int>) returns struct<x: int> return null",
        "alter table main.pol.parts set row filter main.pol.visible on (dept, 'sales')",
        "alter table main.pol.parts alter column pay set mask main.pol.nothing");
    assertThat(
            Users.refusal(
                    eve.own(),
                    "merge into main.pol.parts t using (select 1 as id) pay on t.id = pay.id"
                        + " when matched and pay.x > 500 then update set id = pay.x")
                .getMessage())
        .contains("POLICY_IN_FORCE");
    Users.run(
        eve.own(),
        "merge into main.pol.parts t using (select 1 as x) s on t.code = s.x"
            + " when matched then update set id = 10"
            + " when not matched by source and t.id = 100 then delete");
    assertThat(Users.rows(hal.own(), "select id, code from main.pol.parts order by id"))
        .containsExactly("2|xyz", "10|1");
    Users.run(admin, "drop table main.pol.parts");
  }

  /** What readers may see is often a table of its own, which they may not read. */
  @Test
  void aFilterMayReadAnotherTable() throws SQLException {
    Users.run(
        admin,
        "create schema main.rules",
        "create table main.rules.seers (who string, dept string)",
        "insert into main.rules.seers values ('eve', 'it')",
        "create function main.rules.may(d string) returns boolean return exists (select 1"
            + " from main.rules.seers s where s.dept = d and s.who = current_user())",
        "create table main.pol.tickets (id int, dept string)",
        "insert into main.pol.tickets values (1, 'it'), (2, 'hr')",
        "alter table main.pol.tickets set row filter main.rules.may on (dept)");
    for (String lane : List.of("auto", "spark")) {
      Users.run(eve.own(), "set lane = " + lane);
      assertThat(Users.rows(eve.own(), "select id from main.pol.tickets")).containsExactly("1");
      assertThat(Users.rows(hal.own(), "select id from main.pol.tickets")).isEmpty();
    }
    Users.run(admin, "drop table main.pol.tickets", "drop schema main.rules cascade");
  }

  /** From its first moment, and so that SHOW CREATE TABLE can make it again. */
  @Test
  void aTableIsMadeWithItsPolicies() throws SQLException {
    String columns =
        "(id int, name string mask main.pol.initial, dept string, pay int mask main.pol.own_pay"
            + " using columns (dept)) with row filter main.pol.visible on (dept, 'sales')";
    Users.run(
        admin,
        "create table main.pol.made " + columns,
        "insert into main.pol.made values (1, 'Yolanda', 'sales', 42), (2, 'Zebedee', 'hr', 77)",
        "create table main.pol.filled with row filter main.pol.visible on (dept, 'sales')"
            + " as select 3 as id, 'hr' as dept union all select 4, 'sales'");
    String shown = Users.rows(admin, "show create table main.pol.made").get(0);
    assertThat(shown)
        .contains("MASK main.pol.initial", "MASK main.pol.own_pay USING COLUMNS (`dept`)")
        .contains("WITH ROW FILTER main.pol.visible ON (`dept`, 'sales')");
    assertThat(Users.rows(eve.own(), "select * from main.pol.made"))
        .containsExactly("1|Y***|sales|0");
    assertThat(Users.rows(eve.own(), "select id from main.pol.filled")).containsExactly("4");
    Users.run(admin, "drop table main.pol.made", shown);
    assertThat(Users.rows(admin, "show create table main.pol.made")).containsExactly(shown);
    assertThat(
            Users.rows(
                admin,
                "select column_name, mask_name from main.information_schema.column_masks"
                    + " where table_name = 'made' order by 1"))
        .containsExactly("name|initial", "pay|own_pay");
    assertThat(
            Users.refusal(
                    admin, "create table main.pol.no (id int mask main.pol.absent, name string)")
                .getMessage())
        .contains("ROUTINE_NOT_FOUND");
    assertThat(
            Users.refusal(
                    admin,
                    "create table main.pol.no (id int) with row filter main.pol.visible on (id)")
                .getMessage())
        .contains("INVALID_POLICY");
    assertThat(Users.rows(admin, "show tables in main.pol like 'no'")).isEmpty();
    Users.run(admin, "drop table main.pol.made", "drop table main.pol.filled");
  }

  @Test
  void whatPoliciesStandOnStays() throws SQLException {
    assertThat(Users.refusal(admin, "drop function main.pol.initial").getMessage())
        .contains("DEPENDENT_OBJECTS_EXIST")
        .doesNotContain("people");
    assertThat(
            Users.refusal(admin, "create or replace table main.pol.people (id int)").getMessage())
        .contains("POLICY_IN_FORCE");
    assertThat(Users.rows(hal.own(), "select count(*) from main.pol.people")).containsExactly("3");
  }

  @Test
  void copiesHoldWhatTheirMakerSaw() throws SQLException {
    Users.run(
        eve.own(),
        "create table main.pol.mine as select * from main.pol.people",
        "insert into main.pol.log select id, name from main.pol.people");
    assertThat(Users.rows(admin, "select * from main.pol.mine order by id"))
        .containsExactly("1|sales|Y***|0", "2|sales|W***|0");
    assertThat(Users.rows(admin, "select note from main.pol.log order by id"))
        .containsExactly("Y***", "W***");
    Users.run(admin, "drop table main.pol.mine", "truncate table main.pol.log");
  }
}
