// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.testkit.TarnProcess;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is on the interactive lane's list gives Spark's columns, rows and errors. */
@ExtendWith(SharedServer.class)
class LanesAgreeTest {
  private static final int TOGETHER = 20;

  private final TarnProcess server;

  LanesAgreeTest(TarnProcess server) {
    this.server = server;
  }

  @Test
  void onExpressionsOverEdgeValues() throws SQLException, IOException {
    try (Connection connection = server.connect()) {
      assertThat(expressions(prepared(connection), "America/St_Johns")).isEmpty();
    }
  }

  @Test
  void onQueries() throws SQLException, IOException {
    try (Connection connection = server.connect()) {
      assertThat(queries(prepared(connection), "/lanes/queries.sql", "interactive")).isEmpty();
    }
  }

  @Test
  void onErrors() throws SQLException, IOException {
    try (Connection connection = server.connect()) {
      assertThat(queries(prepared(connection), "/lanes/errors.sql", "auto")).isEmpty();
    }
  }

  @Test
  void onTpch() throws SQLException, IOException {
    try (Connection connection = server.connect()) {
      assertThat(tpch(new LaneComparison(connection))).isEmpty();
    }
  }

  static List<String> tpch(LaneComparison lanes) throws SQLException, IOException {
    lanes.run("use samples.tpch");
    List<String> different = new ArrayList<>();
    for (int number = 1; number <= 22; number++) {
      String sql = LaneComparison.statements("/tpch/q" + number + ".sql").get(0);
      different.addAll(compared(lanes, sql.replaceAll(";\\s*$", ""), "interactive"));
    }
    return different;
  }

  static LaneComparison prepared(Connection connection) throws SQLException, IOException {
    LaneComparison lanes = new LaneComparison(connection);
    lanes.run("set timezone = 'UTC'");
    for (String sql : LaneComparison.statements("/lanes/tables.sql")) {
      lanes.run(sql);
    }
    return lanes;
  }

  /** Asks for several columns at once, as a query on Spark takes its time. */
  static List<String> expressions(LaneComparison lanes, String zone)
      throws SQLException, IOException {
    lanes.run("set timezone = '" + zone + "'");
    Map<String, List<String>> byTable = new LinkedHashMap<>();
    for (String line : LaneComparison.lines("/lanes/expressions.txt")) {
      int colon = line.indexOf(':');
      byTable
          .computeIfAbsent(line.substring(0, colon), table -> new ArrayList<>())
          .add(line.substring(colon + 1).strip());
    }
    List<String> different = new ArrayList<>();
    for (Map.Entry<String, List<String>> table : byTable.entrySet()) {
      List<String> all = table.getValue();
      for (int from = 0; from < all.size(); from += TOGETHER) {
        List<String> some = all.subList(from, Math.min(from + TOGETHER, all.size()));
        different.addAll(compared(lanes, query(some, table.getKey()), "interactive"));
      }
    }
    return different;
  }

  private static String query(List<String> expressions, String table) {
    StringBuilder sql = new StringBuilder("select id");
    expressions.forEach(
        expression ->
            sql.append(", ").append(expression).append(" as `").append(expression).append('`'));
    return sql.append(" from main.lanes.").append(table).append(" order by id").toString();
  }

  static List<String> queries(LaneComparison lanes, String resource, String lane)
      throws SQLException, IOException {
    List<String> different = new ArrayList<>();
    for (String sql : LaneComparison.statements(resource)) {
      different.addAll(compared(lanes, sql, lane));
    }
    return different;
  }

  private static List<String> compared(LaneComparison lanes, String sql, String lane)
      throws SQLException {
    LaneComparison.Answer quick = lanes.ask(lane, sql);
    LaneComparison.Answer spark = lanes.ask("spark", sql);
    // A query that both refuse says nothing about rows; an error that neither raises, nothing.
    boolean vacuous = lane.equals("interactive") != spark.error().isEmpty();
    List<String> found =
        vacuous
            ? List.of("Spark says " + (spark.error().isEmpty() ? "rows" : spark.error()))
            : LaneComparison.differences(quick, spark);
    return found.isEmpty() ? found : List.of(sql + " -> " + found);
  }
}
