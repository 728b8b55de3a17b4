// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.api.ErrorCode;
import io.tarn.api.Lane;
import io.tarn.api.PlannedStatement;
import io.tarn.api.PlanningContext;
import io.tarn.api.SessionSettings;
import io.tarn.api.WarehouseException;
import io.tarn.testkit.OpenAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Queries whose columns only Spark can tell. */
class EngineTypesTest {
  private static final Schema ANSWER = FakeCatalog.Columns.schema("col int");

  private final List<String> asked = new ArrayList<>();
  private final CalcitePlanner planner =
      planner(
          text -> {
            asked.add(text);
            return ANSWER;
          });

  private static CalcitePlanner planner(java.util.function.Function<String, Schema> engine) {
    FakeCatalog catalog = FakeCatalog.tpch().table(Planning.EVERY_TYPE);
    return new CalcitePlanner(
        PlannerConfig.defaults(),
        catalog,
        catalog,
        List.of(),
        Planning.open(new OpenAccess()),
        LanguageServices.none(),
        Optional.of((sql, zone) -> engine.apply(sql.text())));
  }

  private PlannedStatement.Query query(String sql) {
    return (PlannedStatement.Query)
        planner.plan(sql, List.of(), new PlanningContext("ann", SessionSettings.defaults()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "SELECT explode(arr) FROM t | SELECT `explode`(`arr`) FROM t@3 AS `t`",
        "SELECT x FROM t LATERAL VIEW explode(arr) v AS x |"
            + " SELECT `x` FROM t@3 AS `t` CROSS JOIN LATERAL `explode`(`arr`) AS `v` (`x`)",
        "SELECT * FROM t PIVOT (sum(a) FOR b IN ('x' AS one, 'y')) |"
            + " SELECT * FROM t@3 AS `t` PIVOT (SUM(`a`) FOR `b` IN ('x' AS `one`, 'y'))",
        "SELECT * FROM (SELECT a, bi FROM t) UNPIVOT (v FOR c IN (a, bi)) |"
            + " SELECT * FROM (SELECT `a`, `bi` FROM t@3 AS `t`)"
            + " UNPIVOT (EXCLUDE NULLS `v` FOR `c` IN (`a`, `bi`))",
        "SELECT TIME '12:30:00' AS x | SELECT TIME '12:30:00' AS `x`",
        "SELECT CAST(b AS TIME(3)) AS x FROM t | SELECT CAST(`b` AS TIME(3)) AS `x` FROM t@3 AS `t`",
        "SELECT struct(a AS x, s.*) AS y FROM t |"
            + " SELECT `struct`(`a` AS `x`, `s`.*) AS `y` FROM t@3 AS `t`",
        "SELECT a FROM t GROUP BY ROLLUP(a, (a, b)) |"
            + " SELECT `a` FROM t@3 AS `t` GROUP BY ROLLUP(`a`, (`a`, `b`))",
        "SELECT INTERVAL 1 MONTH 2 DAYS 3 SECONDS AS x |"
            + " SELECT `make_interval`(0, 1, 0, 2, 0, 0, 3) AS `x`",
        "SELECT '2001-10-01' - dt AS x FROM t | SELECT ('2001-10-01' - `dt`) AS `x` FROM t@3 AS `t`",
        "SELECT transform(arr, e -> e + 1) FROM t |"
            + " SELECT `transform`(`arr`, `e` -> (`e` + 1)) FROM t@3 AS `t`",
      })
  void keepTheUsersTextWithNamesResolved(String sql, String expected) {
    PlannedStatement.Query query = query(sql);
    assertThat(query.schema()).isEqualTo(ANSWER);
    String text = Objects.requireNonNull(query.lanes().get(Lane.SPARK)).text();
    assertThat(asked).containsExactly(text);
    assertThat(
            Planning.shortened(text).replace("UNPIVOT EXCLUDE NULLS (", "UNPIVOT (EXCLUDE NULLS "))
        .isEqualTo(expected);
  }

  @Test
  void askNothingThatCalciteKnows() {
    query("SELECT a, sum(bi) FROM t GROUP BY a");
    assertThat(asked).isEmpty();
  }

  @Test
  void askNothingThatMustNotRun() {
    assertThatThrownBy(() -> query("SELECT explode(reflect('a', 'b')) FROM t"))
        .isInstanceOfSatisfying(
            WarehouseException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.UNRESOLVED_ROUTINE));
    assertThat(asked).isEmpty();
  }

  @Test
  void failWithThePositionWhereCalciteSaysTheSameAsSpark() {
    CalcitePlanner failing =
        planner(
            text -> {
              throw WarehouseException.fromEngine(
                  ErrorCode.ENGINE_ERROR,
                  "UNRESOLVED_COLUMN.WITH_SUGGESTION",
                  "42703",
                  "no such column",
                  null);
            });
    assertThatThrownBy(
            () ->
                failing.plan(
                    "SELECT missing FROM t",
                    List.of(),
                    new PlanningContext("ann", SessionSettings.defaults())))
        .isInstanceOfSatisfying(
            WarehouseException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.UNRESOLVED_COLUMN);
              assertThat(e.position()).isPresent();
            });
  }

  @Test
  void columnsThatShowFilesAreNotAskedFor() {
    assertThatThrownBy(() -> query("SELECT a, _metadata.file_path FROM t"))
        .hasMessageContaining("_metadata.file_path");
    assertThat(asked).isEmpty();
  }
}
