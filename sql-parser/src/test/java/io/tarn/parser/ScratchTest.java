// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import io.tarn.api.Quoting;
import java.util.*;
import org.junit.jupiter.api.Test;

class ScratchTest {
  @Test
  void times() {
    StatementParser parser = new StatementParser();
    List<Map.Entry<Long, String>> slow = new ArrayList<>();
    for (SparkQueries.Golden g : SparkQueries.golden()) {
      long t = System.nanoTime();
      try {
        parser.parse(g.sql(), Quoting.SPARK);
      } catch (RuntimeException e) {
        // timing only
      }
      slow.add(Map.entry((System.nanoTime() - t) / 1000, g.sql()));
    }
    slow.sort(Map.Entry.<Long, String>comparingByKey().reversed());
    StringBuilder b =
        new StringBuilder("total " + slow.stream().mapToLong(Map.Entry::getKey).sum() + "\n");
    slow.stream()
        .limit(25)
        .forEach(
            e ->
                b.append(e.getKey())
                    .append(" us ")
                    .append(e.getValue().replace('\n', ' '))
                    .append('\n'));
    for (String s :
        new String[] {
          "SELECT regr_r2(y, x) FROM testRegression",
          "select any_value(true, true) OVER w AS a from t window w as (order by x)",
          "select first_value(val) OVER w AS first_value, last_value(x) over w as last_value from t window w as (partition by x)",
          "select 'a' ilike 'b', 'a' not rlike 'b', a like any ('x','y'), 'a' not like all ('z') or true",
          "select sum(x) over w as count, first_value(a) OVER w AS first_value FROM t WINDOW w AS (PARTITION BY c ORDER BY v)"
        }) {
      try {
        b.append(parser.parse(s, Quoting.SPARK).toString().replace('\n', ' ')).append('\n');
      } catch (RuntimeException e) {
        b.append(s + " => " + e + " " + e.getCause() + "\n");
      }
    }
    System.err.println(b);
  }
}
