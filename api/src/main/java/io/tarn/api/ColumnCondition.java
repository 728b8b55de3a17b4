// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

/**
 * A condition all rows of a scan must meet, by which files without such rows can be left out.
 *
 * @param column the column's name in the table
 * @param comparison how it compares
 * @param value to what: {@link Long}, {@link String}, {@link java.math.BigDecimal} or {@link
 *     java.time.LocalDate}
 */
public record ColumnCondition(String column, Comparison comparison, Object value) {
  /** A comparison. */
  public enum Comparison {
    EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL
  }
}
