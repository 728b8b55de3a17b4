// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.ColumnCondition;
import io.tarn.api.DataFile;
import io.tarn.api.FunctionEntry;
import io.tarn.api.FunctionName;
import io.tarn.api.PinnedTable;
import io.tarn.api.SessionSettings;
import io.tarn.api.SnapshotVersion;
import io.tarn.api.SystemTableSource;
import io.tarn.api.TableCatalog;
import io.tarn.api.TableEntry;
import io.tarn.api.TableName;
import io.tarn.api.TableSnapshot;
import io.tarn.api.WarehouseException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * Finds what the names of one statement stand for. Each table is pinned once: whatever is written
 * meanwhile, every mention of it reads the same version. Not thread-safe; one for each statement.
 */
final class NameResolver {
  private record Pin(URI location, SnapshotVersion version) {}

  private final TableCatalog catalog;
  private final Lookups lookups;
  private final List<SystemTableSource> systemTables;
  private final Map<Pin, TableSnapshot> snapshots = new LinkedHashMap<>();
  private final Map<String, BoundTable> tables = new LinkedHashMap<>();

  NameResolver(TableCatalog catalog, List<SystemTableSource> systemTables) {
    this.catalog = catalog;
    this.lookups = new Lookups(catalog);
    this.systemTables = systemTables;
  }

  /** A name of one to three parts, completed with the current catalog and schema. */
  static TableName complete(List<String> parts, SessionSettings settings, SqlParserPos pos) {
    return switch (parts.size()) {
      case 1 -> new TableName(settings.catalog(), settings.schema(), parts.get(0));
      case 2 -> new TableName(settings.catalog(), parts.get(0), parts.get(1));
      case 3 -> new TableName(parts.get(0), parts.get(1), parts.get(2));
      default -> throw PlannerErrors.tooManyNameParts(String.join(".", parts), pos);
    };
  }

  /** What a name stands for; the error names the nearest ones. */
  TableEntry entry(TableName name, SqlParserPos pos) {
    return find(name).orElseThrow(() -> notFound(name, pos));
  }

  Optional<TableEntry> find(TableName name) {
    Optional<TableEntry> found = lookups.find(name);
    return found.isPresent() ? found : source(name).map(source -> (TableEntry) source.table());
  }

  Optional<FunctionEntry> find(FunctionName name) {
    return lookups.find(name);
  }

  private Optional<SystemTableSource> source(TableName name) {
    return systemTables.stream()
        .filter(
            source ->
                source
                    .table()
                    .name()
                    .toString()
                    .toLowerCase(Locale.ROOT)
                    .equals(name.toString().toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  /** The Delta table of a name, or an error that says what it is instead. */
  TableEntry.DeltaTable deltaTable(TableName name, SqlParserPos pos) {
    TableEntry entry = entry(name, pos);
    if (entry instanceof TableEntry.DeltaTable table) {
      return table;
    }
    throw PlannerErrors.wrongKind(entry, pos, "table");
  }

  /** A table's version, read once for the statement. */
  TableSnapshot pin(TableEntry.DeltaTable table, SnapshotVersion version) {
    return snapshots.computeIfAbsent(
        new Pin(table.location(), version), pin -> lookups.snapshot(table, version));
  }

  /** A table to read at a version, known to the validator by the key it gets here. */
  BoundTable bind(TableEntry.DeltaTable table, SnapshotVersion version) {
    TableSnapshot snapshot = pin(table, version);
    String key =
        table.name() + (version instanceof SnapshotVersion.Latest ? "" : "@v" + snapshot.version());
    return tables.computeIfAbsent(key, k -> BoundTable.delta(k, table.name(), snapshot));
  }

  BoundTable bind(TableEntry.SystemTable table, SqlParserPos pos) {
    SystemTableSource source = source(table.name()).orElseThrow(() -> notFound(table.name(), pos));
    return tables.computeIfAbsent(
        table.name().toString(), key -> BoundTable.system(key, table.name(), source));
  }

  /** A table that has no name in the catalog. */
  BoundTable bind(BoundTable unnamed) {
    return tables.computeIfAbsent(unnamed.key(), key -> unnamed);
  }

  /** The files of a pinned table that may hold rows of interest. */
  List<DataFile> files(TableSnapshot snapshot, List<ColumnCondition> conditions) {
    return catalog.files(snapshot, conditions);
  }

  Map<String, long[]> deletedRows(TableSnapshot snapshot) {
    return catalog.deletedRows(snapshot);
  }

  /** What the catalog was asked so far. */
  Lookups lookups() {
    return lookups;
  }

  /** Everything bound so far. */
  List<BoundTable> tables() {
    return List.copyOf(tables.values());
  }

  /** The Delta tables bound so far, at their versions. */
  List<PinnedTable> inputs() {
    List<PinnedTable> inputs = new ArrayList<>();
    for (BoundTable table : tables.values()) {
      table.snapshot().ifPresent(snapshot -> inputs.add(new PinnedTable(table.name(), snapshot)));
    }
    return inputs;
  }

  private WarehouseException notFound(TableName name, SqlParserPos pos) {
    List<String> similar = new ArrayList<>();
    try {
      catalog
          .tables(name.catalog(), name.schema())
          .forEach(entry -> similar.add(entry.name().table()));
    } catch (WarehouseException e) {
      return missingNamespace(name, pos);
    }
    return PlannerErrors.tableNotFound(name.toString(), pos, name.table(), similar);
  }

  private WarehouseException missingNamespace(TableName name, SqlParserPos pos) {
    List<String> catalogs = catalog.catalogs();
    if (catalogs.stream().noneMatch(name.catalog()::equalsIgnoreCase)) {
      return PlannerErrors.tableNotFound(name.toString(), pos, name.catalog(), catalogs);
    }
    List<String> schemas = catalog.schemas(name.catalog()).stream().map(s -> s.name()).toList();
    return PlannerErrors.tableNotFound(name.toString(), pos, name.schema(), schemas);
  }
}
