// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

import java.net.URI;

/** Changes names and tables. Every method is all or nothing, also across a crash. */
public interface CatalogEditor {
  /**
   * Applies a change in the name of a user, who becomes the owner of what is made.
   *
   * @throws WarehouseException with the code for what is missing or taken
   */
  void apply(CatalogChange change, String user);

  /**
   * Refuses a user who may not write rows into a table of this name.
   *
   * @throws WarehouseException {@link ErrorCode#PERMISSION_DENIED}
   */
  void checkWritable(TableName name, String user);

  /** A fresh directory name for a table of this name; nothing is created yet. */
  URI newLocation(TableName name);

  /**
   * Makes an empty Delta table at a location, without a name yet. A location that never gets one is
   * removed at the next start.
   */
  void createStorage(URI location, TableDefinition definition);

  /** The same for a table that an engine makes there: nothing is made now. */
  void reserveStorage(URI location, TableDefinition definition);

  /** Names a table that lies at a location, once it is filled. */
  void register(URI location, TableDefinition definition, IfExists ifExists, String user);

  /** Removes a location that has no name; nothing happens if it is not there. */
  void discardStorage(URI location);

  /**
   * Finds the commit a statement made on a table, marked by {@code userMetadata = <query id>} in
   * its commit info, and refreshes the snapshot cache.
   *
   * @param fromVersion version before the statement ran
   */
  CommitSummary committed(URI location, long fromVersion, QueryId id);
}
