// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.logic;

/** One key rows are sorted by. */
public record Ordering(Expression key, Direction direction) {
  /** Which rows come first. */
  public enum Direction {
    ASCENDING,
    DESCENDING
  }
}
