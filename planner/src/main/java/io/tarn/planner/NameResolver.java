// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.AccessControl;
import io.tarn.api.ColumnCondition;
import io.tarn.api.DataFile;
import io.tarn.api.FunctionEntry;
import io.tarn.api.FunctionName;
import io.tarn.api.LaneSql;
import io.tarn.api.PinnedTable;
import io.tarn.api.Privilege;
import io.tarn.api.Securable;
import io.tarn.api.SessionSettings;
import io.tarn.api.SnapshotVersion;
import io.tarn.api.SystemTableSource;
import io.tarn.api.TableCatalog;
import io.tarn.api.TableEntry;
import io.tarn.api.TableName;
import io.tarn.api.TablePolicies;
import io.tarn.api.TableSnapshot;
import io.tarn.api.WarehouseException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * Finds what the names of one statement stand for. Each table is pinned once: whatever is written
 * meanwhile, every mention of it reads the same version. Not thread-safe; one for each statement.
 */
final class NameResolver {
  private record Pin(URI location, SnapshotVersion version) {}

  private final TableCatalog catalog;
  private final AccessControl access;
  private final String caller;
  private final Lookups lookups;
  private final List<SystemTableSource> systemTables;
  private final Map<Pin, TableSnapshot> snapshots = new LinkedHashMap<>();
  private final Map<String, BoundTable> tables = new LinkedHashMap<>();
  private final Set<Securable> called = new LinkedHashSet<>();
  private boolean policies;

  NameResolver(
      TableCatalog catalog,
      List<SystemTableSource> systemTables,
      AccessControl access,
      String caller) {
    this.catalog = catalog;
    this.access = access;
    this.caller = caller;
    this.lookups = new Lookups(catalog, access);
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

  /** The catalog as the caller sees it. */
  TableCatalog visible() {
    return lookups.visibleTo(caller);
  }

  /** What a name stands for to the caller; the error names the nearest ones. */
  TableEntry entry(TableName name, SqlParserPos pos) {
    return find(name).orElseThrow(() -> notFound(name, pos));
  }

  Optional<TableEntry> find(TableName name) {
    return find(caller, name);
  }

  private Optional<TableEntry> find(String principal, TableName name) {
    Optional<TableEntry> found = lookups.find(principal, name);
    return found.isPresent() || !access.sees(principal, Securable.table(name))
        ? found
        : source(name).map(source -> (TableEntry) source.table());
  }

  /** A table or view whose rows are to be read with a principal's rights. */
  TableEntry readable(String principal, TableName name, SqlParserPos pos) {
    TableEntry entry = find(principal, name).orElseThrow(() -> notFound(name, pos));
    require(principal, Privilege.SELECT, Securable.table(entry.name()), pos);
    return entry;
  }

  /** What has a name, also if the caller may not know of it: nothing new can have that name. */
  Optional<TableEntry> taken(TableName name) {
    return catalog.find(name);
  }

  /** Refuses a caller who lacks a right. */
  void require(Privilege privilege, Securable object, SqlParserPos pos) {
    require(caller, privilege, object, pos);
  }

  void require(Privilege privilege, TableEntry entry, SqlParserPos pos) {
    require(caller, privilege, Securable.table(entry.name()), pos);
  }

  private void require(String principal, Privilege privilege, Securable object, SqlParserPos pos) {
    lookups
        .missing(principal, privilege, object)
        .ifPresent(
            missing -> {
              throw missing.refusal(principal, PlannerErrors.position(pos));
            });
  }

  boolean isMember(String principal, String group) {
    return lookups.isMember(principal, group);
  }

  /** Whether the caller has a right. */
  boolean may(Privilege privilege, Securable object) {
    return access.missing(caller, privilege, object).isEmpty();
  }

  /**
   * Whether the caller itself may read all that is bound, as it is stored and not only through
   * views, and the text of all functions that are called.
   */
  boolean mayReadInputs() {
    return !policies
        && called.stream().allMatch(function -> may(Privilege.MANAGE, function))
        && tables.values().stream()
            .filter(table -> table.snapshot().isPresent())
            .allMatch(table -> may(Privilege.SELECT, Securable.table(table.name())));
  }

  /** What stands between a table and the caller. */
  TablePolicies policies(TableEntry.DeltaTable table) {
    return policies(table, SnapshotVersion.latest());
  }

  /** What stands between a version of a table and the caller. */
  TablePolicies policies(TableEntry.DeltaTable table, SnapshotVersion version) {
    TablePolicies found = table.policies();
    if (!found.byTag().policies().isEmpty()) {
      Set<String> columns = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
      columns.addAll(columns(table, SnapshotVersion.latest()));
      columns.addAll(columns(table, version));
      found =
          found.byTag().with(found, List.copyOf(columns), principal -> isMember(caller, principal));
    }
    policies |= !found.isEmpty();
    return found;
  }

  private List<String> columns(TableEntry.DeltaTable table, SnapshotVersion version) {
    return pin(table, version).schema().getFields().stream().map(Field::getName).toList();
  }

  /** An engine's words about a failure may quote what policies hide. */
  LaneSql.ErrorDetail errorDetail() {
    return policies ? LaneSql.ErrorDetail.WITHHELD : LaneSql.ErrorDetail.TOLD;
  }

  /** The function of a name, as a principal sees it. */
  Optional<FunctionEntry> function(String principal, FunctionName name) {
    return lookups.find(principal, name);
  }

  /** Refuses a principal that may not call a function. */
  void requireCallable(String principal, FunctionEntry function, SqlParserPos pos) {
    Securable object = Securable.function(function.name());
    require(principal, Privilege.EXECUTE, object, pos);
    called.add(object);
  }

  /** What has a name, also if the caller may not know of it: nothing new can have that name. */
  Optional<FunctionEntry> taken(FunctionName name) {
    return catalog.functions().find(name);
  }

  /** The functions beside one that the caller may know of. */
  List<String> functionsNear(FunctionName name) {
    try {
      return visible().functions().functions(name.catalog(), name.schema()).stream()
          .map(function -> function.name().function())
          .toList();
    } catch (WarehouseException e) {
      return List.of();
    }
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
      visible()
          .tables(name.catalog(), name.schema())
          .forEach(entry -> similar.add(entry.name().table()));
    } catch (WarehouseException e) {
      return missingNamespace(name, pos);
    }
    return PlannerErrors.tableNotFound(name.toString(), pos, name.table(), similar);
  }

  private WarehouseException missingNamespace(TableName name, SqlParserPos pos) {
    List<String> catalogs = visible().catalogs();
    if (catalogs.stream().noneMatch(name.catalog()::equalsIgnoreCase)) {
      return PlannerErrors.tableNotFound(name.toString(), pos, name.catalog(), catalogs);
    }
    List<String> schemas = visible().schemas(name.catalog()).stream().map(s -> s.name()).toList();
    return PlannerErrors.tableNotFound(name.toString(), pos, name.schema(), schemas);
  }
}
