// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

/**
 * A three-level name. Matching is case-insensitive, done by the catalog; this record keeps the case
 * it was given.
 *
 * @param catalog first level, such as {@code main}
 * @param schema second level, such as {@code default}
 * @param table third level
 */
public record TableName(String catalog, String schema, String table) {
  @Override
  public String toString() {
    return quoteIfNeeded(catalog) + "." + quoteIfNeeded(schema) + "." + quoteIfNeeded(table);
  }

  static String quoteIfNeeded(String part) {
    return part.matches("[A-Za-z_][A-Za-z0-9_]*") ? part : "`" + part.replace("`", "``") + "`";
  }
}
