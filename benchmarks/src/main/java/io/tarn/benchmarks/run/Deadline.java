// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.run;

import java.time.Duration;

/**
 * When a workload has to come to an end.
 *
 * @param nanos on the clock of {@link System#nanoTime}
 */
record Deadline(long nanos) {
  static Deadline in(Duration duration) {
    return new Deadline(System.nanoTime() + duration.toNanos());
  }

  boolean passed() {
    return System.nanoTime() - nanos > 0;
  }
}
