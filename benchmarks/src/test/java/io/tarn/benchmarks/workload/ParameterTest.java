// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Values follow the distribution that was asked for. */
class ParameterTest {
  private static final int DRAWN = 100_000;

  @Test
  void zipfPrefersLowRanks() {
    Parameter.Source source = new Parameter("zipf", 1000, 1).source(new SplittableRandom(7));
    int[] counts = new int[1001];
    for (int i = 0; i < DRAWN; i++) {
      counts[(int) source.next()]++;
    }
    assertThat(counts[0]).isZero();
    // Rank r is 1/r as frequent as rank 1; the harmonic number of 1000 is 7.485.
    assertThat(counts[1]).isBetween(12_900, 13_900);
    assertThat(counts[1] / (double) counts[10]).isBetween(9.0, 11.0);
    assertThat(counts[1000]).isPositive();
  }

  @Test
  void uniformPrefersNone() {
    Parameter.Source source = new Parameter("uniform", 10, 0).source(new SplittableRandom(7));
    int[] counts = new int[11];
    for (int i = 0; i < DRAWN; i++) {
      counts[(int) source.next()]++;
    }
    assertThat(counts[0]).isZero();
    for (int value = 1; value <= 10; value++) {
      assertThat(counts[value]).isBetween(9_500, 10_500);
    }
  }

  @Test
  void othersAreRefused() {
    Parameter normal = new Parameter("normal", 10, 0);
    assertThatThrownBy(() -> normal.source(new SplittableRandom(7)))
        .hasMessage("No distribution is called normal; take uniform, zipf or sequence");
  }
}
