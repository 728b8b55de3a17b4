// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.testkit.TarnProcess;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Writers on both lanes at once lose no row and write none twice. */
@ExtendWith(SharedServer.class)
class ConcurrentWritersTest {
  private static final int QUICK_ROWS = 20;
  private static final int SPARK_ROWS = 4;

  private final TarnProcess server;

  ConcurrentWritersTest(TarnProcess server) {
    this.server = server;
  }

  @Test
  void loseNothing() throws Exception {
    try (Connection connection = server.connect()) {
      run(connection, "create or replace table main.default.written (writer int, n int)");
      ExecutorService threads = Executors.newFixedThreadPool(4);
      try {
        List<Future<Void>> writers = new ArrayList<>();
        for (int writer = 0; writer < 4; writer++) {
          writers.add(threads.submit(writer(writer)));
        }
        for (Future<Void> writer : writers) {
          writer.get();
        }
      } finally {
        threads.shutdownNow();
      }
      long expected = 2 * QUICK_ROWS + 2 * SPARK_ROWS;
      assertThat(
              ResultRows.of(
                  connection,
                  "select count(*), count(distinct writer, n) from main.default.written"))
          .containsExactly(List.of(BigDecimal.valueOf(expected), BigDecimal.valueOf(expected)));
    }
  }

  private Callable<Void> writer(int number) {
    boolean spark = number % 2 == 1;
    return () -> {
      try (Connection connection = server.connect()) {
        run(connection, "set lane = " + (spark ? "spark" : "auto"));
        try (PreparedStatement insert =
            connection.prepareStatement("insert into main.default.written values (?, ?)")) {
          for (int n = 0; n < (spark ? SPARK_ROWS : QUICK_ROWS); n++) {
            insert.setInt(1, number);
            insert.setInt(2, n);
            assertThat(insert.executeUpdate()).isEqualTo(1);
          }
        }
      }
      return null;
    };
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
