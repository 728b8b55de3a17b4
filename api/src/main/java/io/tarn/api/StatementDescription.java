// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

import java.util.Optional;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * What can be known of a statement without running it.
 *
 * @param returnsRows whether it answers with rows (a query) rather than a count
 * @param result columns of the rows; empty schema if it returns none
 * @param parameters one field for each {@code ?}, with the type the planner inferred
 */
public record StatementDescription(boolean returnsRows, Schema result, Schema parameters) {
  /** Of a statement that answers with a count and takes no parameters. */
  public static StatementDescription update() {
    return new StatementDescription(false, empty(), empty());
  }

  private static Schema empty() {
    return new Schema(java.util.List.of());
  }

  /** The result's schema, absent for a statement that answers with a count. */
  public Optional<Schema> rows() {
    return returnsRows ? Optional.of(result) : Optional.empty();
  }
}
