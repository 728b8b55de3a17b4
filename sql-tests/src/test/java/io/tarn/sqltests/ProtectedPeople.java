// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests;

import io.tarn.testkit.TarnProcess;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Table {@code main.pol.people} with a row filter and two masks; eve, whom they are for; hal, who
 * sees all.
 */
final class ProtectedPeople implements AutoCloseable {
  private static final String[] ON_TABLE = {
    "alter table main.pol.people set row filter main.pol.visible on (dept, 'sales')",
    "alter table main.pol.people alter column name set mask main.pol.initial",
    "alter table main.pol.people alter column pay set mask main.pol.own_pay using columns (dept)"
  };

  /** The same policies, one on each level. */
  private static final String[] ON_TAGS = {
    "alter schema main.pol set tags ('guarded')",
    "alter table main.pol.people alter column dept set tags ('holds' = 'dept')",
    "alter table main.pol.people alter column name set tags ('pii' = 'name')",
    "alter table main.pol.people alter column pay set tags ('pii' = 'pay')",
    "create policy rows_of_dept on schema main.pol row filter main.pol.visible"
        + " to `account users` for tables match columns has_tag_value('holds', 'dept') as d"
        + " using columns (d, 'sales')",
    "create policy names on table main.pol.people column mask main.pol.initial"
        + " to `account users` for tables match columns has_tag_value('pii', 'name') as n"
        + " on column n",
    "create policy pays on catalog main column mask main.pol.own_pay to `account users`"
        + " for tables when has_tag('guarded') match columns has_tag_value('pii', 'pay') as p,"
        + " has_tag_value('holds', 'dept') as d on column p using columns (d)"
  };

  private final Connection admin;
  private final Doors eve;
  private final Doors hal;

  /** How a policy finds its table and columns. */
  enum By {
    TABLE,
    TAG
  }

  ProtectedPeople(TarnProcess server) throws SQLException {
    this(server, By.TABLE);
  }

  ProtectedPeople(TarnProcess server, By by) throws SQLException {
    admin = server.connect();
    make(admin);
    Users.run(admin, by == By.TABLE ? ON_TABLE : ON_TAGS);
    Users.run(
        admin,
        "create table main.pol.log (id int, note string)",
        "grant use schema, create table, select, modify, execute on schema main.pol to eve",
        "grant use schema, select on schema main.pol to hal");
    eve = new Doors(server, "eve");
    hal = new Doors(server, "hal");
  }

  private static void make(Connection admin) throws SQLException {
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
            + " return (select max(pay) from main.pol.people)");
  }

  Connection admin() {
    return admin;
  }

  /** May read and write in the schema; the policies hide people from her. */
  Doors eve() {
    return eve;
  }

  /** In group hr, from which the policies hide nothing. */
  Doors hal() {
    return hal;
  }

  @Override
  public void close() throws SQLException {
    eve.close();
    hal.close();
    Users.run(
        admin,
        "drop policy if exists pays on catalog main",
        "drop schema main.pol cascade",
        "drop user eve",
        "drop user hal",
        "drop group hr");
    admin.close();
  }
}
