// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

import java.util.Optional;

/**
 * A question in plain English.
 *
 * @param text its words
 * @param schema where to look, as {@code catalog.schema}; anywhere if absent
 * @param caller who asks, under which settings
 */
public record Question(String text, Optional<SchemaName> schema, PlanningContext caller) {
  /**
   * A schema by its two names.
   *
   * @param catalog first level
   * @param schema second level
   */
  public record SchemaName(String catalog, String schema) {
    /** Whether a table lies in it. */
    public boolean holds(TableName table) {
      return table.catalog().equalsIgnoreCase(catalog) && table.schema().equalsIgnoreCase(schema);
    }
  }
}
