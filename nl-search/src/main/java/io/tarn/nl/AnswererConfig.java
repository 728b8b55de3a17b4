// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl;

/**
 * How questions are answered.
 *
 * @param minConfidence a query less likely to be right is not run
 * @param tables how many tables a question may be about
 */
public record AnswererConfig(double minConfidence, int tables) {
  public AnswererConfig {
    if (!(minConfidence >= 0 && minConfidence <= 1)) {
      throw new IllegalArgumentException("nl.min-confidence lies between 0 and 1");
    }
  }

  public static AnswererConfig defaults() {
    return new AnswererConfig(0.4, 12);
  }
}
