// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.logic;

/** Rows of two queries put together as sets. */
public record Combination(Kind kind, Query left, Query right) implements Query {
  /** How the rows are put together. */
  public enum Kind {
    UNION,
    INTERSECT,
    EXCEPT
  }
}
