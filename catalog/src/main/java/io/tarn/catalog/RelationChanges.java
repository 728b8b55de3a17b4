// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.KeyConstraint;
import io.tarn.api.TableEntry;
import io.tarn.api.TableName;
import io.tarn.api.TablePolicies;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

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

  static TableEntry withKey(TableEntry entry, KeyConstraint key) {
    List<KeyConstraint> keys = new ArrayList<>(table(entry).constraints());
    keys.add(key);
    KeyRules.checkTogether(entry.name(), keys);
    return withKeys(table(entry), keys);
  }

  static TableEntry withoutKey(TableEntry entry, String name) {
    List<KeyConstraint> keys = new ArrayList<>(table(entry).constraints());
    keys.removeIf(key -> NameRules.key(key.name()).equals(NameRules.key(name)));
    return withKeys(table(entry), keys);
  }

  private static TableEntry.DeltaTable table(TableEntry entry) {
    if (entry instanceof TableEntry.DeltaTable table) {
      return table;
    }
    throw CatalogErrors.isView(entry.name());
  }

  private static TableEntry withKeys(TableEntry.DeltaTable table, List<KeyConstraint> keys) {
    return new TableEntry.DeltaTable(
        table.name(), table.comment(), table.owner(), table.location(), keys, table.policies());
  }

  static TableEntry protectedBy(TableEntry entry, UnaryOperator<TablePolicies> change) {
    TableEntry.DeltaTable table = table(entry);
    return new TableEntry.DeltaTable(
        table.name(),
        table.comment(),
        table.owner(),
        table.location(),
        table.constraints(),
        change.apply(table.policies()));
  }

  private static TableEntry copy(
      TableEntry entry, TableName name, Optional<String> comment, String owner) {
    if (entry instanceof TableEntry.DeltaTable table) {
      return new TableEntry.DeltaTable(
          name, comment, owner, table.location(), table.constraints(), table.policies());
    }
    TableEntry.View view = (TableEntry.View) entry;
    return new TableEntry.View(name, comment, owner, view.sql(), view.namespace(), view.schema());
  }
}
