// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.tarn.api.ErrorCode;
import io.tarn.api.WarehouseException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Broken statements end in a plan or an error with a code, where the text itself is wrong also with
 * a position, quickly and within some memory. {@code -Dfuzz.count=100000} runs more of them, {@code
 * -Dfuzz.seed=…} the same again.
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

  /** What one statement may allocate: planning the longest of the seeds takes a tenth. */
  private static final long MOST_BYTES = 512L << 20;

  private static final int LONGEST_SEED = 2000;

  /** Other statements each day, the same all day: what fails can be seen again. */
  private final long seed = Long.getLong("fuzz.seed", LocalDate.now(ZoneOffset.UTC).toEpochDay());

  private final int count = Integer.getInteger("fuzz.count", 2000);
  private final List<String> seeds = new ArrayList<>();
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void endInAPlanOrACode() {
    Planning planning = Planning.everyType();
    List<String> suite = SuiteStatements.upTo(LONGEST_SEED);
    assertThat(suite).hasSizeGreaterThan(10_000);
    seeds.addAll(suite);
    Random random = new Random(seed);
    for (int i = 0; i < count; i++) {
      List<String> pool = random.nextBoolean() ? SEEDS : seeds;
      check(planning, mutated(pool.get(random.nextInt(pool.size())), random));
    }
  }

  private void check(Planning planning, String sql) {
    String told = String.format(Locale.ROOT, "seed %d: %s", seed, sql);
    long bytes = threads.getCurrentThreadAllocatedBytes();
    long start = System.nanoTime();
    try {
      planning.plan(sql);
    } catch (WarehouseException error) {
      assertThat(error.code()).as(told).isNotEqualTo(ErrorCode.INTERNAL_ERROR);
      assertThat(error.code() == ErrorCode.PARSE_SYNTAX_ERROR && error.position().isEmpty())
          .as(told)
          .isFalse();
    } catch (RuntimeException | Error defect) {
      throw new AssertionError(told, defect);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .as(told)
        .isLessThan(Duration.ofSeconds(5));
    assertThat(threads.getCurrentThreadAllocatedBytes() - bytes).as(told).isLessThan(MOST_BYTES);
  }

  /** Words dropped, doubled, swapped, put deep into brackets or taken from another statement. */
  private String mutated(String sql, Random random) {
    List<String> words = new ArrayList<>(List.of(sql.split("(?<=\\W)|(?=\\W)", -1)));
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes && !words.isEmpty(); i++) {
      int at = random.nextInt(words.size());
      switch (random.nextInt(7)) {
        case 0 -> words.remove(at);
        case 1 -> words.add(at, words.get(at));
        case 2 -> words.set(at, words.get(random.nextInt(words.size())));
        case 3 -> {
          String[] others = seeds.get(random.nextInt(seeds.size())).split(" ", -1);
          words.add(at, " " + others[random.nextInt(others.length)] + " ");
        }
        case 4 -> {
          int depth = random.nextInt(140);
          words.set(at, "(".repeat(depth) + words.get(at) + ")".repeat(depth));
        }
        case 5 -> {
          int end = Math.min(words.size(), at + 1 + random.nextInt(6));
          String part = String.join("", words.subList(at, end));
          words.add(at, part.repeat(1 + random.nextInt(60)));
        }
        default -> words.set(at, String.valueOf((char) (32 + random.nextInt(96))));
      }
    }
    return String.join("", words);
  }
}
