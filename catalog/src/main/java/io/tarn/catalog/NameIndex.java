// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.SchemaEntry;
import io.tarn.api.SystemTableSource;
import io.tarn.api.TableEntry;
import io.tarn.api.TableName;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * All names in memory, as the database has them: what this gateway changes at once, what others
 * change within a second. Each method sees or makes one change as a whole.
 */
final class NameIndex {
  private final NameTables tables;
  private final List<SystemTableSource> systemTables;
  private volatile Map<BuiltInCatalog, ConcurrentNavigableMap<String, SchemaNames>> catalogs;

  NameIndex(NameTables tables, List<SystemTableSource> systemTables) {
    this.tables = tables;
    this.systemTables = List.copyOf(systemTables);
    this.catalogs = load();
  }

  /** Reads everything again: others wrote, or a transaction's outcome is not known. */
  void reload() {
    catalogs = load();
  }

  private Map<BuiltInCatalog, ConcurrentNavigableMap<String, SchemaNames>> load() {
    Map<BuiltInCatalog, ConcurrentNavigableMap<String, SchemaNames>> loaded =
        new EnumMap<>(BuiltInCatalog.class);
    for (BuiltInCatalog catalog : BuiltInCatalog.values()) {
      loaded.put(catalog, new ConcurrentSkipListMap<>());
    }
    for (SchemaNames schema : tables.loadAll()) {
      BuiltInCatalog catalog = BuiltInCatalog.require(schema.entry().catalog());
      schemasOf(loaded, catalog).put(NameRules.key(schema.entry().name()), schema);
    }
    ConcurrentNavigableMap<String, SchemaNames> system = schemasOf(loaded, BuiltInCatalog.SYSTEM);
    for (SystemTableSource source : systemTables) {
      TableEntry.SystemTable table = source.table();
      system
          .computeIfAbsent(NameRules.key(table.name().schema()), key -> systemSchema(table.name()))
          .put(table);
    }
    return loaded;
  }

  private static SchemaNames systemSchema(TableName table) {
    return new SchemaNames(
        new SchemaEntry(
            BuiltInCatalog.SYSTEM.title(),
            table.schema(),
            Optional.empty(),
            BuiltInCatalog.INTERNAL_USER));
  }

  private static ConcurrentNavigableMap<String, SchemaNames> schemasOf(
      Map<BuiltInCatalog, ConcurrentNavigableMap<String, SchemaNames>> catalogs,
      BuiltInCatalog catalog) {
    ConcurrentNavigableMap<String, SchemaNames> schemas = catalogs.get(catalog);
    if (schemas == null) {
      throw new IllegalStateException("every catalog has an entry from the start");
    }
    return schemas;
  }

  List<SchemaEntry> schemas(BuiltInCatalog catalog) {
    return schemasOf(catalogs, catalog).values().stream().map(SchemaNames::entry).toList();
  }

  Optional<SchemaNames> schema(BuiltInCatalog catalog, String schema) {
    return Optional.ofNullable(schemasOf(catalogs, catalog).get(NameRules.key(schema)));
  }

  SchemaNames requireSchema(BuiltInCatalog catalog, String schema) {
    return schema(catalog, schema)
        .orElseThrow(
            () -> CatalogErrors.schemaNotFound(catalog.title(), schema, schemaTitles(catalog)));
  }

  Collection<String> schemaTitles(BuiltInCatalog catalog) {
    return schemas(catalog).stream().map(SchemaEntry::name).toList();
  }

  Optional<TableEntry> find(TableName name) {
    return BuiltInCatalog.byName(name.catalog())
        .flatMap(catalog -> schema(catalog, name.schema()))
        .flatMap(schema -> schema.find(name.table()));
  }

  void add(BuiltInCatalog catalog, SchemaEntry schema) {
    schemasOf(catalogs, catalog).put(NameRules.key(schema.name()), new SchemaNames(schema));
  }

  void remove(BuiltInCatalog catalog, String schema) {
    schemasOf(catalogs, catalog).remove(NameRules.key(schema));
  }
}
