// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.CopyLedger;
import io.tarn.api.DeltaStorage;
import io.tarn.api.QueryId;
import io.tarn.api.SourceFile;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Keeps the ledger in the database. A file is known by its path alone, as in Databricks: one that
 * was loaded is not loaded again because it was touched.
 */
final class StoredCopyLedger implements CopyLedger {
  /** An engine that was asked to stop may still commit; after this long it cannot. */
  private static final Duration LATEST_COMMIT = Duration.ofDays(1);

  private final MetadataStore store;
  private final DeltaStorage storage;

  StoredCopyLedger(MetadataStore store, DeltaStorage storage) {
    this.store = store;
    this.storage = storage;
  }

  @Override
  public List<SourceFile> notYetLoaded(URI location, List<SourceFile> files) {
    settle(location);
    List<String> paths = files.stream().map(SourceFile::path).toList();
    Set<String> loaded = store.read(handle -> CopyTables.loaded(handle, location, paths));
    return files.stream().filter(file -> !loaded.contains(file.path())).toList();
  }

  /** Asks the table's log about copies that never ended: their commits carry their ids. */
  private void settle(URI location) {
    List<CopyTables.OpenCopy> open = store.read(handle -> CopyTables.open(handle, location));
    for (CopyTables.OpenCopy copy : open) {
      if (storage.committed(location, copy.fromVersion(), copy.id()).version()
          > copy.fromVersion()) {
        store.writeDurably(handle -> CopyTables.finish(handle, copy.id()));
      }
    }
    if (!open.isEmpty()) {
      store.write(handle -> CopyTables.forgetOlderThan(handle, location, LATEST_COMMIT));
    }
  }

  @Override
  public void begin(URI location, long fromVersion, List<SourceFile> files, QueryId id) {
    List<String> paths = files.stream().map(SourceFile::path).toList();
    store.writeDurably(
        handle -> {
          Gateways.takeTurns(handle);
          if (CopyTables.copiesElsewhere(handle, location, store.process())
              || !CopyTables.loaded(handle, location, paths).isEmpty()) {
            throw CatalogErrors.copiedElsewhere();
          }
          CopyTables.insert(handle, location, fromVersion, files, id, store.process());
        });
  }

  @Override
  public void beginForced(URI location, long fromVersion, List<SourceFile> files, QueryId id) {
    store.writeDurably(
        handle -> CopyTables.insert(handle, location, fromVersion, files, id, store.process()));
  }

  @Override
  public void end(QueryId id, boolean committed) {
    store.writeDurably(
        handle -> {
          if (committed) {
            CopyTables.finish(handle, id);
          } else {
            CopyTables.forget(handle, id);
          }
        });
  }
}
