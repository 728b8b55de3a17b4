// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.WarehouseException;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;

/** A database that can hold the catalog, opened. */
interface CatalogDatabase {
  /** Connections, each good for one transaction. */
  DataSource connections();

  /** Where the statements lie that make its layout. */
  List<String> migrations();

  /** Whether other gateways may write to it too. */
  boolean isShared();

  /** Waits until what was committed survives a power cut. */
  void sync(Handle handle);

  /** What a failure of its driver means. The failed statement's values never reach the message. */
  WarehouseException translate(Throwable failure);

  /** How messages call it. */
  String place();

  void close() throws SQLException;
}
