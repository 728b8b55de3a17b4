// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.logic;

/** One value for many rows. */
public record Aggregation(Function function, Repeats repeats, Expression argument)
    implements Expression {
  /** What is worked out. */
  public enum Function {
    COUNT,
    SUM,
    AVG,
    MIN,
    MAX
  }
}
