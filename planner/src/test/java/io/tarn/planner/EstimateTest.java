// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Sizes, digests, and planning on many threads. */
class EstimateTest {
  private final Planning planning = Planning.everyType();

  @Test
  void aLimitBoundsTheResult() {
    assertThat(planning.query("SELECT a FROM t LIMIT 7").estimate().maxBytes()).isEqualTo(28);
    assertThat(planning.query("SELECT count(*) FROM t").estimate().maxBytes()).isEqualTo(8);
    assertThat(planning.query("SELECT a FROM t").estimate().maxBytes()).isEqualTo(4000);
    assertThat(
            planning
                .query("SELECT 1 FROM t LEFT JOIN orders ON a = o_orderkey")
                .estimate()
                .maxBytes())
        .isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void onlyNamedColumnsAreRead() {
    long one = planning.query("SELECT a FROM t").estimate().scanBytes();
    long all = planning.query("SELECT * FROM t").estimate().scanBytes();

    assertThat(one).isPositive().isLessThan(all);
    assertThat(all).isEqualTo(100_000);
  }

  @Test
  void theDigestIsOfThePlanNotOfTheText() {
    String digest = planning.query("SELECT a FROM t WHERE a > 1").digest();

    assertThat(planning.query("select  A as a from main.default.t x where x.a > 1").digest())
        .isEqualTo(digest);
    for (String other :
        List.of(
            "SELECT a FROM t WHERE a > 2",
            "SELECT a AS b FROM t WHERE a > 1",
            "SELECT a FROM t VERSION AS OF 1 WHERE a > 1",
            "SELECT a FROM t WHERE a > 1 ORDER BY a",
            "SELECT a FROM t WHERE a > 1 LIMIT 1")) {
      assertThat(planning.query(other).digest()).as(other).isNotEqualTo(digest);
    }
  }

  @Test
  void manyThreadsPlanAtOnce() throws Exception {
    Planning tpch = new Planning(FakeCatalog.tpch());
    List<String> names = BenchmarkQueries.tpch().subList(0, 6);
    List<String> expected =
        names.stream().map(name -> tpch.text(BenchmarkQueries.text(name))).toList();
    ExecutorService executor = Executors.newFixedThreadPool(4);
    try {
      List<Callable<List<String>>> tasks = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        tasks.add(() -> names.stream().map(n -> tpch.text(BenchmarkQueries.text(n))).toList());
      }
      for (Future<List<String>> result : executor.invokeAll(tasks)) {
        assertThat(result.get()).isEqualTo(expected);
      }
    } finally {
      executor.shutdownNow();
    }
  }
}
