// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

import java.util.List;
import java.util.Optional;

/**
 * What names mean and what tables hold. Answers without any engine. Names match ignoring case and
 * come back in the case they were created with.
 */
public interface TableCatalog {
  /** All catalogs, sorted. */
  List<String> catalogs();

  /**
   * All schemas of a catalog, sorted.
   *
   * @throws WarehouseException {@link ErrorCode#CATALOG_NOT_FOUND}
   */
  List<SchemaEntry> schemas(String catalog);

  /**
   * All tables and views of a schema, sorted.
   *
   * @throws WarehouseException {@link ErrorCode#SCHEMA_NOT_FOUND} or CATALOG_NOT_FOUND
   */
  List<TableEntry> tables(String catalog, String schema);

  /** What a name stands for, or empty: the planner words the error. */
  Optional<TableEntry> find(TableName name);

  /**
   * A version of a Delta table.
   *
   * @throws WarehouseException {@link ErrorCode#VERSION_NOT_FOUND} or TABLE_STORAGE_ERROR
   */
  TableSnapshot snapshot(TableEntry.DeltaTable table, SnapshotVersion version);

  /** The data files of a snapshot, in log order. */
  List<DataFile> files(TableSnapshot snapshot);
}
