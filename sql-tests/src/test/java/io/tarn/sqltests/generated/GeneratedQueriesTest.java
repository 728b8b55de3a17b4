// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.api.WarehouseException;
import io.tarn.sqltests.LaneComparison;
import io.tarn.sqltests.SharedServer;
import io.tarn.testkit.TarnProcess;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random queries give the same rows, or the same error, on the interactive lane, on Spark as the
 * planner's text and, with {@code -Dqueries.original=true}, on Spark as they were written. {@code
 * -Dqueries.count=1000} asks more of them, {@code -Dqueries.seed=…} the same again.
 */
@ExtendWith(SharedServer.class)
class GeneratedQueriesTest {
  /** What the interactive lane says of a query that is not for it, or that it hands over. */
  private static final Pattern NOT_MINE = Pattern.compile("0A000 .*|.*LANE_CANNOT_ANSWER.*");

  private final long seed =
      Long.getLong("queries.seed", LocalDate.now(ZoneOffset.UTC).toEpochDay());
  private final int count = Integer.getInteger("queries.count", 20);
  private final List<String> different = new ArrayList<>();
  private int interactive;
  private int refused;
  private int original;

  @TempDir Path home;

  @Test
  void agree(TarnProcess server) throws SQLException {
    try (Connection connection = server.connect()) {
      LaneComparison lanes = new LaneComparison(connection);
      lanes.run("create schema if not exists main.generated");
      lanes.run("use main.generated");
      lanes.run("set timezone = 'UTC'");
      lanes.run("set result_cache = off");
      for (String sql : GeneratedTables.statements()) {
        lanes.run(sql);
      }
      if (Boolean.getBoolean("queries.original")) {
        try (OriginalSpark spark =
            new OriginalSpark(SharedServer.ROOT.toAbsolutePath(), home, locations(lanes))) {
          ask(lanes, Optional.of(spark));
        }
      } else {
        ask(lanes, Optional.empty());
      }
    }
    System.getLogger("generated")
        .log(
            System.Logger.Level.INFO,
            "seed {0}: {1} queries, {2} on both lanes, {3} with an error, {4} as written",
            String.valueOf(seed),
            count,
            interactive,
            refused,
            original);
    assertThat(different).as("seed %d", seed).isEmpty();
    assertThat(interactive).as("on both lanes, seed %d", seed).isGreaterThan(count / 4);
  }

  private void ask(LaneComparison lanes, Optional<OriginalSpark> spark) throws SQLException {
    QueryGenerator queries = new QueryGenerator(seed);
    for (int i = 0; i < count; i++) {
      String sql = queries.next();
      LaneComparison.Answer planned = sorted(lanes.ask("spark", sql));
      LaneComparison.Answer quick = sorted(lanes.ask("interactive", sql));
      refused += planned.error().isEmpty() ? 0 : 1;
      if (!NOT_MINE.matcher(quick.error()).matches()) {
        interactive++;
        note(sql, LaneComparison.differences(quick, planned));
      }
      if (spark.isPresent()) {
        compare(sql, planned, spark.get());
      }
    }
  }

  private void compare(String sql, LaneComparison.Answer planned, OriginalSpark spark) {
    List<String> written;
    try {
      written = spark.rows(sql);
    } catch (WarehouseException error) {
      String condition = "[" + error.condition() + "]";
      if (!planned.error().contains(condition)) {
        note(sql, List.of("as written " + error.getMessage() + " <> " + planned));
      }
      return;
    }
    original++;
    List<String> rows = planned.rows().stream().map(GeneratedQueriesTest::text).sorted().toList();
    if (!planned.error().isEmpty() || !rows.equals(written)) {
      note(sql, List.of("as written " + written + " <> " + planned.error() + rows));
    }
  }

  private void note(String sql, List<String> found) {
    if (!found.isEmpty()) {
      different.add(sql + "\n  -> " + found);
    }
  }

  private static LaneComparison.Answer sorted(LaneComparison.Answer answer) {
    return new LaneComparison.Answer(
        answer.columns(),
        answer.rows().stream().sorted(Comparator.comparing(GeneratedQueriesTest::text)).toList(),
        answer.error());
  }

  private static String text(List<@Nullable Object> row) {
    return row.stream().map(OriginalSpark::text).collect(Collectors.joining("\t"));
  }

  private static Map<String, String> locations(LaneComparison lanes) throws SQLException {
    Map<String, String> locations = new HashMap<>();
    for (String table : List.of("facts", "dims")) {
      for (List<@Nullable Object> row :
          lanes.ask("auto", "describe table extended " + table).rows()) {
        if ("Location".equals(row.get(0))) {
          locations.put(table, String.valueOf(row.get(1)).replaceFirst("^file:/*", "/"));
        }
      }
    }
    return locations;
  }
}
