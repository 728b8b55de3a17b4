// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.ArrowBatches;
import io.tarn.api.CommitSummary;
import io.tarn.api.DeltaStorage;
import io.tarn.api.IfExists;
import io.tarn.api.QueryId;
import io.tarn.api.SnapshotVersion;
import io.tarn.api.TableDefinition;
import io.tarn.api.TableEntry;
import io.tarn.api.TableWriter;
import java.net.URI;

/** Fills tables with rows: a new one is made, filled and named in this order. */
final class DeltaTableWriter implements TableWriter {
  /**
   * Appends carry no user, and only users append: the gateway fills its samples as it makes them.
   */
  private static final String ANY_USER = "";

  private final NameIndex index;
  private final NameEditor names;
  private final StoredCatalogEditor editor;
  private final UnnamedStorage unnamed;
  private final DeltaStorage storage;

  DeltaTableWriter(
      NameIndex index,
      NameEditor names,
      StoredCatalogEditor editor,
      UnnamedStorage unnamed,
      DeltaStorage storage) {
    this.index = index;
    this.names = names;
    this.editor = editor;
    this.unnamed = unnamed;
    this.storage = storage;
  }

  @Override
  public CommitSummary append(TableEntry.DeltaTable table, ArrowBatches rows, QueryId id) {
    BuiltInCatalog.requireWritable(table.name().catalog(), ANY_USER);
    return storage.append(table.location(), rows, id);
  }

  @Override
  public CommitSummary create(
      TableDefinition definition, IfExists ifExists, ArrowBatches rows, QueryId id, String user) {
    if (!names.mayCreate(definition.name(), RelationKind.TABLE, ifExists, user)) {
      return nothingWritten(definition);
    }
    URI location = unnamed.newLocation();
    editor.createStorage(location, definition);
    try {
      CommitSummary commit = storage.append(location, rows, id);
      boolean named = editor.name(location, definition, ifExists, user);
      return named ? commit : nothingWritten(definition);
    } catch (RuntimeException e) {
      unnamed.discardAfter(location, e);
      throw e;
    }
  }

  private CommitSummary nothingWritten(TableDefinition definition) {
    long version =
        index
            .find(definition.name())
            .filter(TableEntry.DeltaTable.class::isInstance)
            .map(TableEntry.DeltaTable.class::cast)
            .map(table -> storage.snapshot(table.location(), SnapshotVersion.latest()).version())
            .orElse(0L);
    return new CommitSummary(version, 0);
  }
}
