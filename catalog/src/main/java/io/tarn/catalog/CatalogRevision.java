// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import java.time.Duration;
import org.jdbi.v3.core.HandleConsumer;

/**
 * Ties what is in memory to the database: each change counts the database's revision up by one, and
 * goes through only if memory shows the revision before it. So no gateway decides on names or
 * rights that another has changed.
 */
final class CatalogRevision {
  /** Memory that was not compared with a shared database for so long is not believed. */
  private static final Duration LONGEST_UNCONFIRMED = Duration.ofSeconds(5);

  private final MetadataStore store;
  private volatile long shown;
  private volatile long confirmedAt = System.nanoTime();

  CatalogRevision(MetadataStore store) {
    this.store = store;
    this.shown = latest();
  }

  /** Thrown out of a change before anything is written: memory is older than the database. */
  static final class Outdated extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Outdated() {
      super("another gateway changed the catalog", null, false, false);
    }
  }

  /** One durable transaction. Callers hold the lock of {@link NameEditor}. */
  void change(HandleConsumer<RuntimeException> work) {
    long before = shown;
    store.writeDurably(
        handle -> {
          int current =
              handle.execute(
                  "update catalog_revision set revision = revision + 1 where revision = ?", before);
          if (current == 0) {
            throw new Outdated();
          }
          work.useHandle(handle);
        });
    shown = before + 1;
  }

  /** Whether memory shows what the database has. */
  boolean isShown() {
    boolean current = latest() == shown;
    if (current) {
      confirm();
    }
    return current;
  }

  /** Reads memory anew. What changes while it is read is read again next time. */
  void show(Runnable read) {
    long revision = latest();
    read.run();
    shown = revision;
    confirm();
  }

  private void confirm() {
    confirmedAt = System.nanoTime();
  }

  /**
   * Refuses to decide on what may have been changed elsewhere.
   *
   * @throws io.tarn.api.WarehouseException CATALOG_UNAVAILABLE
   */
  void requireConfirmed() {
    if (store.isShared() && System.nanoTime() - confirmedAt > LONGEST_UNCONFIRMED.toNanos()) {
      throw StoreErrors.unconfirmed();
    }
  }

  private long latest() {
    return store.read(
        handle ->
            handle.createQuery("select revision from catalog_revision").mapTo(Long.class).one());
  }
}
