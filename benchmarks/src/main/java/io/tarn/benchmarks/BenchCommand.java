// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code tarn bench} command. */
@Command(
    name = "tarn bench",
    description = {
      "Measures Tarn beside plain DuckDB, Spark and Trino, on the same files, in one run.",
      "",
      "First steps:  ./tarn bench run --quick",
      "              ./tarn bench run tpch interactive --out before.json",
      "              ./tarn bench compare before.json after.json"
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DataCommand.class,
      RunCommand.class,
      CompareCommand.class,
      CommandLine.HelpCommand.class
    },
    footer = {"", "benchmarks/README.md tells what is measured and has the last figures."})
@CommandLineOutput
public final class BenchCommand {
  private BenchCommand() {}

  /** Directory of the {@code tarn} script. */
  static Path root() {
    return Path.of(System.getProperty("tarn.install", ".")).toAbsolutePath().normalize();
  }

  /** Standard output in UTF-8. */
  static PrintWriter out() {
    return new PrintWriter(
        new java.io.OutputStreamWriter(
            new java.io.FileOutputStream(java.io.FileDescriptor.out), StandardCharsets.UTF_8),
        true);
  }

  /** Runs one command line; the JVM's exit code is 0, 1 for a failure, 2 for wrong usage. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new BenchCommand()).execute(arguments));
  }
}
