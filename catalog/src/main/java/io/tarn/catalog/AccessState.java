// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.Securable;

/**
 * The rules in memory, as the database has them. Whoever changes them in the database holds the
 * lock of {@link NameEditor} and reloads before giving it back.
 */
final class AccessState {
  private final MetadataStore store;
  private final CatalogRevision revision;
  private volatile AccessRules rules;

  AccessState(MetadataStore store, CatalogRevision revision) {
    this.store = store;
    this.revision = revision;
    this.rules = store.read(AccessTables::load);
  }

  /**
   * The rules, if it is sure enough that they are still in force.
   *
   * @throws io.tarn.api.WarehouseException CATALOG_UNAVAILABLE
   */
  AccessRules rules() {
    revision.requireConfirmed();
    return rules;
  }

  void reload() {
    rules = store.read(AccessTables::load);
  }

  /** Reloads if something was granted on an object that changed its name or went. */
  void changed(Securable object) {
    if (rules.mentions(object.key())) {
      reload();
    }
  }
}
