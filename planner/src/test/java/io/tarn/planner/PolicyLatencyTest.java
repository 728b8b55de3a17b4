// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.api.FunctionEntry;
import io.tarn.api.FunctionName;
import io.tarn.api.PolicyCall;
import io.tarn.api.PolicyCall.Argument;
import io.tarn.api.SessionSettings;
import io.tarn.api.TablePolicies;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What row filters and column masks add to the planning of TPC-H, each query planned with and
 * without them in turn. {@code -Dplanning.rounds=30} times so many rounds after ten that warm up; a
 * plain build times none.
 */
@EnabledIfSystemProperty(named = "planning.rounds", matches = "\\d+")
class PolicyLatencyTest {
  private static final int WARM_UP = 10;

  private final int rounds = Integer.getInteger("planning.rounds", 1);
  private final Planning plain = new Planning(FakeCatalog.tpch());
  private final Planning guarded = new Planning(FakeCatalog.tpch());
  private final List<String> queries =
      BenchmarkQueries.tpch().stream().map(BenchmarkQueries::text).toList();

  PolicyLatencyTest() {
    function(
        "keeper",
        "BOOLEAN",
        "is_account_group_member('all') OR k > least",
        "k BIGINT",
        "least INT");
    function("veil", "STRING", "CASE WHEN is_account_group_member('all') THEN v END", "v STRING");
    protect("customer", "c_custkey", "c_address");
    protect("orders", "o_orderkey", "o_comment");
    protect("lineitem", "l_orderkey", "l_comment");
    protect("supplier", "s_suppkey", "s_comment");
    protect("part", "p_partkey", "p_comment");
  }

  private void protect(String table, String filtered, String masked) {
    guarded.catalog.policies(
        "main.default." + table,
        new TablePolicies(
            List.of(call("keeper", Argument.column(filtered), Argument.literal("0"))),
            Map.of(masked, call("veil", Argument.column(masked)))));
  }

  private static PolicyCall call(String function, Argument... arguments) {
    return new PolicyCall(new FunctionName("main", "default", function), List.of(arguments));
  }

  private void function(String name, String type, String body, String... parameters) {
    guarded.catalog.function(
        new FunctionEntry(
            new FunctionName("main", "default", name),
            List.of(parameters).stream()
                .map(
                    text ->
                        new FunctionEntry.Parameter(
                            text.substring(0, text.indexOf(' ')),
                            text.substring(text.indexOf(' ') + 1),
                            Optional.empty(),
                            Optional.empty()))
                .toList(),
            type,
            body,
            Optional.empty(),
            "bea",
            SessionSettings.defaults()));
  }

  @Test
  void ofTpchWithAndWithoutPolicies() {
    timed(-WARM_UP, 0);
    List<double[]> times = timed(0, rounds);
    double without = median(times, time -> time[0]);
    double with = median(times, time -> time[1]);
    double added = median(times, time -> time[1] - time[0]);
    System.getLogger("planning")
        .log(
            System.Logger.Level.INFO,
            String.format(
                Locale.ROOT,
                "median without policies %.3f ms, with %.3f ms, added %.3f ms of %d",
                without,
                with,
                added,
                times.size()));
    assertThat(times).hasSize(rounds * queries.size());
  }

  private List<double[]> timed(int from, int to) {
    List<double[]> times = new ArrayList<>();
    for (int round = from; round < to; round++) {
      for (String query : queries) {
        String sql = query + "\n-- " + round;
        times.add(new double[] {millis(plain, sql), millis(guarded, sql)});
      }
    }
    return times;
  }

  private static double millis(Planning planning, String sql) {
    long start = System.nanoTime();
    planning.plan(sql);
    return (System.nanoTime() - start) / 1e6;
  }

  private static double median(
      List<double[]> times, java.util.function.ToDoubleFunction<double[]> of) {
    List<Double> sorted = new ArrayList<>(times.stream().mapToDouble(of).boxed().toList());
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }
}
