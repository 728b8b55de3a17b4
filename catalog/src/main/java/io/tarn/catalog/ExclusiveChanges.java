// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.WarehouseException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jdbi.v3.core.HandleConsumer;

/** Lets changes of names and rights take turns, here and among gateways. */
final class ExclusiveChanges {
  private static final int ATTEMPTS = 10;

  private final CatalogRevision revision;
  private final NameIndex index;
  private final Attachments attached;
  private final ReentrantLock lock = new ReentrantLock();

  ExclusiveChanges(CatalogRevision revision, NameIndex index, Attachments attached) {
    this.revision = revision;
    this.index = index;
    this.attached = attached;
  }

  /**
   * Runs a change of names or rights while no other one runs; from its start, if another gateway
   * was quicker.
   */
  <R> R exclusively(Supplier<R> change) {
    lock.lock();
    try {
      for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
        try {
          return change.get();
        } catch (CatalogRevision.Outdated outdated) {
          if (lock.getHoldCount() > 1) {
            throw outdated;
          }
          reload();
        }
      }
      throw StoreErrors.changedMeanwhile();
    } finally {
      lock.unlock();
    }
  }

  /** Shows what other gateways have changed since. */
  void showChanges() {
    if (revision.isShown()) {
      return;
    }
    lock.lock();
    try {
      reload();
    } finally {
      lock.unlock();
    }
  }

  private void reload() {
    revision.show(() -> attached.reloadWith(index::reload));
  }

  /** When a commit fails, only the database knows whether it happened: memory asks it. */
  void commit(HandleConsumer<RuntimeException> work) {
    try {
      revision.change(work);
    } catch (CatalogRevision.Outdated outdated) {
      throw outdated;
    } catch (RuntimeException e) {
      try {
        reload();
      } catch (WarehouseException suppressed) {
        e.addSuppressed(suppressed);
      }
      throw e;
    }
  }
}
