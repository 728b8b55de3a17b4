// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.TableEntry;
import io.tarn.api.TableName;
import java.util.Optional;

/** Entries with one thing changed. */
final class RelationChanges {
  private RelationChanges() {}

  static TableEntry renamed(TableEntry entry, TableName name) {
    return copy(entry, name, entry.comment(), entry.owner());
  }

  static TableEntry commented(TableEntry entry, Optional<String> comment) {
    return copy(entry, entry.name(), comment, entry.owner());
  }

  static TableEntry owned(TableEntry entry, String owner) {
    return copy(entry, entry.name(), entry.comment(), owner);
  }

  private static TableEntry copy(
      TableEntry entry, TableName name, Optional<String> comment, String owner) {
    if (entry instanceof TableEntry.DeltaTable table) {
      return new TableEntry.DeltaTable(name, comment, owner, table.location(), table.constraints());
    }
    TableEntry.View view = (TableEntry.View) entry;
    return new TableEntry.View(name, comment, owner, view.sql(), view.namespace(), view.schema());
  }
}
