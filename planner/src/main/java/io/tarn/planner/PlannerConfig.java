// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import java.nio.file.Path;
import java.util.List;

/**
 * What an operator can set.
 *
 * @param fileRoots directories {@code COPY INTO} may read from
 * @param maxPlanNodes how many operators a plan may have
 * @param maxViewDepth how deep views may stand on views
 * @param maxCopyFiles how many files one {@code COPY INTO} may load
 * @param maxInteractiveBytes a query that reads more is not for the interactive lane, unless its
 *     session insists
 */
public record PlannerConfig(
    List<Path> fileRoots,
    int maxPlanNodes,
    int maxViewDepth,
    int maxCopyFiles,
    long maxInteractiveBytes) {
  private static final long DEFAULT_INTERACTIVE_BYTES = 4L << 30;

  public PlannerConfig {
    fileRoots = List.copyOf(fileRoots);
    if (maxPlanNodes < 1 || maxViewDepth < 1 || maxCopyFiles < 1) {
      throw new IllegalArgumentException("the planner's limits start at 1");
    }
  }

  /** With the default bound of the interactive lane. */
  public PlannerConfig(List<Path> fileRoots, int maxPlanNodes, int maxViewDepth, int maxCopyFiles) {
    this(fileRoots, maxPlanNodes, maxViewDepth, maxCopyFiles, DEFAULT_INTERACTIVE_BYTES);
  }

  /** No file roots, 10,000 plan nodes, 32 levels of views, 10,000 files a copy, 4 GiB. */
  public static PlannerConfig defaults() {
    return new PlannerConfig(List.of(), 10_000, 32, 10_000);
  }

  public PlannerConfig withMaxInteractiveBytes(long bytes) {
    return new PlannerConfig(fileRoots, maxPlanNodes, maxViewDepth, maxCopyFiles, bytes);
  }

  public PlannerConfig withFileRoots(List<Path> roots) {
    return new PlannerConfig(roots, maxPlanNodes, maxViewDepth, maxCopyFiles, maxInteractiveBytes);
  }
}
