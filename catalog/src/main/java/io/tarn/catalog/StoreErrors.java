// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.ErrorCode;
import io.tarn.api.WarehouseException;

/** Words for what keeps the catalog from using its database, whichever that is. */
final class StoreErrors {
  private StoreErrors() {}

  static WarehouseException closed() {
    return WarehouseException.of(
        ErrorCode.SHUTTING_DOWN, "Tarn is stopping. Send the statement again once it is back.");
  }

  static WarehouseException newerVersion(String place, int found, int known) {
    return WarehouseException.of(
        ErrorCode.METADATA_STORE_ERROR,
        "The metadata database "
            + place
            + " was written by a newer Tarn (layout "
            + found
            + ", this one knows "
            + known
            + "). Start the newer Tarn, or give this one another database.");
  }

  static WarehouseException unconfirmed() {
    return WarehouseException.of(
        ErrorCode.CATALOG_UNAVAILABLE,
        "The metadata database does not answer, so nobody can tell what was changed or taken back"
            + " meanwhile. Send the statement again once it is back.");
  }

  static WarehouseException changedMeanwhile() {
    return WarehouseException.of(
        ErrorCode.CONCURRENT_WRITE,
        "Other gateways changed the catalog each time this change was tried. Send the statement"
            + " again.");
  }
}
