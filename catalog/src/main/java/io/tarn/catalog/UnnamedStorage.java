// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.DeltaStorage;
import io.tarn.api.TableDefinition;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Table directories that have no name: not yet, because they are being filled, or no longer. Each
 * is written down before it is made or loses its name, so that after a crash exactly these can be
 * removed; a directory this database does not know is never touched.
 */
final class UnnamedStorage {
  private static final Logger LOG = LoggerFactory.getLogger(UnnamedStorage.class);
  private static final Pattern GENERATED =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private final MetadataStore store;
  private final DeltaStorage storage;
  private final String root;

  UnnamedStorage(MetadataStore store, DeltaStorage storage, URI root) {
    this.store = store;
    this.storage = storage;
    this.root = root.toString();
  }

  URI newLocation() {
    return URI.create(root + UUID.randomUUID());
  }

  /** Remembers a directory that is to be filled, so that a crash leaves nothing behind. */
  void reserve(URI location) {
    requireManaged(location);
    store.write(handle -> record(handle, location));
  }

  void create(URI location, TableDefinition definition) {
    reserve(location);
    try {
      storage.create(location, definition);
    } catch (RuntimeException e) {
      discardAfter(location, e);
      throw e;
    }
  }

  /** Removes a directory now. */
  void discard(URI location) {
    requireManaged(location);
    if (isNamed(location)) {
      throw new IllegalArgumentException("a table with a name lies at " + location);
    }
    storage.discard(location);
    store.write(handle -> forget(handle, location));
  }

  /** Removes a directory whose statement is done; if that fails, the next sweep does it. */
  void discardQuietly(URI location) {
    try {
      discard(location);
    } catch (RuntimeException e) {
      LOG.warn("Could not remove {}; the next start tries again", location, e);
    }
  }

  /** Removes a directory after a failure, without hiding that failure. */
  void discardAfter(URI location, RuntimeException failure) {
    try {
      discard(location);
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  /** Removes what former runs of the gateway left behind; gives the number of directories. */
  int sweep() {
    List<URI> left =
        store.read(
            handle ->
                handle
                    .createQuery(
                        "select location from unnamed_storage where process <> :process"
                            + Gateways.NOT_ALIVE
                            + " and location not in (select location from delta_tables)")
                    .bind("process", store.process())
                    .map((row, context) -> URI.create(row.getString("location")))
                    .list());
    int removed = 0;
    for (URI location : left) {
      try {
        discard(location);
        removed++;
      } catch (RuntimeException e) {
        LOG.warn("Could not remove {}; the next start tries again", location, e);
      }
    }
    if (removed > 0) {
      LOG.info("Removed {} table directories that no name pointed to", removed);
    }
    return removed;
  }

  /** Only generated directories right under the root are ever made or removed. */
  void requireManaged(URI location) {
    String text = location.toString();
    if (!text.startsWith(root) || !GENERATED.matcher(text.substring(root.length())).matches()) {
      throw new IllegalArgumentException("not a managed table location: " + location);
    }
  }

  private boolean isNamed(URI location) {
    return store.read(
        handle ->
            handle
                .createQuery("select 1 from delta_tables where location = :location")
                .bind("location", location.toString())
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
  }

  /** Part of a transaction: the directory has, or soon will have, no name. */
  void record(Handle handle, URI location) {
    forget(handle, location);
    handle
        .createUpdate(
            "insert into unnamed_storage (location, process, recorded_at)"
                + " values (:location, :process, :now)")
        .bind("location", location.toString())
        .bind("process", store.process())
        .bind("now", NameTables.now())
        .execute();
  }

  /**
   * Part of a transaction: the directory has a name, or is gone.
   *
   * @return whether it was written down
   */
  static boolean forget(Handle handle, URI location) {
    return handle
            .createUpdate("delete from unnamed_storage where location = :location")
            .bind("location", location.toString())
            .execute()
        > 0;
  }
}
