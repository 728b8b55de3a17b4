// SPDX-License-Identifier: Apache-2.0
package io.tarn.compute;

import java.nio.file.Path;
import java.util.List;

/**
 * What the interactive lane needs to know.
 *
 * @param threads threads all its statements share
 * @param memoryBytes memory all its statements share; what does not fit goes to {@code spill}
 * @param spillBytes how much may lie in {@code spill}
 * @param maxRunning statements it runs at the same time; more go to Spark
 * @param spill directory for what does not fit in memory; wiped at start
 * @param readable directories it may read, and nothing else
 */
public record InteractiveConfig(
    int threads,
    long memoryBytes,
    long spillBytes,
    int maxRunning,
    Path spill,
    List<Path> readable) {
  private static final long GIB = 1L << 30;

  public InteractiveConfig {
    if (threads < 1 || memoryBytes < GIB / 16 || spillBytes < 0 || maxRunning < 1) {
      throw ComputeErrors.invalidConfiguration(
          "The interactive lane needs a thread, 64 MB of memory and room for a statement at least");
    }
    readable = List.copyOf(readable);
  }

  /** All processors, 1 GiB of memory, 16 GiB of disk, 16 statements. */
  public static InteractiveConfig defaults(Path home, Path tables) {
    return new InteractiveConfig(
        Runtime.getRuntime().availableProcessors(),
        GIB,
        16 * GIB,
        16,
        home.toAbsolutePath().resolve("spill"),
        List.of(tables));
  }
}
