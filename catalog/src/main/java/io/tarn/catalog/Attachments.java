// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.ErrorCode;
import io.tarn.api.Securable;
import io.tarn.api.TableEntry;
import io.tarn.api.TableName;
import io.tarn.api.TagRules;
import io.tarn.api.WarehouseException;
import org.jdbi.v3.core.Handle;

/** What hangs on objects beside their entries: rights, tags, policies by tag. */
final class Attachments {
  private final AccessState access;
  private final TagIndex tags;

  Attachments(AccessState access, TagIndex tags) {
    this.access = access;
    this.tags = tags;
  }

  /** Part of a transaction: an object goes, with all that lies in it. */
  void forget(Handle handle, Securable object) {
    AccessTables.forget(handle, object);
    TagTables.forget(handle, object);
  }

  /** Part of a transaction: a table or view gets another name. */
  void rename(Handle handle, TableEntry from, TableEntry to) {
    Securable before = Securable.table(from.name());
    Securable after = Securable.table(to.name());
    AccessTables.rename(handle, before, after);
    if (!before.key().equals(after.key())) {
      TagTables.rename(handle, before, after);
    }
  }

  /** Part of a transaction: another table takes a name. */
  void forgetColumns(Handle handle, TableName name) {
    TagTables.forgetColumns(handle, Securable.table(name));
  }

  /** After a transaction that changed or removed an object. */
  void changed(Securable object) {
    access.changed(object);
    tags.changed(object);
  }

  /**
   * Reads all anew, and names with it. Rights first: a name may go before what was granted on it,
   * never after.
   */
  void reloadWith(Runnable names) {
    access.reload();
    tags.reloadWith(names);
  }

  /** Refuses to drop a schema with functions that policies elsewhere need. */
  void requireFunctionsUnused(NameIndex index, SchemaNames schema) {
    PolicyUses.requireNoneOutside(index, tags, schema);
  }

  /** An entry with the policies by tag that are for it. */
  TableEntry decorated(TableEntry entry) {
    return tags.decorated(entry);
  }

  /**
   * Refuses to take a table out of the reach of policies that stand on its schema.
   *
   * @throws WarehouseException POLICY_IN_FORCE
   */
  void requireSamePolicies(TableEntry entry, TableEntry moved) {
    boolean stays =
        Securable.table(entry.name())
            .parent()
            .map(Securable::key)
            .equals(Securable.table(moved.name()).parent().map(Securable::key));
    if (!stays
        && tags.decorated(entry) instanceof TableEntry.DeltaTable table
        && !table.policies().byTag().equals(TagRules.NONE)) {
      throw WarehouseException.of(
          ErrorCode.POLICY_IN_FORCE,
          entry.name()
              + " cannot move to another schema: policies by tag are for it where it is. Give it a"
              + " name in the same schema.");
    }
  }
}
