// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Times of one thing, in milliseconds.
 *
 * @param name what was timed
 * @param millis each time, in the order measured
 */
record Samples(String name, List<Double> millis) {
  Samples {
    millis = List.copyOf(millis);
  }

  double median() {
    List<Double> sorted = new ArrayList<>(millis);
    Collections.sort(sorted);
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  double min() {
    return Collections.min(millis);
  }

  double max() {
    return Collections.max(millis);
  }

  /** Times two things in turn, so that a noisy machine is noisy for both. */
  static List<Samples> alternate(
      int rounds, String leftName, Callable<?> left, String rightName, Callable<?> right)
      throws Exception {
    List<Double> leftMillis = new ArrayList<>();
    List<Double> rightMillis = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      leftMillis.add(time(left));
      rightMillis.add(time(right));
    }
    return List.of(new Samples(leftName, leftMillis), new Samples(rightName, rightMillis));
  }

  static double time(Callable<?> work) throws Exception {
    long start = System.nanoTime();
    work.call();
    return (System.nanoTime() - start) / 1e6;
  }
}
