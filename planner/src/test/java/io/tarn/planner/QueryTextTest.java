// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.api.Lane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Spark is given to run. */
class QueryTextTest {
  private final Planning planning = Planning.everyType();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "SELECT 1 | SELECT 1 AS `1`",
        "SELECT a FROM t | SELECT `a` FROM t@3 AS `t`",
        "SELECT T.A FROM T | SELECT `T`.`A` FROM t@3 AS `T`",
        "SELECT * FROM t x | SELECT * FROM t@3 AS `x`",
        "SELECT t.* EXCEPT (a) FROM t | SELECT `t`.* EXCEPT (`a`) FROM t@3 AS `t`",
        "SELECT main.default.t.a FROM t | SELECT `t`.`a` FROM t@3 AS `t`",
        "SELECT default.t.s.x FROM t | SELECT `t`.`s`.`x` FROM t@3 AS `t`",
        "SELECT default.t.* FROM t | SELECT `t`.* FROM t@3 AS `t`",
        "SELECT count(*) FROM t | SELECT COUNT(*) AS `count(1)` FROM t@3 AS `t`",
        "SELECT sum(a) FROM t | SELECT CAST(SUM(`a`) AS BIGINT) AS `sum(a)` FROM t@3 AS `t`",
        "SELECT a DIV 2 AS h FROM t | SELECT (`a` DIV 2) AS `h` FROM t@3 AS `t`",
        "SELECT a % 2 = 0 AS e FROM t | SELECT ((`a` % 2) = 0) AS `e` FROM t@3 AS `t`",
        "SELECT ~a AS x FROM t | SELECT CAST((~`a`) AS INT) AS `x` FROM t@3 AS `t`",
        "SELECT a <=> 1 AS x FROM t | SELECT CAST((`a` <=> 1) AS BOOLEAN) AS `x` FROM t@3 AS `t`",
        "SELECT a FROM t WHERE a BETWEEN 1 AND 2 |"
            + " SELECT `a` FROM t@3 AS `t` WHERE (`a` BETWEEN 1 AND 2)",
        "SELECT a FROM t WHERE b NOT LIKE 'x%' |"
            + " SELECT `a` FROM t@3 AS `t` WHERE (`b` NOT LIKE 'x%')",
        "SELECT DATE '2020-01-31' AS d | SELECT DATE '2020-01-31' AS `d`",
        "SELECT TIMESTAMP '2020-01-31 10:00:00' AS d |"
            + " SELECT TIMESTAMP '2020-01-31 10:00:00' AS `d`",
        "SELECT a FROM t ORDER BY a DESC NULLS FIRST LIMIT 3 OFFSET 2 |"
            + " SELECT `a` FROM t@3 AS `t` ORDER BY `a` DESC NULLS FIRST LIMIT 3 OFFSET 2",
        "SELECT b, sum(a) AS n FROM t GROUP BY ALL |"
            + " SELECT `b`, CAST(SUM(`a`) AS BIGINT) AS `n` FROM t@3 AS `t` GROUP BY 1",
        "SELECT a FROM t VERSION AS OF 1 | SELECT `a` FROM t@1 AS `t`",
        "SELECT a FROM t TIMESTAMP AS OF '1970-01-01 00:20:00' | SELECT `a` FROM t@1 AS `t`",
        "SELECT * FROM t TABLESAMPLE (10 PERCENT) |"
            + " SELECT * FROM (t@3 TABLESAMPLE (10 PERCENT)) AS `t`",
        "SELECT id FROM range(1, 10) | SELECT `id` FROM range(1, 10)",
        "TABLE t | SELECT * FROM t@3 AS `t`",
        "SELECT trim(BOTH 'x' FROM b) AS x FROM t |"
            + " SELECT TRIM(BOTH 'x' FROM `b`) AS `x` FROM t@3 AS `t`",
      })
  void isTheUsersQueryWithNamesResolved(String sql, String expected) {
    assertThat(planning.text(sql)).isEqualTo(expected);
  }

  @Test
  void castsComputedColumnsInEachBranchOfAUnion() {
    assertThat(planning.text("SELECT a FROM t UNION ALL SELECT bi FROM t ORDER BY 1"))
        .isEqualTo(
            "SELECT CAST(`a` AS BIGINT) AS `a` FROM t@3 AS `t` UNION ALL"
                + " SELECT CAST(`bi` AS BIGINT) AS `bi` FROM t@3 AS `t` ORDER BY 1");
  }

  @Test
  void ordersADistinctExpressionByItsOrdinal() {
    assertThat(planning.text("SELECT DISTINCT b, a + 1 FROM t ORDER BY a + 1 DESC, b"))
        .isEqualTo(
            "SELECT DISTINCT `b`, CAST((`a` + 1) AS INT) AS `(a + 1)` FROM t@3 AS `t`"
                + " ORDER BY 2 DESC, `b`");
  }

  @Test
  void dropsHints() {
    assertThat(planning.text("SELECT /*+ BROADCAST(t) */ a FROM t"))
        .isEqualTo("SELECT `a` FROM t@3 AS `t`");
  }

  @Test
  void resolvesNamesOfWithBeforeTables() {
    assertThat(planning.text("WITH orders AS (SELECT a FROM t) SELECT * FROM orders"))
        .isEqualTo("WITH `orders` AS (SELECT `a` FROM t@3 AS `t`) SELECT * FROM `orders`");
  }

  @Test
  void seesATableBehindANameOfWithThatIsNotInScope() {
    String text =
        planning.text(
            "SELECT (SELECT max(n) FROM (WITH region AS (SELECT 1 AS n) SELECT n FROM region))"
                + " AS x, r_name FROM region");

    assertThat(text).endsWith("FROM region@3 AS `region`").contains("FROM `region`)");
  }

  @Test
  void writesSessionValuesAsLiterals() {
    assertThat(planning.text("SELECT current_user(), CURRENT_USER, current_schema()"))
        .isEqualTo(
            "SELECT 'ann' AS `current_user()`, 'ann' AS `current_user()`,"
                + " 'default' AS `current_schema()`");
  }

  @Test
  void givesTwoTablesOfOneNameDifferentAliases() {
    assertThat(planning.text("SELECT samples.tpch.region.r_name FROM region, samples.tpch.region"))
        .isEqualTo(
            "SELECT `tpch.region`.`r_name` FROM region@3 AS `region`, region@3 AS `tpch.region`");
  }

  @Test
  void aColumnGoesBeforeASelectedNameInGroups() {
    String byColumn = "SELECT a % 2 AS a, count(*) AS n FROM t GROUP BY t.a HAVING t.a > 1";
    String byName = "SELECT a % 2 AS a, count(*) AS n FROM t GROUP BY a HAVING a > 1";
    assertThat(planning.query(byName).lanes().get(Lane.INTERACTIVE))
        .isNotNull()
        .isEqualTo(planning.query(byColumn).lanes().get(Lane.INTERACTIVE));
  }

  @Test
  void aStarWithoutSomeColumnsLeavesTheOthersTypes() {
    assertThat(planning.text("SELECT * EXCEPT (x) FROM (SELECT 1 AS x, b AS y, 2.5 AS z FROM t)"))
        .doesNotContain("CAST");
  }
}
