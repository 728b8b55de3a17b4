// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.workload;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Numbers whose frequency falls with their rank, by the inverse of the distribution function. */
final class ZipfSource implements Parameter.Source {
  /** More ranks than that take memory and change nothing that can be seen. */
  private static final long MOST_RANKS = 1_000_000;

  private final double[] cumulative;
  private final RandomGenerator random;

  ZipfSource(long upTo, double exponent, RandomGenerator random) {
    int ranks = (int) Math.min(upTo, MOST_RANKS);
    this.cumulative = new double[ranks];
    this.random = random;
    double sum = 0;
    for (int rank = 1; rank <= ranks; rank++) {
      sum += Math.pow(rank, -exponent);
      cumulative[rank - 1] = sum;
    }
  }

  @Override
  public long next() {
    double at = random.nextDouble() * cumulative[cumulative.length - 1];
    int found = Arrays.binarySearch(cumulative, at);
    int rank = found >= 0 ? found : -found - 1;
    return 1L + Math.min(rank, cumulative.length - 1);
  }
}
