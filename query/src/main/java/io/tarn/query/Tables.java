// SPDX-License-Identifier: Apache-2.0
package io.tarn.query;

import io.tarn.api.AccessControl;
import io.tarn.api.AccessEditor;
import io.tarn.api.AuditLog;
import io.tarn.api.CatalogEditor;
import io.tarn.api.CopyLedger;
import io.tarn.api.LineageLog;
import io.tarn.api.QueryHistory;
import io.tarn.api.TableCatalog;
import io.tarn.api.TableWriter;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;

/**
 * What statements read and change.
 *
 * @param catalog names
 * @param editor changes of names
 * @param writer rows into tables
 * @param ledger files copied
 * @param history where statements are kept
 * @param access who may do what
 * @param accessEditor changes of users, groups and rights
 * @param audit where refusals are written down
 * @param lineage where it is kept what statements read and wrote
 * @param cache answers that are kept
 * @param allocator memory of rows the gateway makes itself; owned by the caller
 */
public record Tables(
    TableCatalog catalog,
    CatalogEditor editor,
    TableWriter writer,
    CopyLedger ledger,
    QueryHistory history,
    AccessControl access,
    AccessEditor accessEditor,
    AuditLog audit,
    LineageLog lineage,
    Optional<ResultCache> cache,
    BufferAllocator allocator) {
  /** Without a cache, and without keeping lineage. */
  public Tables(
      TableCatalog catalog,
      CatalogEditor editor,
      TableWriter writer,
      CopyLedger ledger,
      QueryHistory history,
      AccessControl access,
      AccessEditor accessEditor,
      AuditLog audit,
      BufferAllocator allocator) {
    this(
        catalog,
        editor,
        writer,
        ledger,
        history,
        access,
        accessEditor,
        audit,
        LineageLog.NONE,
        Optional.empty(),
        allocator);
  }
}
