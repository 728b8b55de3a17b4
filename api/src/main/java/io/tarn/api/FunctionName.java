// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

/**
 * The full name of a function that a user has made.
 *
 * @param catalog catalog name
 * @param schema schema name
 * @param function function name
 */
public record FunctionName(String catalog, String schema, String function) {
  @Override
  public String toString() {
    return TableName.quoted(catalog)
        + "."
        + TableName.quoted(schema)
        + "."
        + TableName.quoted(function);
  }
}
