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
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All 22 TPC-H queries give what DuckDB gives on the same Parquet files. */
@ExtendWith(SharedServer.class)
class TpchAnswersTest {
  private static final List<String> TABLES =
      List.of("customer", "lineitem", "nation", "orders", "part", "partsupp", "region", "supplier");

  static java.util.stream.IntStream queries() {
    return java.util.stream.IntStream.rangeClosed(1, 22);
  }

  @ParameterizedTest
  @MethodSource("queries")
  void isAnsweredAsByDuckDb(int number, TarnProcess server) throws SQLException, IOException {
    String sql = query(number);
    try (Connection tarn = server.connect();
        Connection duck = DriverManager.getConnection("jdbc:duckdb:")) {
      try (Statement statement = tarn.createStatement()) {
        statement.execute("use samples.tpch");
      }
      viewTables(tarn, duck);
      List<List<@Nullable Object>> actual = ResultRows.of(tarn, sql);
      List<List<@Nullable Object>> expected = ResultRows.of(duck, sql);
      assertThat(actual)
          .usingElementComparator((a, b) -> ResultRows.same(a, b) ? 0 : 1)
          .containsExactlyElementsOf(expected);
    }
  }

  private static void viewTables(Connection tarn, Connection duck) throws SQLException {
    try (Statement statement = duck.createStatement()) {
      for (String table : TABLES) {
        statement.execute(
            "create view "
                + table
                + " as select * from read_parquet('"
                + locationOf(tarn, table)
                + "/*.parquet')");
      }
    }
  }

  private static String locationOf(Connection tarn, String table) throws SQLException {
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
        Objects.requireNonNull(TpchAnswersTest.class.getResourceAsStream(resource), resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll(";\\s*$", "");
    }
  }
}
