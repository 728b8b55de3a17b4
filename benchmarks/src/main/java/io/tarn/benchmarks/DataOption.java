// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where data is kept between runs. */
final class DataOption {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "where data is kept between runs (default: .tarn/bench beside the script)")
  private Path directory = BenchCommand.root().resolve(".tarn/bench");

  Path directory() {
    return directory;
  }
}
