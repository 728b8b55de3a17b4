// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.search;

import io.tarn.api.DataFile;
import io.tarn.api.FunctionCatalog;
import io.tarn.api.SchemaEntry;
import io.tarn.api.SessionSettings;
import io.tarn.api.SnapshotVersion;
import io.tarn.api.TableCatalog;
import io.tarn.api.TableEntry;
import io.tarn.api.TableName;
import io.tarn.api.TableSnapshot;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/** A catalog of views in {@code main}, made by hand. Thread-safe. */
public final class ViewCatalog implements TableCatalog {
  private final Map<String, TableEntry> entries = new TreeMap<>();

  /** Adds a view of text columns. */
  public synchronized ViewCatalog with(String schema, String name, String... columns) {
    List<Field> fields =
        Arrays.stream(columns).map(c -> Field.nullable(c, new ArrowType.Utf8())).toList();
    TableName full = new TableName("main", schema, name);
    entries.put(
        TableDocument.key(full),
        new TableEntry.View(
            full,
            Optional.empty(),
            "ann",
            "select 1",
            SessionSettings.defaults(),
            new Schema(fields)));
    return this;
  }

  synchronized void drop(String schema, String name) {
    entries.remove(TableDocument.key(new TableName("main", schema, name)));
  }

  @Override
  public List<String> catalogs() {
    return List.of("main");
  }

  @Override
  public synchronized List<SchemaEntry> schemas(String catalog) {
    return entries.values().stream()
        .map(entry -> entry.name().schema())
        .distinct()
        .map(schema -> new SchemaEntry(catalog, schema, Optional.empty(), "ann"))
        .toList();
  }

  @Override
  public synchronized List<TableEntry> tables(String catalog, String schema) {
    return entries.values().stream().filter(e -> e.name().schema().equals(schema)).toList();
  }

  @Override
  public FunctionCatalog functions() {
    return FunctionCatalog.NONE;
  }

  @Override
  public synchronized Optional<TableEntry> find(TableName name) {
    return Optional.ofNullable(entries.get(TableDocument.key(name)));
  }

  @Override
  public TableSnapshot snapshot(TableEntry.DeltaTable table, SnapshotVersion version) {
    throw new UnsupportedOperationException("there are only views");
  }

  @Override
  public List<DataFile> files(TableSnapshot snapshot) {
    throw new UnsupportedOperationException("there are only views");
  }
}
