// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.api.Quoting;
import io.tarn.api.SourcePosition;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Spark's queries and expressions, read as Spark reads them. */
class QueryTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '~',
      textBlock =
          """
          1 + 2 * 3 → 1 + (2 * 3)
          1 + 2 || 'x' → (1 + 2) || 'x'
          a || b * c → `a` || (`b` * `c`)
          a & b + c → `a` & (`b` + `c`)
          a == b → `a` = `b`
          a != b → `a` <> `b`
          a <=> b + 1 → `a` IS NOT DISTINCT FROM (`b` + 1)
          a DIV b * c → `DIV`(`a`, `b`) * `c`
          a >> 1 + 1 → `SHIFTRIGHT`(`a`, (1 + 1))
          a | b & c → BITOR(`a`, (`b` & `c`))
          NOT a = b AND c → (NOT (`a` = `b`)) AND `c`
          !a OR b → (NOT `a`) OR `b`
          -a::int → - CAST(`a` AS INT)
          a::decimal(5, 2) + 1 → CAST(`a` AS DECIMAL(5, 2)) + 1
          a LIKE ANY ('x', 'y') OR b → ((`a` LIKE 'x') OR (`a` LIKE 'y')) OR `b`
          a NOT LIKE ALL ('x', 'y') → (`a` NOT LIKE 'x') AND (`a` NOT LIKE 'y')
          a || 'b' LIKE SOME ('x') → (`a` || 'b') LIKE 'x'
          a ILIKE 'x' → `a` ILIKE 'x'
          a RLIKE 'x' → `a` RLIKE 'x'
          a NOT BETWEEN 1 AND 2 + 3 → `a` NOT BETWEEN ASYMMETRIC 1 AND (2 + 3)
          a IS NOT DISTINCT FROM b → `a` IS NOT DISTINCT FROM `b`
          dateadd(DAY, 1, d) → TIMESTAMPADD(DAY, 1, `d`)
          datediff(MONTH, a, b) → TIMESTAMPDIFF(MONTH, `a`, `b`)
          datediff(a, b) → `DATEDIFF`(`a`, `b`)
          left(a, 1) → `LEFT`(`a`, 1)
          if(a, b, c) → `IF`(`a`, `b`, `c`)
          first(a) → FIRST(`a`)
          """)
  void expressionsBindAsInSpark(String sql, String expected) {
    assertThat(Parsed.tree(sql).replaceAll("^\\((.*)\\)$", "$1")).isEqualToIgnoringCase(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1",
        "select a from t;",
        "SELECT 1 WHERE true",
        "SELECT * EXCEPT (a, b) FROM t",
        "SELECT t.* FROM t",
        "SELECT a.b.c[0].d FROM t",
        "SELECT DISTINCT a, b AS `c d` FROM t AS u (x, y)",
        "SELECT a FROM t GROUP BY 1 HAVING count(*) > 1 ORDER BY 1 DESC NULLS LAST LIMIT 5 OFFSET 2",
        "SELECT a FROM t LIMIT ALL",
        "SELECT a, b, sum(c) FROM t GROUP BY ROLLUP (a, b)",
        "SELECT a, b, sum(c) FROM t GROUP BY a, b WITH CUBE",
        "SELECT a, b, sum(c) FROM t GROUP BY GROUPING SETS ((a, b), (a), ())",
        "SELECT a, b, sum(c) FROM t GROUP BY a, b GROUPING SETS ((a), (b))",
        "SELECT a FROM t QUALIFY row_number() OVER (PARTITION BY b ORDER BY c) = 1",
        "SELECT sum(a) OVER w FROM t WINDOW w AS (ORDER BY b ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)",
        "SELECT sum(a) OVER (ORDER BY b RANGE BETWEEN UNBOUNDED PRECEDING AND 1 FOLLOWING) FROM t",
        "SELECT lag(a) IGNORE NULLS OVER (ORDER BY b) FROM t",
        "SELECT count(*) FILTER (WHERE a > 1), sum(DISTINCT a) FROM t",
        "SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY a) FROM t",
        "SELECT listagg(a, ',') WITHIN GROUP (ORDER BY a) FROM t",
        "SELECT * FROM t LEFT SEMI JOIN u ON t.a = u.a",
        "SELECT * FROM t LEFT ANTI JOIN u USING (a)",
        "SELECT * FROM t ANTI JOIN u USING (a)",
        "SELECT * FROM t NATURAL JOIN u CROSS JOIN v, w",
        "SELECT * FROM t FULL OUTER JOIN u ON t.a = u.a RIGHT JOIN v USING (b)",
        "SELECT * FROM (t JOIN u ON true) JOIN v ON true",
        "SELECT * FROM (SELECT 1) x, LATERAL (SELECT x.a) y",
        "SELECT * FROM t LATERAL VIEW OUTER explode(a) e AS x",
        "SELECT * FROM range(10)",
        "SELECT * FROM range(0, 10, 2) AS r(i)",
        "SELECT * FROM VALUES (1, 'a'), (2, 'b') AS t(a, b)",
        "VALUES (1, 2), (3, 4)",
        "VALUES (1) AS t(a)",
        "TABLE t",
        "SELECT 1 UNION ALL SELECT 2 MINUS SELECT 3 INTERSECT ALL SELECT 4 EXCEPT ALL SELECT 5",
        "(SELECT 1) UNION (SELECT 2) ORDER BY 1",
        "WITH a AS (SELECT 1), b (x) AS (WITH c AS (SELECT 2) SELECT * FROM c) SELECT * FROM a, b",
        "WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM r) SELECT * FROM r",
        "SELECT * FROM t TABLESAMPLE (10 PERCENT)",
        "SELECT * FROM t TABLESAMPLE BERNOULLI (10) REPEATABLE (1) AS x",
        "SELECT * FROM t VERSION AS OF 3 AS x JOIN u TIMESTAMP AS OF '2026-01-01' ON true",
        "SELECT * FROM t PIVOT (sum(a) FOR b IN (1, 2))",
        "SELECT CASE WHEN a THEN 1 ELSE 2 END, CASE a WHEN 1 THEN 'x' END FROM t",
        "SELECT a IN (SELECT b FROM u), EXISTS (SELECT 1), a > ALL (SELECT 1), (SELECT 1) FROM t",
        "SELECT exists(array(1), x -> x > 1), transform(a, (x, i) -> x + i), filter(a, x -> x) FROM t",
        "SELECT extract(YEAR FROM d), trim(BOTH 'x' FROM a), trim('x' FROM a), substring(a FROM 2 FOR 3)",
        "SELECT position('a' IN b), position('a', b), floor(t TO DAY), ceil(x, 2), overlay(a PLACING b FROM 1)",
        "SELECT {fn lcase('A')}, {ts '2026-01-01 00:00:00'}",
        "SELECT cast(a AS array<int>), try_cast(a AS map<string, int>), a::timestamp_ntz FROM t",
        "SELECT f(a => 1, b => 2)",
        "SELECT ?, a FROM t WHERE b = ? LIMIT ?",
        "SELECT year(d), month(d), date(d), int(a), string(a), current_date, current_timestamp()",
        "SELECT date, timestamp, year, value, user, default, time, language, start, end, row FROM system.query.history",
        "SELECT /*+ BROADCAST(t) */ a FROM t /* c /* nested */ */ -- end",
        "SELECT\u00a0a\u3000FROM t",
      })
  void queriesAreTaken(String sql) {
    assertThat(Parsed.node(sql).isA(SqlKind.QUERY)).isTrue();
  }

  @Test
  void earlierVersionsAreTheirOwnNode() {
    SqlSelect select = Parsed.node("SELECT * FROM c.s.t VERSION AS OF 3", SqlSelect.class);
    VersionedTable table = (VersionedTable) select.getFrom();
    assertThat(table.table().names).containsExactly("c", "s", "t");
    assertThat(table.version()).map(SqlNode::toString).contains("3");
    assertThat(table.time()).isEmpty();
  }

  @Test
  void anEarlierVersionMayHaveAnAlias() {
    SqlSelect select =
        Parsed.node("SELECT * FROM t TIMESTAMP AS OF '2026-01-01' x", SqlSelect.class);
    SqlBasicCall alias = (SqlBasicCall) select.getFrom();
    assertThat(alias.getKind()).isEqualTo(SqlKind.AS);
    assertThat(((VersionedTable) alias.operand(0)).time()).isPresent();
  }

  @Test
  void groupByAllIsMarked() {
    SqlSelect all = Parsed.node("SELECT a, sum(b) FROM t GROUP BY ALL", SqlSelect.class);
    assertThat(GroupByAll.is(all.getGroup())).isTrue();
    SqlSelect one = Parsed.node("SELECT a FROM t GROUP BY a", SqlSelect.class);
    assertThat(GroupByAll.is(one.getGroup())).isFalse();
    assertThat(GroupByAll.is(null)).isFalse();
  }

  @Test
  void namesKeepTheirCase() {
    assertThat(Parsed.node("SELECT MiXed FROM `T x`.ABC"))
        .hasToString("SELECT `MiXed`\nFROM `T x`.`ABC`");
    assertThat(new StatementParser().parse("SELECT \"A b\" FROM \"t\"", Quoting.ANSI))
        .hasToString("SELECT `A b`\nFROM `t`");
  }

  @Test
  void nodesKnowTheirPlace() {
    SqlSelect select = Parsed.node("\n-- x\n SELECT a,\n\tfoo(b) FROM t", SqlSelect.class);
    SqlCall call = (SqlCall) select.getSelectList().get(1);
    assertThat(ParserErrors.position(call.getParserPosition())).isEqualTo(new SourcePosition(4, 2));
  }
}
