// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.testkit.TarnProcess;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The 22 TPC-H queries over {@code samples.tpch}, and what DuckDB answers on the same files. */
final class TpchQueries implements AutoCloseable {
  private static final List<String> TABLES =
      List.of("customer", "lineitem", "nation", "orders", "part", "partsupp", "region", "supplier");

  private final Connection tarn;
  private final Connection duck;

  /**
   * @param lane which lane has to answer
   */
  TpchQueries(TarnProcess server, String lane) throws SQLException {
    tarn = server.connect();
    duck = DriverManager.getConnection("jdbc:duckdb:");
    try (Statement statement = tarn.createStatement()) {
      statement.execute("set lane = " + lane);
      statement.execute("use samples.tpch");
    }
    viewTables();
  }

  static IntStream numbers() {
    return IntStream.rangeClosed(1, 22);
  }

  /**
   * Four of them, others each day, for where all would take too long; all with {@code
   * -Dtest.tpch=all}.
   */
  static IntStream numbersOfToday() {
    if ("all".equals(System.getProperty("test.tpch"))) {
      return numbers();
    }
    int first = (int) (LocalDate.now(ZoneOffset.UTC).toEpochDay() % 22);
    return IntStream.range(0, 4).map(i -> (first + i * 5) % 22 + 1);
  }

  /** Runs a query on both. */
  void assertAnsweredAsByDuckDb(int number) throws SQLException, IOException {
    String sql = query(number);
    List<List<@Nullable Object>> actual = ResultRows.of(tarn, sql);
    List<List<@Nullable Object>> expected = ResultRows.of(duck, sql);
    assertThat(actual)
        .as("TPC-H query %d", number)
        .usingElementComparator((a, b) -> ResultRows.same(a, b) ? 0 : 1)
        .containsExactlyElementsOf(expected);
  }

  private void viewTables() throws SQLException {
    try (Statement statement = duck.createStatement()) {
      for (String table : TABLES) {
        statement.execute(
            "create view "
                + table
                + " as select * from read_parquet('"
                + locationOf(table)
                + "/*.parquet')");
      }
    }
  }

  private String locationOf(String table) throws SQLException {
    try (Statement statement = tarn.createStatement();
        ResultSet rows = statement.executeQuery("describe table extended " + table)) {
      while (rows.next()) {
        if (rows.getString(1).equals("Location")) {
          return rows.getString(2).replaceFirst("^file:/*", "/");
        }
      }
    }
    throw new AssertionError("no location of " + table);
  }

  private static String query(int number) throws IOException {
    String resource = "/tpch/q" + number + ".sql";
    try (InputStream in =
        Objects.requireNonNull(TpchQueries.class.getResourceAsStream(resource), resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll(";\\s*$", "");
    }
  }

  @Override
  public void close() throws SQLException {
    duck.close();
    tarn.close();
  }
}
