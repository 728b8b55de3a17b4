// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.logic;

/** The year or month of a date. */
public record DatePart(Part part, Expression of) implements Expression {
  /** What is taken of a date. */
  public enum Part {
    YEAR,
    MONTH
  }
}
