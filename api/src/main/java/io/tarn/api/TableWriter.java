// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

/** Writes Arrow rows into Delta tables without any engine. */
public interface TableWriter {
  /**
   * Appends all batches in one commit; columns match by name, ignoring case, missing ones become
   * NULL. Nothing is visible if it fails.
   *
   * @throws WarehouseException {@link ErrorCode#DATATYPE_MISMATCH}, DISK_FULL, CONCURRENT_WRITE, …
   */
  CommitSummary append(TableEntry.DeltaTable table, ArrowBatches rows, QueryId id);

  /** Creates the table and fills it; the name appears only when all rows are there. */
  CommitSummary create(
      TableDefinition definition, IfExists ifExists, ArrowBatches rows, QueryId id, String user);
}
