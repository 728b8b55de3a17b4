// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * Delta tables as directories, without names: reads and writes the Delta log and Parquet files.
 * Needs no engine. Thread-safe. A snapshot read right after a commit made here or announced by
 * {@link #committed} shows that commit; commits made by others show after one listing of the log.
 */
public interface DeltaStorage {
  /**
   * A version of the table at a location.
   *
   * @throws WarehouseException {@link ErrorCode#VERSION_NOT_FOUND} or TABLE_STORAGE_ERROR
   */
  TableSnapshot snapshot(URI location, SnapshotVersion version);

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

  /** Makes an empty table, version 0; the directory must be absent or empty. */
  void create(URI location, TableDefinition definition);

  /**
   * Appends all batches in one commit marked with {@code userMetadata = <query id>}. Columns match
   * by name, ignoring case; missing ones become NULL. Retries when others commit meanwhile. Leaves
   * no file behind if it fails.
   *
   * @throws WarehouseException {@link ErrorCode#DATATYPE_MISMATCH}, UNRESOLVED_COLUMN, DISK_FULL,
   *     CONCURRENT_WRITE or TABLE_STORAGE_ERROR
   */
  CommitSummary append(URI location, ArrowBatches rows, QueryId id);

  /**
   * Finds the commit an engine made for a statement, by {@code userMetadata}, after a version. If
   * there is none the statement wrote nothing: zero rows at {@code fromVersion}.
   */
  CommitSummary committed(URI location, long fromVersion, QueryId id);

  /** Removes a table's directory with everything in it; nothing happens if it is not there. */
  void discard(URI location);
}
