// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

import java.util.List;
import java.util.Map;
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

  /** The data files that may hold rows meeting all conditions; leaving none out is lawful. */
  default List<DataFile> files(TableSnapshot snapshot, List<ColumnCondition> conditions) {
    return files(snapshot);
  }

  /**
   * The positions of rows that deletion vectors hide, in order, by the path of their file.
   *
   * @throws WarehouseException {@link ErrorCode#UNSUPPORTED_FEATURE} if they cannot be read here
   */
  default Map<String, long[]> deletedRows(TableSnapshot snapshot) {
    throw WarehouseException.of(
        ErrorCode.UNSUPPORTED_FEATURE, "Deletion vectors are not read by this catalog");
  }

  /** Tags, and policies by tag. */
  default TagCatalog tags() {
    return TagCatalog.NONE;
  }

  /** The functions that users have made. */
  FunctionCatalog functions();
}
