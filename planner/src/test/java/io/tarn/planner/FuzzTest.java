// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.api.ErrorCode;
import io.tarn.api.WarehouseException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Broken statements end in a plan or an error with a code, quickly. {@code -Dfuzz.count=100000}
 * runs more of them, {@code -Dfuzz.seed=…} the same again.
 */
class FuzzTest {
  private static final List<String> SEEDS =
      List.of(
          "SELECT a, sum(bi) AS s FROM t WHERE b LIKE 'x%' GROUP BY a HAVING sum(bi) > 3 ORDER BY 2",
          "WITH w AS (SELECT a FROM t) SELECT * FROM w JOIN nation n ON w.a = n.n_nationkey LIMIT 3",
          "SELECT CASE WHEN a > 1 THEN b ELSE 'z' END, CAST(d AS STRING), arr[0], s.x FROM t",
          "SELECT row_number() OVER (PARTITION BY b ORDER BY a DESC) FROM t QUALIFY 1 = 1",
          "SELECT transform(arr, x -> x + 1), m['k'], DATE '2020-01-01' + INTERVAL 1 DAY FROM t",
          "SELECT a FROM t UNION ALL SELECT bi FROM t EXCEPT SELECT 1 INTERSECT VALUES (1), (2)",
          "MERGE INTO t USING nation n ON a = n_nationkey WHEN MATCHED THEN DELETE WHEN NOT MATCHED"
              + " THEN INSERT (a) VALUES (1)",
          "UPDATE t SET a = a + 1 WHERE b IN ('x', 'y')",
          "INSERT INTO t (a, b) VALUES (1, 'x'), (2, NULL)",
          "CREATE TABLE x (a INT NOT NULL, b DECIMAL(10, 2) COMMENT 'c') PARTITIONED BY (a)",
          "ALTER TABLE t ADD COLUMNS (x INT AFTER a)",
          "SELECT * FROM t LATERAL VIEW explode(arr) v AS x TABLESAMPLE (10 PERCENT)");

  /** Other statements each day, the same all day: what fails can be seen again. */
  private final long seed = Long.getLong("fuzz.seed", LocalDate.now(ZoneOffset.UTC).toEpochDay());

  private final int count = Integer.getInteger("fuzz.count", 1500);

  @Test
  void endInAPlanOrACode() {
    Planning planning = Planning.everyType();
    Random random = new Random(seed);
    for (int i = 0; i < count; i++) {
      String sql = mutated(SEEDS.get(random.nextInt(SEEDS.size())), random);
      long start = System.nanoTime();
      try {
        planning.plan(sql);
      } catch (WarehouseException error) {
        assertThat(error.code())
            .as("seed %d: %s", seed, sql)
            .isNotEqualTo(ErrorCode.INTERNAL_ERROR);
      } catch (RuntimeException | Error defect) {
        throw new AssertionError(String.format(Locale.ROOT, "seed %d: %s", seed, sql), defect);
      }
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .as("seed %d: %s", seed, sql)
          .isLessThan(Duration.ofSeconds(5));
    }
  }

  /** Words dropped, doubled, swapped, or taken from another statement. */
  private static String mutated(String sql, Random random) {
    List<String> words = new ArrayList<>(List.of(sql.split("(?<=\\W)|(?=\\W)", -1)));
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes && !words.isEmpty(); i++) {
      int at = random.nextInt(words.size());
      switch (random.nextInt(5)) {
        case 0 -> words.remove(at);
        case 1 -> words.add(at, words.get(at));
        case 2 -> words.set(at, words.get(random.nextInt(words.size())));
        case 3 -> {
          String[] others = SEEDS.get(random.nextInt(SEEDS.size())).split(" ", -1);
          words.add(at, " " + others[random.nextInt(others.length)] + " ");
        }
        default -> words.set(at, String.valueOf((char) (32 + random.nextInt(96))));
      }
    }
    return String.join("", words);
  }
}
