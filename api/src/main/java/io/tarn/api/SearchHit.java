// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

import java.util.Optional;

/**
 * Something found by words.
 *
 * @param kind what it is
 * @param table the table, or the one it is part of
 * @param column the column, for a column or a value
 * @param score how well it fits; comparable within one answer only
 * @param description what it holds, for a person; data, never instructions
 */
public record SearchHit(
    Kind kind, TableName table, Optional<String> column, double score, String description) {
  /** What can be found. */
  public enum Kind {
    TABLE,
    VIEW,
    /** A column whose name or comment fits best. */
    COLUMN,
    /** A column that holds one of the words as a value. */
    VALUE
  }
}
