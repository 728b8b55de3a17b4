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

/** Tags, and whom and what policies by tag are for. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TagPolicyTest {
  private static final String POLICY =
      " column mask main.tg.hidden to `account users` except tag_staff for tables"
          + " when has_tag_value('level', 'high') match columns has_tag('pii') as c on column c";

  private final TarnProcess server;
  private Connection admin;
  private Connection tim;

  TagPolicyTest(TarnProcess server) {
    this.server = server;
  }

  @BeforeAll
  void start() throws SQLException {
    admin = server.connect();
    Users.run(
        admin,
        "create user tim password '" + Users.PASSWORD + "'",
        "create group tag_staff",
        "create schema main.tg",
        "create function main.tg.hidden(v string) returns string return 'hidden'",
        "create function main.tg.other(v string) returns string return 'other'",
        "create table main.tg.t as select 1 as id, 'Ann' as name, 'x' as code",
        "alter table main.tg.t alter column name set tags ('pii' = 'name', 'seen')",
        "grant use schema, select on schema main.tg to tim");
    tim = Users.connect(server, "tim");
  }

  @AfterAll
  void stop() throws SQLException {
    tim.close();
    Users.run(admin, "drop schema main.tg cascade", "drop user tim", "drop group tag_staff");
    admin.close();
  }

  private String name(Connection reader) throws SQLException {
    return Users.rows(reader, "select name from main.tg.t").get(0);
  }

  @Test
  void aPolicyIsForTablesAndReadersItNames() throws SQLException {
    Users.run(admin, "create policy p on schema main.tg" + POLICY);
    assertThat(name(tim)).as("the table is not tagged").isEqualTo("Ann");
    Users.run(admin, "alter schema main.tg set tags ('level' = 'high')");
    assertThat(name(tim)).isEqualTo("hidden");
    assertThat(name(admin)).as("administrators too").isEqualTo("hidden");
    Users.run(admin, "alter group tag_staff add user tim");
    assertThat(name(tim)).as("spared").isEqualTo("Ann");
    Users.run(admin, "alter group tag_staff drop user tim");
    Users.run(admin, "alter table main.tg.t set tags ('level' = 'low')");
    assertThat(name(tim)).as("the nearest tag counts").isEqualTo("Ann");
    Users.run(admin, "alter table main.tg.t unset tags ('level')");
    assertThat(name(tim)).isEqualTo("hidden");
    Users.run(admin, "alter table main.tg.t alter column name unset tags ('pii')");
    assertThat(name(tim)).isEqualTo("Ann");
    Users.run(
        admin,
        "alter table main.tg.t alter column name set tags ('pii' = 'name')",
        "drop policy p on schema main.tg",
        "alter schema main.tg unset tags ('level')");
    assertThat(name(tim)).isEqualTo("Ann");
  }

  @Test
  void twoMasksOnOneColumnAreRefused() throws SQLException {
    Users.run(
        admin,
        "create policy one on schema main.tg column mask main.tg.hidden to tim for tables"
            + " match columns has_tag('pii') c on column c",
        "create policy two on table main.tg.t column mask main.tg.other to tim for tables"
            + " match columns has_tag_value('pii', 'name') and has_tag('seen') c on column c");
    assertThat(Users.refusal(tim, "select id from main.tg.t").getMessage())
        .contains("POLICY_CONFLICT", "`name`");
    assertThat(name(admin)).as("not for administrators").isEqualTo("Ann");
    Users.run(
        admin,
        "create or replace policy two on table main.tg.t column mask main.tg.hidden to tim"
            + " for tables match columns has_tag('pii') c on column c");
    assertThat(name(tim)).as("the same mask twice").isEqualTo("hidden");
    Users.run(admin, "drop policy one on schema main.tg", "drop policy two on table main.tg.t");
  }

  @Test
  void whatPoliciesStandOnStays() throws SQLException {
    Users.run(
        admin,
        "create policy p on schema main.tg column mask main.tg.hidden to tim for tables"
            + " match columns has_tag('pii') c on column c",
        "create schema main.tg2");
    assertRefused("create or replace table main.tg.t (id int)", "POLICY_IN_FORCE");
    assertRefused("alter table main.tg.t rename to main.tg2.t", "POLICY_IN_FORCE");
    assertRefused("alter table main.tg.t rename column name to n", "POLICY_IN_FORCE");
    assertRefused("alter table main.tg.t drop column name", "POLICY_IN_FORCE");
    assertRefused("drop function main.tg.hidden", "DEPENDENT_OBJECTS_EXIST");
    Users.run(admin, "alter table main.tg.t rename to main.tg.renamed");
    assertThat(Users.rows(tim, "select name from main.tg.renamed")).containsExactly("hidden");
    Users.run(
        admin,
        "alter table main.tg.renamed rename to main.tg.t",
        "drop policy p on schema main.tg",
        "drop schema main.tg2");
  }

  private void assertRefused(String sql, String code) {
    assertThat(Users.refusal(admin, sql).getMessage()).as(sql).contains(code);
  }

  @Test
  void policiesAndTagsAreListed() throws SQLException {
    Users.run(
        admin,
        "create policy listed on schema main.tg comment 'why'" + POLICY,
        "create view main.tg.v as select id from main.tg.t",
        "alter view main.tg.v set tags ('of' = 'view')");
    assertThat(Users.rows(admin, "show policies on schema main.tg"))
        .containsExactly("listed|COLUMN_MASK|SCHEMA|main.tg|why");
    assertThat(Users.rows(admin, "show policies on table main.tg.t")).isEmpty();
    assertThat(Users.rows(admin, "show effective policies on table main.tg.t")).hasSize(1);
    assertThat(Users.rows(admin, "describe policy listed on schema main.tg"))
        .contains(
            "Except Principals|tag_staff",
            "When Condition|has_tag_value('level', 'high')",
            "Match Columns|has_tag('pii') AS c");
    assertThat(
            Users.rows(
                tim,
                "select column_name, tag_name, tag_value from main.information_schema.column_tags"
                    + " where schema_name = 'tg' and table_name = 't' order by tag_name"))
        .containsExactly("name|pii|name", "name|seen|");
    assertThat(
            Users.rows(
                tim,
                "select table_name, tag_value from main.information_schema.table_tags"
                    + " where schema_name = 'tg'"))
        .containsExactly("v|view");
    assertRefused("create policy listed on schema main.tg" + POLICY, "POLICY_ALREADY_EXISTS");
    assertRefused("drop policy absent on schema main.tg", "POLICY_NOT_FOUND");
    assertRefused(
        "create policy q on schema main.tg" + POLICY.replace("tag_staff", "nobody"),
        "PRINCIPAL_NOT_FOUND");
    assertRefused(
        "create policy q on schema main.tg" + POLICY.replace("on column c", "on column d"),
        "INVALID_ARGUMENT");
    Users.run(admin, "drop policy listed on schema main.tg", "drop view main.tg.v");
  }

  @Test
  void tagsAndPoliciesTakeRights() throws SQLException {
    Users.assertDenied(tim, "alter table main.tg.t set tags ('pii')", "APPLY TAG");
    Users.assertDenied(
        tim, "alter table main.tg.t alter column id unset tags ('pii')", "APPLY TAG");
    Users.assertDenied(tim, "create policy mine on schema main.tg" + POLICY, "MANAGE");
    Users.assertDenied(tim, "show policies on schema main.tg", "MANAGE");
    Users.run(admin, "grant apply tag on table main.tg.t to tim");
    Users.run(
        tim,
        "alter table main.tg.t set tags ('mine')",
        "alter table main.tg.t unset tags ('mine')");
    Users.assertDenied(tim, "alter schema main.tg set tags ('mine')", "APPLY TAG");
    Users.run(admin, "revoke apply tag on table main.tg.t from tim");
  }
}
