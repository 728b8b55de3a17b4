// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.CatalogChange;
import io.tarn.api.CatalogEditor;
import io.tarn.api.CommitSummary;
import io.tarn.api.DataFile;
import io.tarn.api.ErrorCode;
import io.tarn.api.FunctionCatalog;
import io.tarn.api.FunctionEntry;
import io.tarn.api.FunctionName;
import io.tarn.api.IfExists;
import io.tarn.api.QueryId;
import io.tarn.api.SchemaEntry;
import io.tarn.api.SessionSettings;
import io.tarn.api.SnapshotVersion;
import io.tarn.api.TableCatalog;
import io.tarn.api.TableDefinition;
import io.tarn.api.TableEntry;
import io.tarn.api.TableName;
import io.tarn.api.TablePolicies;
import io.tarn.api.TableSnapshot;
import io.tarn.api.WarehouseException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/** A catalog in memory. Counts what is asked of it; changes are refused. */
final class FakeCatalog implements TableCatalog, CatalogEditor {
  private final Map<String, TableEntry> entries = new LinkedHashMap<>();
  private final Map<String, FunctionEntry> functions = new LinkedHashMap<>();
  private final Map<URI, List<TableSnapshot>> versions = new LinkedHashMap<>();
  final AtomicInteger listings = new AtomicInteger();
  final AtomicInteger snapshots = new AtomicInteger();

  /** TPC-H in {@code main.default} and {@code samples.tpch}. */
  static FakeCatalog tpch() {
    FakeCatalog catalog = new FakeCatalog();
    catalog.addAll("main.default", "tpch-tables.txt");
    catalog.addAll("samples.tpch", "tpch-tables.txt");
    return catalog;
  }

  /** TPC-DS in {@code main.default}. */
  static FakeCatalog tpcds() {
    FakeCatalog catalog = new FakeCatalog();
    catalog.addAll("main.default", "tpcds-tables.txt");
    return catalog;
  }

  /** The star schema benchmark in {@code main.default}. */
  static FakeCatalog ssb() {
    FakeCatalog catalog = new FakeCatalog();
    catalog.addAll("main.default", "ssb-tables.txt");
    return catalog;
  }

