// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each pipe operator, as the query it stands for. */
class PipelineTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '~',
      textBlock =
          """
          from t → SELECT * FROM t
          table t |> select a, b as c → SELECT a, b c FROM t
          from t |> where a > 1 |> where b < 2 |> select distinct a → SELECT DISTINCT a FROM t WHERE a > 1 AND b < 2
          from t |> extend a + 1 as x |> where t.a = x → SELECT * FROM (SELECT *, a + 1 x FROM t) t WHERE t.a = x
          from t |> drop a, b → SELECT * EXCLUDE (a, b) FROM t
          from t |> as u |> select u.a → SELECT u.a FROM (SELECT * FROM t) u
          from t |> join u on t.a = u.b |> left join v using (c) |> select v.c → SELECT v.c FROM t INNER JOIN u ON t.a = u.b LEFT JOIN v USING (c)
          from t |> where a = 1 |> cross join u → SELECT * FROM (SELECT * FROM t WHERE a = 1) t CROSS JOIN u
          from t |> order by a |> limit 2 → SELECT * FROM t ORDER BY a LIMIT 2
          from t |> limit 3 offset 1 |> where a = 1 → SELECT * FROM (SELECT * FROM t LIMIT 3 OFFSET 1) t WHERE a = 1
          from t |> aggregate sum(a) as s, count(*) group by b, c + 1 as d → SELECT b, c + 1 d, SUM(a) s, COUNT(*) FROM t GROUP BY b, c + 1
          from t |> aggregate count(*) → SELECT COUNT(*) FROM t
          from t |> aggregate group by b → SELECT b FROM t GROUP BY b
          select 1 as a |> union all (select 2) |> where a = 1 → SELECT * FROM (SELECT 1 a UNION ALL SELECT 2) WHERE a = 1
          with q as (select 1 as a) from q |> select a + 1 → WITH q AS (SELECT 1 a) SELECT a + 1 FROM q
          select aggregate from t → SELECT aggregate FROM t
          values (1) u(a) |> select a * 2 → SELECT a * 2 FROM (VALUES (1)) u (a)
          """)
  void becomesNestedQueries(String sql, String expected) {
    assertThat(Parsed.text(Parsed.node(sql)).replace("`", ""))
        .isEqualToIgnoringWhitespace(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "from t |> select a from u",
        "from t |> select a where a = 1",
        "from t |> aggregate",
        "from t |> aggregate count(*) group by 1",
        "from t |>",
        "from t |> from u",
        "from t |> extend",
        "1 |> where true",
      })
  void refusesWhatIsNoOperator(String sql) {
    assertThatThrownBy(() -> Parsed.node(sql)).isInstanceOf(io.tarn.api.WarehouseException.class);
  }
}
