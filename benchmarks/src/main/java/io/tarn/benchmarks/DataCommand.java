// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks;

import io.tarn.benchmarks.data.DataHome;
import io.tarn.benchmarks.data.DataMaker;
import io.tarn.benchmarks.workload.DataSet;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes data ahead of a run. */
@Command(
    name = "data",
    description = "Makes the tables of a generator as Delta tables; a run makes what it misses.",
    mixinStandardHelpOptions = true)
final class DataCommand implements Callable<Integer> {
  @Mixin private final DataOption data = new DataOption();

  @Parameters(paramLabel = "GENERATOR", description = "tpch, tpcds or ssb", arity = "1..*")
  private List<String> generators = List.of();

  @Option(
      names = "--scale",
      paramLabel = "N",
      split = ",",
      description = "1 makes about 1 GB of raw data (default: 0.1)")
  private List<Double> scales = List.of(0.1);

  @Override
  public Integer call() throws Exception {
    List<DataSet> sets = new ArrayList<>();
    for (String generator : generators) {
      scales.forEach(scale -> sets.add(new DataSet(generator, scale)));
    }
    PrintWriter out = BenchCommand.out();
    DataHome home = new DataHome(data.directory());
    new DataMaker(BenchCommand.root(), home, out::println).make(sets);
    out.println("The data is in " + home.directory());
    return 0;
  }
}
