// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.TableEntry;
import io.tarn.api.WarehouseException;

/** What a statement means to make or drop. */
enum RelationKind {
  TABLE {
    @Override
    boolean matches(TableEntry entry) {
      return entry instanceof TableEntry.DeltaTable;
    }

    @Override
    WarehouseException mismatch(TableEntry found) {
      return CatalogErrors.isView(found.name());
    }
  },
  VIEW {
    @Override
    boolean matches(TableEntry entry) {
      return entry instanceof TableEntry.View;
    }

    @Override
    WarehouseException mismatch(TableEntry found) {
      return CatalogErrors.isTable(found.name());
    }
  };

  abstract boolean matches(TableEntry entry);

  /** The error for an entry of the other kind. */
  abstract WarehouseException mismatch(TableEntry found);
}
