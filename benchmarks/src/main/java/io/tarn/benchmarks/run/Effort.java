// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.run;

import java.time.Duration;

/**
 * How thoroughly a run measures.
 *
 * @param pace all rounds, or a fifth of them over little data, to see whether all works
 * @param perWorkload no round of a workload begins later than that after its start
 */
public record Effort(Pace pace, Duration perWorkload) {
  /** How many rounds are run. */
  public enum Pace {
    FULL,
    QUICK
  }

  /** How many rounds stand for so many. */
  public int rounds(int full) {
    return pace == Pace.FULL ? full : Math.max(1, full / 5);
  }

  /** Which scale stands for this one. */
  public double scale(double full) {
    return pace == Pace.FULL ? full : Math.min(0.1, full);
  }
}
