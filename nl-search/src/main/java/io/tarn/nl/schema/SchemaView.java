// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.schema;

import java.util.List;

/** The tables one question may be about, with an index of their values. */
public record SchemaView(List<TableView> tables, ValueIndex values) {
  public SchemaView {
    tables = List.copyOf(tables);
  }

  public TableView table(ColumnId id) {
    return tables.get(id.table());
  }

  public ColumnView column(ColumnId id) {
    return tables.get(id.table()).columns().get(id.column());
  }
}
