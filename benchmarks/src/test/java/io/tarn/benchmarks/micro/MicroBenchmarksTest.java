// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.micro;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.RunnerException;

/** Every micro-benchmark runs. */
class MicroBenchmarksTest {
  @Test
  void eachRunsOnce() throws RunnerException {
    Collection<RunResult> results = MicroBenchmarks.once();
    assertThat(results)
        .extracting(
            result -> result.getParams().getBenchmark().replaceAll(".*\\.(\\w+\\.\\w+)", "$1"))
        .contains(
            "PlanningBenchmark.unseen",
            "PlanningBenchmark.known",
            "PermissionBenchmark.granted",
            "TransferBenchmark.millionRows",
            "RetrievalBenchmark.unseen");
    assertThat(results)
        .allSatisfy(result -> assertThat(result.getPrimaryResult().getScore()).isPositive());
  }
}
