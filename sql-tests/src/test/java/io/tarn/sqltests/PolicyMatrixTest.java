// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.testkit.TarnProcess;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
  private ProtectedPeople people;
  private Connection admin;
  private Doors eve;
  private Doors hal;

  PolicyMatrixTest(TarnProcess server) {
    this.server = server;
  }

  @BeforeAll
  void start() throws SQLException {
    people = new ProtectedPeople(server, policies());
    admin = people.admin();
    eve = people.eve();
    hal = people.hal();
  }

  /** How the policies find the table. */
  ProtectedPeople.By policies() {
    return ProtectedPeople.By.TABLE;
  }

  /** One of how many forms of statement Spark is asked a day. */
  long oneOf() {
    return 4;
  }

  @AfterAll
  void stop() throws SQLException {
    people.close();
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
    if (isOfToday(sql)) {
      Users.run(eve.own(), "set lane = spark");
      assertNoSecret(eve.ours(sql), sql, "our driver, on Spark");
    }
    assertThat(Users.rows(hal.own(), "select count(*), max(pay) from main.pol.people"))
        .containsExactly("3|777777");
  }

  /** Spark takes a second for each: a quarter of them a day, all with -Dtest.policies=all. */
  private boolean isOfToday(String sql) {
    return System.getProperty("test.policies", "").equals("all")
        || Math.floorMod(sql.hashCode() + LocalDate.now(ZoneOffset.UTC).toEpochDay(), oneOf()) == 0;
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

  @Test
  void howMuchWasReadIsNotTold() throws SQLException {
    Users.run(eve.own(), "set lane = spark", "set result_cache = off");
    String sql = "select count(*) as withheld_count from main.pol.people where dept = 'hr'";
    assertThat(Users.rows(eve.own(), sql)).containsExactly("0");
    assertThat(
            Users.rows(
                eve.own(),
                "select distinct read_bytes from system.query.history where statement_text like"
                    + " '%withheld_count from main%' and lane = 'spark'"))
        .containsExactly("0");
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
}
