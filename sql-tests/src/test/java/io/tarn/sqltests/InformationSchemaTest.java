// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.testkit.TarnProcess;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code information_schema} as different users see it. */
@ExtendWith(SharedServer.class)
class InformationSchemaTest {
  private static final String TABLES =
      "select table_name, table_type from main.information_schema.tables"
          + " where table_schema = 'info' order by table_name";

  private static final String ROUTINES =
      "select routine_name, data_type, routine_definition from main.information_schema.routines"
          + " where routine_schema = 'info' order by routine_name";

  private static final String PARAMETERS =
      "select specific_name, ordinal_position, parameter_name, full_data_type, parameter_default"
          + " from main.information_schema.parameters"
          + " where specific_schema = 'info' order by 1, 2";

  @Test
  void tellsEachUserWhatTheyMaySee(TarnProcess server) throws SQLException {
    try (Connection admin = server.connect()) {
      Users.run(
          admin,
          "create user ina password '" + Users.PASSWORD + "'",
          "create schema main.info",
          "create table main.info.a (id int primary key, d decimal(10, 2) comment 'money')",
          "create table main.info.b (a_id int, foreign key (a_id) references main.info.a)",
          "create view main.info.v as select id from main.info.a",
          "grant select on view main.info.v to ina",
          "create function main.info.f(x int, y array<int> default array(1)) returns int return x",
          "create function main.info.g() returns int return (select max(id) from main.info.a)",
          "grant execute on function main.info.f to ina",
          "grant select on table main.info.b to ina");
      assertThat(Users.rows(admin, TABLES)).containsExactly("a|MANAGED", "b|MANAGED", "v|VIEW");
      assertThat(
              Users.rows(
                  admin,
                  "select c.column_name, c.ordinal_position, c.full_data_type, c.data_type, c.comment"
                      + " from main.information_schema.columns c"
                      + " join main.information_schema.tables t on c.table_name = t.table_name"
                      + " and c.table_schema = t.table_schema"
                      + " where t.table_schema = 'info' and t.table_name = 'a' order by 2"))
          .containsExactly("id|1|int|INT|null", "d|2|decimal(10,2)|DECIMAL|money");
      assertThat(Users.rows(admin, references())).containsExactly("b_fk0|info|a_pk");
      assertThat(Users.rows(admin, definition())).containsExactly("select id from main.info.a");
      assertThat(Users.rows(admin, ROUTINES))
          .containsExactly("f|INT|x", "g|INT|(select max(id) from main.info.a)");
      assertThat(Users.rows(admin, PARAMETERS))
          .containsExactly("f|1|x|int|null", "f|2|y|array<int>|array(1)");
      try (Connection ina = Users.connect(server, "ina")) {
        assertThat(Users.rows(ina, TABLES)).containsExactly("b|MANAGED", "v|VIEW");
        assertThat(Users.rows(ina, references())).isEmpty();
        assertThat(Users.rows(ina, ROUTINES)).containsExactly("f|INT|null");
        assertThat(
                Users.rows(
                    ina,
                    "select grantee, specific_name, privilege_type"
                        + " from main.information_schema.routine_privileges"
                        + " where specific_schema = 'info' and inherited_from = 'NONE'"))
            .containsExactly("ina|f|EXECUTE");
        assertThat(Users.rows(ina, definition())).containsExactly("null");
        assertThat(
                Users.rows(
                    ina,
                    "select grantee, table_name, privilege_type"
                        + " from main.information_schema.table_privileges"
                        + " where table_schema = 'info' and inherited_from = 'NONE' order by 2"))
            .containsExactly("ina|b|SELECT", "ina|v|SELECT");
      }
      Users.run(admin, "drop schema main.info cascade", "drop user ina");
    }
  }

  private static String references() {
    return "select constraint_name, unique_constraint_schema, unique_constraint_name"
        + " from main.information_schema.referential_constraints where constraint_schema = 'info'";
  }

  private static String definition() {
    return "select view_definition from main.information_schema.views where table_schema = 'info'";
  }
}
