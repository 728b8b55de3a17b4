// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.testkit.TarnProcess;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What {@code INSERT … REPLACE WHERE} takes away, whatever lane could give the new rows. */
@ExtendWith(SharedServer.class)
class ReplaceWhereTest {
  @Test
  void itReplacesWhatItSaysAndNothingElse(TarnProcess server) throws SQLException {
    try (Connection admin = server.connect()) {
      Users.run(
          admin,
          "create table main.default.replaced (k int, v int)",
          "insert into main.default.replaced values (1, 1), (2, 2), (3, 3)",
          "insert into main.default.replaced replace where v = 2 values (9, 2)");
      assertThat(Users.rows(admin, "select * from main.default.replaced order by k"))
          .containsExactly("1|1", "3|3", "9|2");
      // A new row must meet the condition.
      assertThat(
              Users.refusal(
                      admin, "insert into main.default.replaced replace where v = 2 values (7, 4)")
                  .getMessage())
          .isNotEmpty();
      assertThat(Users.rows(admin, "select count(*) from main.default.replaced"))
          .containsExactly("3");
      Users.run(admin, "drop table main.default.replaced");
    }
  }
}
