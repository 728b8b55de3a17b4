// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.testkit.TarnProcess;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Both lanes read the same rows from tables whose files do not look like the table: columns added,
 * renamed, dropped or widened since, rows hidden by deletion vectors, values kept in the log.
 */
@ExtendWith(SharedServer.class)
class DeltaLayoutsTest {
  private final TarnProcess server;

  DeltaLayoutsTest(TarnProcess server) {
    this.server = server;
  }

  @Test
  void bothLanesReadTheSameRows() throws SQLException, IOException {
    try (Connection connection = server.connect()) {
      LaneComparison lanes = new LaneComparison(connection);
      for (String sql : LaneComparison.statements("/lanes/layouts.sql")) {
        lanes.run(sql);
      }
      assertThat(LanesAgreeTest.queries(lanes, "/lanes/layout-queries.sql", "interactive"))
          .isEmpty();
    }
  }
}
