// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The catalog as one principal sees it. What must not be seen is not there: the same errors, the
 * same lists, no key that points to it.
 */
public final class VisibleCatalog implements TableCatalog {
  private final TableCatalog catalog;
  private final AccessControl access;
  private final String principal;

  public VisibleCatalog(TableCatalog catalog, AccessControl access, String principal) {
    this.catalog = catalog;
    this.access = access;
    this.principal = principal;
  }

  @Override
  public List<String> catalogs() {
    return catalog.catalogs().stream()
        .filter(name -> access.sees(principal, Securable.catalog(name)))
        .toList();
  }

  @Override
  public List<SchemaEntry> schemas(String name) {
    if (catalogs().stream().noneMatch(name::equalsIgnoreCase)) {
      throw WarehouseException.of(
          ErrorCode.CATALOG_NOT_FOUND,
          "There is no catalog '" + name + "'. SHOW CATALOGS lists what there is.");
    }
    return catalog.schemas(name).stream().filter(this::sees).toList();
  }

  private boolean sees(SchemaEntry schema) {
    return access.sees(principal, Securable.schema(schema.catalog(), schema.name()));
  }

  @Override
  public List<TableEntry> tables(String catalogName, String schema) {
    requireSchema(catalogName, schema);
    return catalog.tables(catalogName, schema).stream()
        .filter(this::sees)
        .map(this::withVisibleKeys)
        .toList();
  }

  private void requireSchema(String catalogName, String schema) {
    if (schemas(catalogName).stream().noneMatch(known -> known.name().equalsIgnoreCase(schema))) {
      throw WarehouseException.of(
          ErrorCode.SCHEMA_NOT_FOUND,
          "There is no schema '"
              + schema
              + "' in catalog '"
              + catalogName
              + "'. SHOW SCHEMAS lists what there is.");
    }
  }

  @Override
  public Optional<TableEntry> find(TableName name) {
    return catalog.find(name).filter(this::sees).map(this::withVisibleKeys);
  }

  private boolean sees(TableEntry entry) {
    return access.sees(principal, Securable.table(entry.name()));
  }

  private TableEntry withVisibleKeys(TableEntry entry) {
    if (!(entry instanceof TableEntry.DeltaTable table)
        || table.constraints().stream().allMatch(this::pointsToVisible)) {
      return entry;
    }
    return new TableEntry.DeltaTable(
        table.name(),
        table.comment(),
        table.owner(),
        table.location(),
        table.constraints().stream().filter(this::pointsToVisible).toList(),
        table.policies());
  }

  private boolean pointsToVisible(KeyConstraint key) {
    return !(key instanceof KeyConstraint.ForeignKey foreign)
        || access.sees(principal, Securable.table(foreign.referenced()));
  }

  @Override
  public TableSnapshot snapshot(TableEntry.DeltaTable table, SnapshotVersion version) {
    return catalog.snapshot(table, version);
  }

  @Override
  public List<DataFile> files(TableSnapshot snapshot) {
    return catalog.files(snapshot);
  }

  @Override
  public List<DataFile> files(TableSnapshot snapshot, List<ColumnCondition> conditions) {
    return catalog.files(snapshot, conditions);
  }

  @Override
  public Map<String, long[]> deletedRows(TableSnapshot snapshot) {
    return catalog.deletedRows(snapshot);
  }

  @Override
  public TagCatalog tags() {
    return catalog.tags();
  }

  @Override
  public FunctionCatalog functions() {
    return new FunctionCatalog() {
      @Override
      public Optional<FunctionEntry> find(FunctionName name) {
        return catalog.functions().find(name).filter(this::sees);
      }

      @Override
      public List<FunctionEntry> functions(String catalogName, String schema) {
        requireSchema(catalogName, schema);
        return catalog.functions().functions(catalogName, schema).stream()
            .filter(this::sees)
            .toList();
      }

      private boolean sees(FunctionEntry function) {
        return access.sees(principal, Securable.function(function.name()));
      }
    };
  }
}
