// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.ColumnCondition;
import io.tarn.api.DataFile;
import io.tarn.api.DeltaStorage;
import io.tarn.api.FunctionCatalog;
import io.tarn.api.SchemaEntry;
import io.tarn.api.SnapshotVersion;
import io.tarn.api.TableCatalog;
import io.tarn.api.TableEntry;
import io.tarn.api.TableName;
import io.tarn.api.TableSnapshot;
import io.tarn.api.TagCatalog;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers for names from memory and for tables from their storage. */
final class StoredTableCatalog implements TableCatalog {
  private final NameIndex index;
  private final DeltaStorage storage;
  private final TagIndex tags;
  private final FunctionCatalog functions;

  StoredTableCatalog(NameIndex index, DeltaStorage storage, TagIndex tags) {
    this.tags = tags;
    this.index = index;
    this.storage = storage;
    this.functions = new StoredFunctionCatalog(index);
  }

  @Override
  public List<String> catalogs() {
    return BuiltInCatalog.titles();
  }

  @Override
  public List<SchemaEntry> schemas(String catalog) {
    return index.schemas(BuiltInCatalog.require(catalog));
  }

  @Override
  public List<TableEntry> tables(String catalog, String schema) {
    return index.requireSchema(BuiltInCatalog.require(catalog), schema).all().stream()
        .map(tags::decorated)
        .toList();
  }

  @Override
  public Optional<TableEntry> find(TableName name) {
    return index.find(name).map(tags::decorated);
  }

  @Override
  public TableSnapshot snapshot(TableEntry.DeltaTable table, SnapshotVersion version) {
    return storage.snapshot(table.location(), version);
  }

  @Override
  public List<DataFile> files(TableSnapshot snapshot) {
    return storage.files(snapshot);
  }

  @Override
  public List<DataFile> files(TableSnapshot snapshot, List<ColumnCondition> conditions) {
    return storage.files(snapshot, conditions);
  }

  @Override
  public Map<String, long[]> deletedRows(TableSnapshot snapshot) {
    return storage.deletedRows(snapshot);
  }

  @Override
  public TagCatalog tags() {
    return tags;
  }

  @Override
  public FunctionCatalog functions() {
    return functions;
  }
}
