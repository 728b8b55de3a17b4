// SPDX-License-Identifier: Apache-2.0
package io.tarn.server;

import io.tarn.api.ColumnCondition;
import io.tarn.api.DataFile;
import io.tarn.api.FunctionCatalog;
import io.tarn.api.SchemaEntry;
import io.tarn.api.SnapshotVersion;
import io.tarn.api.TableCatalog;
import io.tarn.api.TableEntry;
import io.tarn.api.TableName;
import io.tarn.api.TableSnapshot;
import io.tarn.api.TagCatalog;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The catalog, except that who asks for a sample table, or for all of them, while the samples are
 * still being written waits for them instead of being told of a part.
 */
final class CatalogWithSamples implements TableCatalog {
  private static final String SAMPLES = "samples";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final TableCatalog catalog;
  private final CompletableFuture<Void> samplesLoaded;

  CatalogWithSamples(TableCatalog catalog, CompletableFuture<Void> samplesLoaded) {
    this.catalog = catalog;
    this.samplesLoaded = samplesLoaded;
  }

  @Override
  public List<String> catalogs() {
    return catalog.catalogs();
  }

  @Override
  public List<SchemaEntry> schemas(String name) {
    return catalog.schemas(name);
  }

  @Override
  public List<TableEntry> tables(String name, String schema) {
    if (name.equalsIgnoreCase(SAMPLES)) {
      awaitSamples();
    }
    return catalog.tables(name, schema);
  }

  @Override
  public Optional<TableEntry> find(TableName name) {
    Optional<TableEntry> found = catalog.find(name);
    if (found.isPresent() || samplesLoaded.isDone() || !name.catalog().equalsIgnoreCase(SAMPLES)) {
      return found;
    }
    awaitSamples();
    return catalog.find(name);
  }

  private void awaitSamples() {
    try {
      samplesLoaded.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // The table is not there; the caller says so, the loader has logged why.
      return;
    }
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
    return catalog.functions();
  }
}
