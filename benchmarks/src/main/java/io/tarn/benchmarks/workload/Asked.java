// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.workload;

import java.util.Optional;

/**
 * A figure that was asked for: of a case, or of its ratio to a peer.
 *
 * @param of name of the case; {@code total} is the sum over all cases of a query set
 * @param peer whose figure it is
 * @param figure {@code p50}, {@code p95}, {@code p99} or {@code median}; milliseconds
 * @param atMost limit from above: milliseconds, or a ratio if {@code against} is given
 * @param atLeast limit from below, likewise
 * @param against the peer whose figure divides this one
 */
public record Asked(
    String of,
    String peer,
    String figure,
    Optional<Double> atMost,
    Optional<Double> atLeast,
    Optional<String> against) {
  public Asked {
    if (atMost.isEmpty() == atLeast.isEmpty()) {
      throw new IllegalArgumentException("asked of " + of + ": either atMost or atLeast");
    }
  }

  /** Whether a figure is as asked. */
  public boolean isMetBy(double value) {
    return atMost.map(limit -> value <= limit).orElse(true)
        && atLeast.map(limit -> value >= limit).orElse(true);
  }
}
