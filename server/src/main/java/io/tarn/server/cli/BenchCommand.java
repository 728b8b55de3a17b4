// SPDX-License-Identifier: Apache-2.0
package io.tarn.server.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/**
 * Stands for the benchmarks in the list of commands. The launcher starts them itself: they measure
 * a server from outside and are no part of it.
 */
@Command(
    name = "bench",
    description = "Measures Tarn beside DuckDB, Spark and Trino; needs a source checkout.")
final class BenchCommand implements Callable<Integer> {
  @Unmatched private List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() {
    throw new CommandFailedException(
        "The benchmarks are started by the tarn script of a source checkout: ./tarn bench "
            + String.join(" ", arguments));
  }
}
