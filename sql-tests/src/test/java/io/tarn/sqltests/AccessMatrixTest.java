// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.testkit.TarnProcess;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of statement without each of the rights it needs, and with all of them. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessMatrixTest {
  private static final String USE = "USE SCHEMA ON SCHEMA main.mx";
  private static final String READ = "SELECT ON TABLE main.mx.t";
  private static final String WRITE = "MODIFY ON TABLE main.mx.t";
  private static final String MANAGE = "MANAGE ON TABLE main.mx.t";
  private static final String REPLACE = "MANAGE ON TABLE main.mx.u";
  private static final String FUNCTION = "CREATE FUNCTION ON SCHEMA main.mx";
  private static final String EXECUTE = "EXECUTE ON FUNCTION main.mx.f";
  private static final String OWN = "MANAGE ON FUNCTION main.mx.f";
  private static final String TAG = "APPLY TAG ON TABLE main.mx.t";
  private static final String CREATE = "CREATE TABLE ON SCHEMA main.mx";

  private final TarnProcess server;
  private Connection admin;
  private Connection matt;

  AccessMatrixTest(TarnProcess server) {
    this.server = server;
  }

  /**
   * A statement and what it needs.
   *
   * @param sql reads or changes {@code main.mx.t}
   * @param needs rights, as GRANT takes them
   */
  record Case(String sql, List<String> needs) {
    @Override
    public String toString() {
      return sql;
    }
  }

  private static Case of(String sql, String... needs) {
    return new Case(sql, List.of(needs));
  }

  static Stream<Case> cases() {
    return Stream.of(
        of("select * from main.mx.t", USE, READ),
        of("select (select max(a) from main.mx.t)", USE, READ),
        of("select 1 where exists (select 1 from main.mx.t)", USE, READ),
        of("select 1 where 1 in (select a from main.mx.t)", USE, READ),
        of("with q as (select a from main.mx.t) select * from q", USE, READ),
        of("select 1 union all select a from main.mx.t", USE, READ),
        of("select l.a from main.mx.t l join main.mx.t r on l.a = r.a", USE, READ),
        of("select count(*) from main.mx.t", USE, READ),
        of("select max(a) from main.mx.t version as of 0", USE, READ),
        of("from main.mx.t select a", USE, READ),
        of("explain select * from main.mx.t", USE, READ),
        of("describe query select * from main.mx.t", USE, READ),
        of("select * from main.mx.v", USE, "SELECT ON VIEW main.mx.v"),
        of("describe history main.mx.t", USE, READ),
        of("describe detail main.mx.t", USE, READ),
        of("create table main.mx.n as select * from main.mx.t", USE, CREATE, READ),
        of("create view main.mx.n as select * from main.mx.t", USE, CREATE, READ),
        of("create table main.mx.n (a int)", USE, CREATE),
        of("create or replace table main.mx.t (a int)", USE, CREATE, MANAGE),
        of("insert into main.mx.t values (1)", USE, WRITE),
        of("insert overwrite main.mx.t values (1)", USE, WRITE),
        of("insert into main.mx.u select a from main.mx.t", USE, READ, "MODIFY ON main.mx.u"),
        of("update main.mx.t set a = 1", USE, READ, WRITE),
        of("delete from main.mx.t where a = 1", USE, READ, WRITE),
        of("truncate table main.mx.t", USE, READ, WRITE),
        of(
            "merge into main.mx.u using main.mx.t on u.a = t.a when matched then delete",
            USE,
            READ,
            "SELECT ON main.mx.u",
            "MODIFY ON main.mx.u"),
        of("optimize main.mx.t", USE, WRITE),
        of("vacuum main.mx.t", USE, WRITE),
        of("restore table main.mx.t to version as of 0", USE, WRITE),
        of("analyze table main.mx.t compute statistics", USE, WRITE),
        of("alter table main.mx.t add column b int", MANAGE),
        of("alter table main.mx.t add primary key (a)", MANAGE),
        of("alter table main.mx.t rename to main.mx.n", USE, CREATE, MANAGE),
        of("comment on table main.mx.t is 'x'", MANAGE),
        of("comment on column main.mx.t.a is 'x'", MANAGE),
        of("drop table main.mx.t", MANAGE),
        of("drop view main.mx.v", "MANAGE ON VIEW main.mx.v"),
        of("show create table main.mx.v", "MANAGE ON VIEW main.mx.v"),
        of("alter table main.mx.t set tags ('a' = 'b')", USE, TAG),
        of("alter table main.mx.t alter column a unset tags ('b')", USE, TAG),
        of(
            "create policy p on table main.mx.t column mask main.mx.h to matt for tables"
                + " match columns has_tag('a') c on column c",
            USE,
            MANAGE,
            "EXECUTE ON FUNCTION main.mx.h"),
        of("drop policy p on table main.mx.t", MANAGE),
        of("show policies on table main.mx.t", MANAGE),
        of("grant select on table main.mx.t to matt", MANAGE),
        of("revoke select on table main.mx.t from matt", MANAGE),
        of("alter table main.mx.t owner to matt", MANAGE),
        of("create table main.mx.n shallow clone main.mx.t", USE, CREATE, READ),
        of("create or replace table main.mx.u deep clone main.mx.t", USE, CREATE, READ, REPLACE),
        of("select * from table_changes('main.mx.c', 0)", USE, "SELECT ON main.mx.c"),
        of("select main.mx.f()", USE, EXECUTE),
        of("select a, main.mx.f() from main.mx.t", USE, EXECUTE, READ),
        of("from main.mx.t |> extend main.mx.f() as b", USE, EXECUTE, READ),
        of("create function main.mx.n() returns int return 1", USE, FUNCTION),
        of("create function main.mx.n() return main.mx.f()", USE, FUNCTION, EXECUTE),
        of(
            "create function main.mx.n() return (select max(a) from main.mx.t)",
            USE,
            FUNCTION,
            READ),
        of("create or replace function main.mx.f() return 2", USE, FUNCTION, OWN),
        of(
            "create table main.mx.n (a int default main.mx.g())",
            USE,
            CREATE,
            "EXECUTE ON FUNCTION main.mx.g"),
        of("drop function main.mx.f", OWN),
        of("alter function main.mx.f owner to matt", OWN),
        of("grant execute on function main.mx.f to matt", OWN),
        of("drop schema main.mx cascade", "MANAGE ON SCHEMA main.mx"),
        of("create schema main.mx2", "CREATE SCHEMA ON CATALOG main"),
        of("use main.mx", USE));
  }

  @BeforeAll
  void start() throws SQLException {
    admin = server.connect();
    Users.run(
        admin,
        "create user matt password '" + Users.PASSWORD + "'",
        "create schema main.mx",
        "create table main.mx.t as select 1 as a",
        "create table main.mx.u as select 1 as a",
        "create table main.mx.c (a int) tblproperties ('delta.enableChangeDataFeed' = 'true')",
        "create function main.mx.g() returns int return 1",
        "create function main.mx.h(v int) returns int return v",
        "create function main.mx.f() returns int return (select max(a) from main.mx.u)",
        "create view main.mx.v as select a from main.mx.t");
    matt = Users.connect(server, "matt");
  }

  @AfterAll
  void stop() throws SQLException {
    matt.close();
    Users.run(admin, "drop schema main.mx cascade", "drop user matt");
    admin.close();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void needsEachOfItsRights(Case tested) throws SQLException {
    for (String lacking : tested.needs()) {
      List<String> given = new ArrayList<>(tested.needs());
      given.remove(lacking);
      // So that it may know of everything.
      given.add("BROWSE ON CATALOG main");
      grant(given);
      String privilege = lacking.substring(0, lacking.indexOf(" ON "));
      if (privilege.equals("CREATE TABLE") && tested.sql().startsWith("create view")) {
        privilege = "CREATE VIEW";
      }
      try {
        Users.assertDenied(matt, tested.sql(), "'matt' does not have " + privilege + " on ");
      } finally {
        revoke(given);
      }
    }
    List<String> all = new ArrayList<>(tested.needs());
    grant(all);
    // Prepared and not run, so that the next case finds what it needs.
    try (PreparedStatement allowed = matt.prepareStatement(tested.sql())) {
      assertThat(allowed).isNotNull();
    } finally {
      revoke(all);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isRefusedAsIfNothingWereThere(Case tested) {
    if (tested.sql().startsWith("create schema")) {
      return;
    }
    SQLException hidden = Users.refusal(matt, tested.sql());
    String elsewhere = tested.sql().replace("main.mx", "main.mz");
    SQLException absent = Users.refusal(matt, elsewhere);
    assertThat(told(hidden).replace("main.mx", "main.mz")).as(tested.sql()).isEqualTo(told(absent));
    assertThat(hidden.getSQLState()).isEqualTo(absent.getSQLState()).isNotEqualTo("42501");
  }

  private static String told(SQLException refused) {
    return String.valueOf(refused.getMessage()).replaceAll("[0-9a-f]{32}", "");
  }

  @Test
  void ifExistsTellsNothingAndDropsNothing() throws SQLException {
    Users.run(
        matt,
        "drop table if exists main.mx.t",
        "drop view if exists main.mx.v",
        "drop function if exists main.mx.f",
        "drop schema if exists main.mx cascade");
    assertThat(Users.rows(admin, "select count(*) from main.mx.v")).containsExactly("1");
  }

  private void grant(List<String> rights) throws SQLException {
    for (String right : rights) {
      Users.run(admin, "grant " + right + " to matt");
    }
  }

  private void revoke(List<String> rights) throws SQLException {
    for (String right : rights) {
      Users.run(admin, "revoke " + right + " from matt");
    }
  }
}
