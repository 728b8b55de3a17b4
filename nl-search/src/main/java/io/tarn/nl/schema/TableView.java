// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.schema;

import java.util.List;
import java.util.Locale;

/** A table as its reader sees it; {@code path} is its name of one to three levels. */
public record TableView(
    List<String> path,
    String comment,
    List<String> synonyms,
    List<ColumnView> columns,
    List<String> primaryKey,
    List<ForeignKeyView> foreignKeys) {
  public TableView {
    path = List.copyOf(path);
    synonyms = List.copyOf(synonyms);
    columns = List.copyOf(columns);
    primaryKey = List.copyOf(primaryKey);
    foreignKeys = List.copyOf(foreignKeys);
  }

  /** By name alone, for tables are looked up often and have many columns. */
  @Override
  public int hashCode() {
    return path.hashCode();
  }

  /** The last level of the name. */
  public String name() {
    return path.get(path.size() - 1);
  }

  /** The index of the column of that name in any case, or -1. */
  public int indexOf(String column) {
    String wanted = column.toLowerCase(Locale.ROOT);
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().toLowerCase(Locale.ROOT).equals(wanted)) {
        return i;
      }
    }
    return -1;
  }
}
