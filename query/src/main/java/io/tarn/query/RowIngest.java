// SPDX-License-Identifier: Apache-2.0
package io.tarn.query;

import io.tarn.api.AccessControl;
import io.tarn.api.ArrowBatches;
import io.tarn.api.IfExists;
import io.tarn.api.IngestMode;
import io.tarn.api.Privilege;
import io.tarn.api.QueryId;
import io.tarn.api.Securable;
import io.tarn.api.TableCatalog;
import io.tarn.api.TableDefinition;
import io.tarn.api.TableEntry;
import io.tarn.api.TableName;
import io.tarn.api.TableWriter;
import java.util.Optional;

/** Writes rows a client sends, without any engine. */
final class RowIngest {
  private final TableCatalog catalog;
  private final AccessControl access;
  private final TableWriter writer;
  private final TableLocks locks;

  RowIngest(Tables tables, TableLocks locks) {
    this.catalog = tables.catalog();
    this.access = tables.access();
    this.writer = tables.writer();
    this.locks = locks;
  }

  long ingest(
      TableName name, IngestMode mode, ArrowBatches rows, Statement statement, String user) {
    QueryId id = statement.id();
    Optional<TableEntry> existing = catalog.find(name);
    check(name, mode, existing, user);
    return switch (mode) {
      case CREATE -> {
        if (existing.isPresent()) {
          throw QueryErrors.tableExists(name);
        }
        yield create(name, IfExists.FAIL, rows, id, user);
      }
      case REPLACE -> create(name, IfExists.REPLACE, rows, id, user);
      case APPEND ->
          append(name, existing.orElseThrow(() -> QueryErrors.tableMissing(name)), rows, statement);
      case CREATE_OR_APPEND ->
          existing.isPresent()
              ? append(name, existing.get(), rows, statement)
              : create(name, IfExists.FAIL, rows, id, user);
    };
  }

  /** What the caller may not know of is refused as if it were not there, where it can be. */
  private void check(TableName name, IngestMode mode, Optional<TableEntry> existing, String user) {
    boolean append =
        mode == IngestMode.APPEND || (mode == IngestMode.CREATE_OR_APPEND && existing.isPresent());
    if (append) {
      if (existing.isEmpty() || !access.sees(user, Securable.table(name))) {
        throw QueryErrors.tableMissing(name);
      }
      require(user, Privilege.MODIFY, Securable.table(existing.get().name()));
      return;
    }
    Securable schema = Securable.schema(name.catalog(), name.schema());
    if (!access.sees(user, schema)) {
      throw QueryErrors.schemaMissing(name);
    }
    require(user, Privilege.CREATE_TABLE, schema);
    if (mode == IngestMode.REPLACE && existing.isPresent()) {
      require(user, Privilege.MANAGE, Securable.table(existing.get().name()));
    }
  }

  private void require(String user, Privilege privilege, Securable object) {
    access
        .missing(user, privilege, object)
        .ifPresent(
            missing -> {
              throw missing.refusal(user, null);
            });
  }

  private long create(
      TableName name, IfExists ifExists, ArrowBatches rows, QueryId id, String user) {
    return writer.create(TableDefinition.of(name, rows.schema()), ifExists, rows, id, user).rows();
  }

  private long append(TableName name, TableEntry entry, ArrowBatches rows, Statement statement) {
    if (entry instanceof TableEntry.DeltaTable table) {
      return locks.write(
          table.location(), statement, () -> writer.append(table, rows, statement.id()).rows());
    }
    throw QueryErrors.notATable(name);
  }
}
