// SPDX-License-Identifier: Apache-2.0
package io.tarn.query;

import io.tarn.api.ArrowBatches;
import io.tarn.api.IfExists;
import io.tarn.api.IngestMode;
import io.tarn.api.QueryId;
import io.tarn.api.TableCatalog;
import io.tarn.api.TableDefinition;
import io.tarn.api.TableEntry;
import io.tarn.api.TableName;
import io.tarn.api.TableWriter;
import java.util.Optional;

/** Writes rows a client sends, without any engine. */
final class RowIngest {
  private final TableCatalog catalog;
  private final TableWriter writer;
  private final TableLocks locks;

  RowIngest(TableCatalog catalog, TableWriter writer, TableLocks locks) {
    this.catalog = catalog;
    this.writer = writer;
    this.locks = locks;
  }

  long ingest(
      TableName name, IngestMode mode, ArrowBatches rows, Statement statement, String user) {
    QueryId id = statement.id();
    Optional<TableEntry> existing = catalog.find(name);
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
