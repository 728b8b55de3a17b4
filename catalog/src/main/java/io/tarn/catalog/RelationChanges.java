// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.TableEntry;
import io.tarn.api.TableName;
import java.util.Optional;

/** Entries with one thing changed. */
final class RelationChanges {
  private RelationChanges() {}

  static TableEntry renamed(TableEntry entry, TableName name) {
    return copy(entry, name, entry.comment());
  }

  static TableEntry commented(TableEntry entry, Optional<String> comment) {
    return copy(entry, entry.name(), comment);
  }

  private static TableEntry copy(TableEntry entry, TableName name, Optional<String> comment) {
    if (entry instanceof TableEntry.DeltaTable table) {
      return new TableEntry.DeltaTable(
          name, comment, table.owner(), table.location(), table.constraints());
    }
    TableEntry.View view = (TableEntry.View) entry;
    return new TableEntry.View(
        name, comment, view.owner(), view.sql(), view.namespace(), view.schema());
  }
}
