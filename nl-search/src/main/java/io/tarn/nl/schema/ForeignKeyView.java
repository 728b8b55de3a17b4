// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.schema;

import java.util.List;

/** Columns that refer to the columns of another table, which is named by its last level. */
public record ForeignKeyView(List<String> columns, String table, List<String> referred) {
  public ForeignKeyView {
    columns = List.copyOf(columns);
    referred = List.copyOf(referred);
  }
}
