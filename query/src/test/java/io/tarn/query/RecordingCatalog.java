// SPDX-License-Identifier: Apache-2.0
package io.tarn.query;

import io.tarn.api.CatalogChange;
import io.tarn.api.CatalogEditor;
import io.tarn.api.CommitSummary;
import io.tarn.api.CopyLedger;
import io.tarn.api.DataFile;
import io.tarn.api.FunctionCatalog;
import io.tarn.api.IfExists;
import io.tarn.api.QueryHistory;
import io.tarn.api.QueryId;
import io.tarn.api.QueryInfo;
import io.tarn.api.SchemaEntry;
import io.tarn.api.SnapshotVersion;
import io.tarn.api.SourceFile;
import io.tarn.api.TableCatalog;
import io.tarn.api.TableDefinition;
import io.tarn.api.TableEntry;
import io.tarn.api.TableName;
import io.tarn.api.TableSnapshot;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A catalog that writes down what is asked of it. */
final class RecordingCatalog implements TableCatalog, CatalogEditor, CopyLedger, QueryHistory {
  final List<String> calls = new CopyOnWriteArrayList<>();
  final List<QueryInfo> history = new CopyOnWriteArrayList<>();
  private final List<SourceFile> loaded = new ArrayList<>();
  private List<SourceFile> pending = List.of();

  @Override
  public List<String> catalogs() {
    return List.of("main");
  }

  @Override
  public List<SchemaEntry> schemas(String catalog) {
    return List.of();
  }

  @Override
  public List<TableEntry> tables(String catalog, String schema) {
    return List.of();
  }

  @Override
  public FunctionCatalog functions() {
    return FunctionCatalog.NONE;
  }

  @Override
  public Optional<TableEntry> find(TableName name) {
    return Optional.empty();
  }

  @Override
  public TableSnapshot snapshot(TableEntry.DeltaTable table, SnapshotVersion version) {
    throw new UnsupportedOperationException("not needed by these tests");
  }

  @Override
  public List<DataFile> files(TableSnapshot snapshot) {
    throw new UnsupportedOperationException("not needed by these tests");
  }

  @Override
  public void apply(CatalogChange change, String user) {
    calls.add("apply");
  }

  @Override
  public void checkWritable(TableName name, String user) {
    if (!user.equals("admin")) {
      throw io.tarn.api.WarehouseException.of(
          io.tarn.api.ErrorCode.PERMISSION_DENIED, user + " may not write " + name);
    }
  }

  @Override
  public URI newLocation(TableName name) {
    return ScriptedPlanner.LOCATION;
  }

  @Override
  public void reserveStorage(URI location, TableDefinition definition) {
    calls.add("reserveStorage");
  }

  @Override
  public void createStorage(URI location, TableDefinition definition) {
    calls.add("createStorage");
  }

  @Override
  public void register(URI location, TableDefinition definition, IfExists ifExists, String user) {
    calls.add("register by " + user);
  }

  @Override
  public void discardStorage(URI location) {
    calls.add("discardStorage");
  }

  @Override
  public CommitSummary committed(URI location, long fromVersion, QueryId id) {
    calls.add("committed from " + fromVersion);
    return new CommitSummary(fromVersion + 1, 42);
  }

  @Override
  public synchronized List<SourceFile> notYetLoaded(URI location, List<SourceFile> files) {
    return files.stream().filter(f -> !loaded.contains(f)).toList();
  }

  @Override
  public void beginForced(URI location, long fromVersion, List<SourceFile> files, QueryId id) {
    begin(location, fromVersion, files, id);
  }

  @Override
  public synchronized void begin(
      URI location, long fromVersion, List<SourceFile> files, QueryId id) {
    pending = files;
  }

  @Override
  public synchronized void end(QueryId id, boolean committed) {
    if (committed) {
      loaded.addAll(pending);
    }
    pending = List.of();
  }

  @Override
  public void record(QueryInfo info) {
    history.add(info);
  }

  @Override
  public List<QueryInfo> newest(int limit) {
    return history;
  }

  @Override
  public int closeUnfinished(String reason) {
    return 0;
  }
}