  private void addAll(String namespace, String resource) {
    try (InputStream in = FakeCatalog.class.getResourceAsStream(resource)) {
      String text =
          new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
      text.lines().forEach(line -> table(namespace + "." + line));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds a table such as {@code main.default.t:a int,b string}, at version 3. */
  FakeCatalog table(String text) {
    int colon = text.indexOf(':');
    TableName name = name(text.substring(0, colon));
    return table(name, Columns.schema(text.substring(colon + 1)));
  }

  /** Adds a table at version 3. */
  FakeCatalog table(TableName name, Schema schema) {
    URI location =
        URI.create("file:///data/" + name.catalog() + "/" + name.schema() + "/" + name.table());
    entries.put(
        key(name),
        new TableEntry.DeltaTable(
            name, Optional.of("about " + name.table()), "ann", location, List.of()));
    List<TableSnapshot> history = new ArrayList<>();
    for (int version = 0; version <= 3; version++) {
      history.add(snapshot(location, version, schema));
    }
    versions.put(location, history);
    return this;
  }

  private static TableSnapshot snapshot(URI location, int version, Schema schema) {
    return new TableSnapshot(
        location,
        version,
        version == 3,
        1_000_000L * version,
        schema,
        List.of(),
        Map.of(),
        Set.of(),
        new TableSnapshot.Statistics(4, 100_000, OptionalLong.of(1000)));
  }

  FakeCatalog view(String text, String sql, String columns) {
    TableName name = name(text);
    SessionSettings namespace =
        SessionSettings.defaults().withNamespace(name.catalog(), name.schema());
    entries.put(
        key(name),
        new TableEntry.View(
            name, Optional.empty(), "ann", sql, namespace, Columns.schema(columns)));
    return this;
  }

  /** Puts policies on a table such as {@code main.default.t}. */
  FakeCatalog policies(String text, TablePolicies policies) {
    TableName name = name(text);
    TableEntry.DeltaTable table =
        (TableEntry.DeltaTable) Objects.requireNonNull(entries.get(key(name)));
    entries.put(
        key(name),
        new TableEntry.DeltaTable(
            name, table.comment(), table.owner(), table.location(), table.constraints(), policies));
    return this;
  }

  FakeCatalog function(FunctionEntry function) {
    functions.put(function.name().toString().toLowerCase(Locale.ROOT), function);
    return this;
  }

  @Override
  public FunctionCatalog functions() {
    return new FunctionCatalog() {
      @Override
      public Optional<FunctionEntry> find(FunctionName name) {
        return Optional.ofNullable(functions.get(name.toString().toLowerCase(Locale.ROOT)));
      }

      @Override
      public List<FunctionEntry> functions(String catalog, String schema) {
        return List.copyOf(functions.values());
      }
    };
  }

  private static TableName name(String text) {
    String[] parts = text.split("\\.", 3);
    return new TableName(parts[0], parts[1], parts[2]);
  }

  private static String key(TableName name) {
    return name.toString().toLowerCase(Locale.ROOT);
  }

  @Override
  public List<String> catalogs() {
    return entries.values().stream().map(e -> e.name().catalog()).distinct().sorted().toList();
  }

  @Override
  public List<SchemaEntry> schemas(String catalog) {
    if (!catalogs().contains(catalog)) {
      throw WarehouseException.of(ErrorCode.CATALOG_NOT_FOUND, "no catalog " + catalog);
    }
    return entries.values().stream()
        .filter(e -> e.name().catalog().equalsIgnoreCase(catalog))
        .map(e -> e.name().schema())
        .distinct()
        .sorted()
        .map(schema -> new SchemaEntry(catalog, schema, Optional.of("about " + schema), "ann"))
        .toList();
  }

  @Override
  public List<TableEntry> tables(String catalog, String schema) {
    listings.incrementAndGet();
    if (schemas(catalog).stream().noneMatch(s -> s.name().equalsIgnoreCase(schema))) {
      throw WarehouseException.of(ErrorCode.SCHEMA_NOT_FOUND, "no schema " + schema);
    }
    return entries.values().stream()
        .filter(e -> e.name().catalog().equalsIgnoreCase(catalog))
        .filter(e -> e.name().schema().equalsIgnoreCase(schema))
        .toList();
  }

  @Override
  public Optional<TableEntry> find(TableName name) {
    return Optional.ofNullable(entries.get(key(name)));
  }

  @Override
  public TableSnapshot snapshot(TableEntry.DeltaTable table, SnapshotVersion version) {
    snapshots.incrementAndGet();
    List<TableSnapshot> history = Objects.requireNonNull(versions.get(table.location()));
    if (version instanceof SnapshotVersion.AsOfVersion asOf) {
      if (asOf.version() >= history.size()) {
        throw WarehouseException.of(ErrorCode.VERSION_NOT_FOUND, "no version " + asOf.version());
      }
      return history.get(Math.toIntExact(asOf.version()));
    }
    if (version instanceof SnapshotVersion.AsOfTimestamp asOf) {
      return history.stream()
          .filter(s -> s.timestampMillis() <= asOf.millis())
          .reduce((first, second) -> second)
          .orElseThrow(
              () -> WarehouseException.of(ErrorCode.VERSION_NOT_FOUND, "nothing that early"));
    }
    return history.get(history.size() - 1);
  }

  @Override
  public List<DataFile> files(TableSnapshot snapshot) {
    return List.of();
  }

  @Override
  public void checkWritable(TableName name, String user) {}

  @Override
  public URI newLocation(TableName name) {
    return URI.create("file:///data/new/" + name.table());
  }

  @Override
  public void apply(CatalogChange change, String user) {
    throw new UnsupportedOperationException("the planner changes nothing");
  }

  @Override
  public void reserveStorage(URI location, TableDefinition definition) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void createStorage(URI location, TableDefinition definition) {
    throw new UnsupportedOperationException("the planner changes nothing");
  }

  @Override
  public void register(URI location, TableDefinition definition, IfExists ifExists, String user) {
    throw new UnsupportedOperationException("the planner changes nothing");
  }

  @Override
  public void discardStorage(URI location) {
    throw new UnsupportedOperationException("the planner changes nothing");
  }

  @Override
  public CommitSummary committed(URI location, long fromVersion, QueryId id) {
    throw new UnsupportedOperationException("the planner changes nothing");
  }

  /** Columns of a table or view as written in tests. */
  static final class Columns {
    private Columns() {}

    static Schema schema(String text) {
      List<Field> fields = new ArrayList<>();
      for (String column : text.split(",(?![^(<]*[)>])", -1)) {
        String[] parts = column.trim().split(" ", 2);
        fields.add(ArrowColumns.field(parts[0], parts[1]));
      }
      return new Schema(fields);
    }
  }
}
