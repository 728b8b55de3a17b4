// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.testkit.TarnProcess;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One table with a row filter and two masks, one user they are for: through every door, in every
 * form of statement, on both lanes, a hidden value never leaves. The bypasses are those that the
 * test suites of Kyuubi's authorisation name, and some more.
 */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PolicyMatrixTest {
  /** What the user must never read: the hidden rows' names and pays, and the masked ones. */
  private static final List<String> SECRETS =
      List.of("Zebedee", "777777", "Yolanda", "Walter", "424242", "424243");

  private static final String VISIBLE = "1|sales|Y***|0, 2|sales|W***|0";

  private final TarnProcess server;
  private Connection admin;
  private Doors eve;
  private Doors hal;

  PolicyMatrixTest(TarnProcess server) {
    this.server = server;
  }

  @BeforeAll
  void start() throws SQLException {
    admin = server.connect();
    Users.run(
        admin,
        "create user eve password '" + Users.PASSWORD + "'",
        "create user hal password '" + Users.PASSWORD + "'",
        "create group hr",
        "alter group hr add user hal",
        "create schema main.pol",
        "create table main.pol.people (id int, dept string, name string, pay int)"
            + " partitioned by (dept) tblproperties ('delta.enableChangeDataFeed' = 'true')",
        "insert into main.pol.people values (1, 'sales', 'Yolanda', 424242),"
            + " (2, 'sales', 'Walter', 424243), (3, 'hr', 'Zebedee', 777777)",
        "update main.pol.people set pay = pay where name = 'Zebedee'",
        "create function main.pol.visible(d string, open string) returns boolean"
            + " return is_account_group_member('hr') or d = open",
        "create function main.pol.initial(v string) returns string"
            + " return case when is_account_group_member('hr') then v"
            + " else concat(left(v, 1), '***') end",
        "create function main.pol.own_pay(v int, d string) returns int"
            + " return if(is_account_group_member('hr') or d = 'none', v, 0)",
        "create view main.pol.seen as select * from main.pol.people",
        "create view main.pol.seen_again as select name, pay from main.pol.seen",
        "create function main.pol.highest() returns int"
            + " return (select max(pay) from main.pol.people)",
        "alter table main.pol.people set row filter main.pol.visible on (dept, 'sales')",
        "alter table main.pol.people alter column name set mask main.pol.initial",
        "alter table main.pol.people alter column pay set mask main.pol.own_pay"
            + " using columns (dept)",
        "create table main.pol.log (id int, note string)",
        "grant use schema, create table, select, modify, execute on schema main.pol to eve",
        "grant use schema, select on schema main.pol to hal");
    eve = new Doors(server, "eve");
    hal = new Doors(server, "hal");
  }

  @AfterAll
  void stop() throws SQLException {
    eve.close();
    hal.close();
    Users.run(
        admin, "drop schema main.pol cascade", "drop user eve", "drop user hal", "drop group hr");
    admin.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select * from main.pol.people order by id",
        "table main.pol.people",
        "select max(name), min(name), max(pay), count(*) from main.pol.people",
        "select count(*) from main.pol.people",
        "select name from main.pol.people where pay > 400000",
        "select * from main.pol.people where name = 'Zebedee' or dept = 'hr'",
        "select * from main.pol.people version as of 1",
        "select * from main.pol.people timestamp as of '2999-01-01'",
        "select * from main.pol.seen",
        "select * from main.pol.seen_again",
        "with p as (select * from main.pol.people) select * from p union all select * from p",
        "select a.name, b.pay from main.pol.people a join main.pol.people b on a.id = b.id",
        "select (select max(pay) from main.pol.people) as m, name from main.pol.people",
        "select 1 where exists (select 1 from main.pol.people where pay = 777777)",
        "select id from samples.tpch.region, lateral (select * from main.pol.people)",
        "select main.pol.highest() as h",
        "select to_json(struct(*)) as j from main.pol.people",
        "select name, row_number() over (order by pay desc) as r from main.pol.people",
        "select dept, collect_list(name) as names from main.pol.people group by dept",
        "select distinct dept from main.pol.people",
        "select * from main.pol.people tablesample (100 percent)",
        "from main.pol.people |> where id > 0 |> select name, pay",
        "select cast(name as int) as n from main.pol.people",
        "select 1 / (pay - 0) as n from main.pol.people",
        "select raise_error(name) as e from main.pol.people",
        "select * from table_changes('main.pol.people', 0)",
        "select id, _metadata.file_path from main.pol.people",
        "explain select * from main.pol.people where name = 'Zebedee'",
        "explain format json select * from main.pol.people",
        "describe history main.pol.people",
        "describe detail main.pol.people",
        "describe extended main.pol.people",
        "show create table main.pol.people",
        "show partitions main.pol.people",
        "analyze table main.pol.people compute statistics",
        "create table main.pol.copy shallow clone main.pol.people",
        "select * from delta.`/tmp/main.pol.people`",
        "ask 'names of people with the highest pay' in schema main.pol",
        "search 'Zebedee'",
        "select * from main.information_schema.columns where table_name = 'people'",
        "delete from main.pol.people where name = 'Zebedee'",
        "update main.pol.people set dept = name",
        "restore table main.pol.people to version as of 1",
        "alter table main.pol.people drop row filter",
        "alter table main.pol.people alter column name drop mask",
        "drop function main.pol.initial",
        "create or replace table main.pol.people (id int)",
        "insert overwrite main.pol.people select * from main.pol.people"
      })
  void nothingHiddenLeaves(String sql) throws Exception {
    Users.run(eve.own(), "set lane = auto", "set result_cache = off");
    for (Map.Entry<String, String> answer : eve.all(sql).entrySet()) {
      assertNoSecret(answer.getValue(), sql, answer.getKey());
    }
    Users.run(eve.own(), "set lane = spark");
    assertNoSecret(eve.ours(sql), sql, "our driver, on Spark");
    assertThat(Users.rows(hal.own(), "select count(*), max(pay) from main.pol.people"))
        .containsExactly("3|777777");
  }

  private static void assertNoSecret(String answer, String sql, String door) {
    assertThat(answer.replace(sql, ""))
        .as("%s through %s", sql, door)
        .doesNotContain(SECRETS.toArray(String[]::new));
  }

  @Test
  void theSameRowsAtEveryDoorOnBothLanes() throws Exception {
    for (String lane : List.of("interactive", "spark")) {
      Users.run(eve.own(), "set lane = " + lane);
      assertThat(Users.rows(eve.own(), "select * from main.pol.people order by id"))
          .as(lane)
          .containsExactly("1|sales|Y***|0", "2|sales|W***|0");
      assertThat(Users.rows(eve.own(), "select count(*) from main.pol.people"))
          .containsExactly("2");
    }
    Users.run(eve.own(), "set lane = auto");
    Map<String, String> answers = eve.all("select * from main.pol.people order by id");
    assertThat(answers.get("Arrow's driver")).isEqualTo("[" + VISIBLE + "]");
    assertThat(answers.get("HTTP")).contains("Y***").contains("W***");
    assertThat(Users.rows(hal.own(), "select name, pay from main.pol.people order by id"))
        .containsExactly("Yolanda|424242", "Walter|424243", "Zebedee|777777");
  }

  /** A condition that fails for hidden values only must not fail: it would tell that they exist. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 / (id - 3) <> 7",
        "1 / (length(dept) - 2) <> 7",
        "id / (case when dept = 'hr' then 0 else 1 end) > 0"
      })
  void errorsTellNothingOfHiddenRows(String condition) throws SQLException {
    for (String lane : List.of("auto", "spark")) {
      Users.run(eve.own(), "set lane = " + lane, "set result_cache = off");
      String sql = "select id from main.pol.people where dept like '%' and (" + condition + ")";
      assertThat(Users.rows(eve.own(), sql)).as(lane).containsExactlyInAnyOrder("1", "2");
    }
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

  @Test
  void howMuchWasReadIsNotTold() throws SQLException {
    Users.run(eve.own(), "set lane = spark", "set result_cache = off");
    String sql = "select count(*) as withheld_count from main.pol.people where dept = 'hr'";
    assertThat(Users.rows(eve.own(), sql)).containsExactly("0");
    assertThat(
            Users.rows(
                eve.own(),
                "select distinct read_bytes from system.query.history where statement_text like"
                    + " '%withheld_count from main%' and lane = 'SPARK'"))
        .containsExactly("0");
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

  @Test
  void aPolicyHoldsForPreparedStatementsAndKeptAnswers() throws SQLException {
    Users.run(
        admin,
        "create table main.pol.later (id int, name string)",
        "insert into main.pol.later values (1, 'Quentin')");
    try (PreparedStatement prepared =
        eve.own().prepareStatement("select name from main.pol.later where id = ?")) {
      Users.run(eve.own(), "set lane = auto", "set result_cache = on");
      prepared.setInt(1, 1);
      try (ResultSet before = prepared.executeQuery()) {
        assertThat(Users.rows(before)).containsExactly("Quentin");
      }
      Users.run(admin, "alter table main.pol.later alter column name set mask main.pol.initial");
      try (ResultSet after = prepared.executeQuery()) {
        assertThat(Users.rows(after)).containsExactly("Q***");
      }
    }
    Users.run(admin, "alter group hr add user eve");
    assertThat(Users.rows(eve.own(), "select name from main.pol.later")).containsExactly("Quentin");
    Users.run(admin, "alter group hr drop user eve");
    assertThat(Users.rows(eve.own(), "select name from main.pol.later")).containsExactly("Q***");
    Users.run(admin, "drop table main.pol.later");
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
}
