// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.run;

import io.tarn.benchmarks.micro.MicroBenchmarks;
import io.tarn.benchmarks.workload.Micro;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.RunnerException;

/** Takes JMH's figures over, in milliseconds as all others. */
final class MicroRun {
  private final Bench bench;
  private final Micro workload;

  MicroRun(Bench bench, Micro workload) {
    this.bench = bench;
    this.workload = workload;
  }

  void run() throws RunnerException {
    Collection<RunResult> results =
        bench.effort().pace() == Effort.Pace.FULL
            ? MicroBenchmarks.measured()
            : MicroBenchmarks.once();
    for (RunResult result : results) {
      List<Double> millis = new ArrayList<>();
      result
          .getAggregatedResult()
          .getIterationResults()
          .forEach(
              iteration -> millis.add(iteration.getPrimaryResult().getScore() * perUnit(result)));
      bench.recorder().add(workload.name(), name(result), "tarn", "ms", Map.of(), millis);
    }
  }

  private static double perUnit(RunResult result) {
    return result.getParams().getTimeUnit().toNanos(1) / 1e6;
  }

  private static String name(RunResult result) {
    String[] path = result.getParams().getBenchmark().split("\\.", -1);
    String name = path[path.length - 2] + "." + path[path.length - 1];
    String query = result.getParams().getParam("query");
    return query == null ? name : String.format(Locale.ROOT, "%s, TPC-H query %s", name, query);
  }
}
