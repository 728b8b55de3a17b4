// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * How long the planner takes for TPC-DS: from text to the text of both lanes, and for a text it
 * knows. {@code -Dplanning.rounds=30} times so many rounds after ten that warm up; a plain build
 * times none. The last figures are in {@code benchmarks/README.md}.
 */
@EnabledIfSystemProperty(named = "planning.rounds", matches = "\\d+")
class PlanningLatencyTest {
  private static final int WARM_UP = 10;

  private final int rounds = Integer.getInteger("planning.rounds", 1);
  private final Planning planning = new Planning(FakeCatalog.tpcds());
  private final List<String> queries =
      BenchmarkQueries.tpcds().stream().map(BenchmarkQueries::text).toList();

  @Test
  void ofTpcds() {
    timed(0, WARM_UP, "warming up");
    List<Long> fresh = timed(WARM_UP, rounds, "fresh");
    timed(-1, WARM_UP, "warming up the cache");
    List<Long> known = timed(-1, rounds, "known");
    assertThat(fresh).hasSameSizeAs(known).hasSize(rounds * queries.size());
  }

  /**
   * @param from number of the first round, which makes each text one that was never seen; below
   *     zero to ask for the same texts each time
   */
  private List<Long> timed(int from, int count, String name) {
    List<Long> nanos = new ArrayList<>();
    for (int round = 0; round < count; round++) {
      for (String query : queries) {
        String sql = from < 0 ? query : query + "\n-- " + (from + round);
        long start = System.nanoTime();
        planning.plan(sql);
        nanos.add(System.nanoTime() - start);
      }
    }
    System.getLogger("planning").log(System.Logger.Level.INFO, name + ": " + figures(nanos));
    return nanos;
  }

  private static String figures(List<Long> nanos) {
    long[] sorted = nanos.stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(sorted);
    return String.format(
        Locale.ROOT,
        "median %.3f ms, p90 %.3f ms, p99 %.3f ms, longest %.3f ms of %d",
        at(sorted, 50),
        at(sorted, 90),
        at(sorted, 99),
        at(sorted, 100),
        sorted.length);
  }

  private static double at(long[] sorted, int percent) {
    return sorted[Math.max(0, (sorted.length * percent + 99) / 100 - 1)] / 1e6;
  }
}
