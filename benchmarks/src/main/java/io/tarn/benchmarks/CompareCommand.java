// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks;

import io.tarn.benchmarks.report.Comparison;
import io.tarn.benchmarks.report.RunReport;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Sets two runs side by side. */
@Command(
    name = "compare",
    description = "Sets two runs side by side; the peers tell how much faster the machine was.",
    mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "BEFORE", description = "JSON of a run")
  private Path before = Path.of("");

  @Parameters(index = "1", paramLabel = "AFTER", description = "JSON of another")
  private Path after = Path.of("");

  @Override
  public Integer call() throws Exception {
    Comparison comparison = new Comparison(RunReport.read(before), RunReport.read(after));
    BenchCommand.out().println(comparison.text());
    return 0;
  }
}
