// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.run;

import io.tarn.benchmarks.workload.Connections;
import io.tarn.benchmarks.workload.Loads;
import io.tarn.benchmarks.workload.Metadata;
import io.tarn.benchmarks.workload.Micro;
import io.tarn.benchmarks.workload.Mix;
import io.tarn.benchmarks.workload.Planning;
import io.tarn.benchmarks.workload.QuerySet;
import io.tarn.benchmarks.workload.Starts;
import io.tarn.benchmarks.workload.Statements;
import io.tarn.benchmarks.workload.Workload;

/** Runs workloads of every kind. */
public final class Runner {
  private final Bench bench;

  public Runner(Bench bench) {
    this.bench = bench;
  }

  /** Measures what a workload says. */
  public void run(Workload workload) throws Exception {
    bench.recorder().begin(workload.name(), workload.title());
    if (workload instanceof QuerySet set) {
      new QuerySetRun(bench, set).run();
    } else if (workload instanceof Statements statements) {
      new StatementsRun(bench, statements).run();
    } else if (workload instanceof Mix mix) {
      new MixRun(bench, mix).run();
    } else if (workload instanceof Starts starts) {
      new StartsRun(bench, starts).run();
    } else if (workload instanceof Loads loads) {
      new LoadsRun(bench, loads).run();
    } else if (workload instanceof Metadata metadata) {
      new MetadataRun(bench, metadata).run();
    } else if (workload instanceof Connections connections) {
      new ConnectionsRun(bench, connections).run();
    } else if (workload instanceof Planning planning) {
      new PlanningRun(bench, planning).run();
    } else if (workload instanceof Micro micro) {
      new MicroRun(bench, micro).run();
    }
  }
}
