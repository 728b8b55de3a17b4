// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.api.Lane;
import io.tarn.api.PlannedStatement;
import io.tarn.api.WarehouseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** TPC-H, TPC-DS and the star schema benchmark as people write them for Spark. */
class BenchmarkQueriesTest {
  /** A table in FROM or JOIN that is neither a pinned path nor a query's own name. */
  private static final Pattern UNPINNED =
      Pattern.compile("(?:FROM|JOIN) (?!delta\\.`|\\(|`[a-z0-9_]+`)");

  private static final Planning TPCH = new Planning(FakeCatalog.tpch());
  private static final Planning TPCDS = new Planning(FakeCatalog.tpcds());
  private static final Planning SSB = new Planning(FakeCatalog.ssb());

  static List<String> tpch() {
    return BenchmarkQueries.tpch();
  }

  @ParameterizedTest
  @MethodSource("tpch")
  void tpchQueriesReadPinnedTablesOnly(String name) {
    String sql = BenchmarkQueries.text(name);
    PlannedStatement.Query query = TPCH.query(sql);

    String text = Objects.requireNonNull(query.lanes().get(Lane.SPARK)).text();
    assertThat(text).contains("VERSION AS OF 3").doesNotContainPattern(UNPINNED);
    assertThat(query.inputs()).isNotEmpty();
    for (var input : query.inputs()) {
      assertThat(text).contains("delta.`/data/main/default/" + input.name().table() + "`");
    }
    assertThat(query.estimate().rows()).isPositive();
    assertThat(query.estimate().scanBytes()).isPositive();
    assertThat(query.digest()).hasSize(64).isEqualTo(TPCH.query(sql).digest());
  }

  @Test
  void everyTpcdsQueryIsPlanned() {
    List<String> refused = new ArrayList<>();
    for (String name : BenchmarkQueries.tpcds()) {
      try {
        String text = TPCDS.text(BenchmarkQueries.text(name));
        assertThat(text).as(name).contains("@3");
      } catch (WarehouseException e) {
        refused.add(name + ": " + e.getMessage());
      }
    }
    assertThat(BenchmarkQueries.tpcds()).hasSize(103);
    assertThat(refused).isEmpty();
  }

  @Test
  void everyStarSchemaQueryIsPlanned() {
    assertThat(BenchmarkQueries.ssb())
        .hasSize(13)
        .allSatisfy(
            name ->
                assertThat(SSB.query(BenchmarkQueries.text(name)).lanes())
                    .as(name)
                    .containsKeys(Lane.SPARK));
  }

  @Test
  void orderAndLimitStayOutermost() {
    String text = TPCH.text(BenchmarkQueries.text("tpch/q3.sql"));

    assertThat(text).endsWith("ORDER BY `revenue` DESC, `o_orderdate` LIMIT 10");
  }
}
