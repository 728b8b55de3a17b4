// SPDX-License-Identifier: Apache-2.0
package io.tarn.testkit;

import io.tarn.api.ArrowBatches;
import io.tarn.api.CommitSummary;
import io.tarn.api.DataFile;
import io.tarn.api.DeltaStorage;
import io.tarn.api.ErrorCode;
import io.tarn.api.QueryId;
import io.tarn.api.SnapshotVersion;
import io.tarn.api.TableDefinition;
import io.tarn.api.TableSnapshot;
import io.tarn.api.WarehouseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tables as real directories whose contents are only counted: enough for tests of names, files left
 * behind and failures, without any Delta library. What it knows of a table dies with it.
 */
public final class FakeDeltaStorage implements DeltaStorage {
  private final Map<URI, Table> tables = new ConcurrentHashMap<>();
  private volatile @Nullable WarehouseException failure;

  private record Commit(Optional<QueryId> id, long rows, long timestampMillis) {}

  private record Table(TableDefinition definition, List<Commit> commits) {
    synchronized CommitSummary add(Commit commit) {
      commits.add(commit);
      return new CommitSummary(commits.size() - 1L, commit.rows());
    }

    synchronized List<Commit> upTo(long version) {
      return List.copyOf(commits.subList(0, Math.toIntExact(version + 1)));
    }

    synchronized long latest() {
      return commits.size() - 1L;
    }
  }

  /** Makes the next append, create or discard fail once it is half done. */
  public void failNext(WarehouseException next) {
    failure = next;
  }

  /** What an engine does: commits rows to a table in the name of a statement. */
  public CommitSummary commit(URI location, QueryId id, long rows) {
    return table(location).add(new Commit(Optional.of(id), rows, System.currentTimeMillis()));
  }

  /** Locations whose directory exists. */
  public Set<URI> locations() {
    return Set.copyOf(tables.keySet());
  }

  @Override
  public TableSnapshot snapshot(URI location, SnapshotVersion version) {
    Table table = table(location);
    long latest = table.latest();
    long asked = latest;
    if (version instanceof SnapshotVersion.AsOfVersion asOf) {
      asked = asOf.version();
    }
    if (asked < 0 || asked > latest) {
      throw WarehouseException.of(ErrorCode.VERSION_NOT_FOUND, "There is no version " + asked);
    }
    List<Commit> commits = table.upTo(asked);
    long rows = commits.stream().mapToLong(Commit::rows).sum();
    return new TableSnapshot(
        location,
        asked,
        asked == latest,
        commits.get(commits.size() - 1).timestampMillis(),
        table.definition().schema(),
        table.definition().partitionColumns(),
        table.definition().properties(),
        Set.of(),
        new TableSnapshot.Statistics(commits.size() - 1L, rows, OptionalLong.of(rows)));
  }

  @Override
  public List<DataFile> files(TableSnapshot snapshot) {
    List<DataFile> files = new ArrayList<>();
    List<Commit> commits = table(snapshot.location()).upTo(snapshot.version());
    for (int version = 1; version < commits.size(); version++) {
      long rows = commits.get(version).rows();
      files.add(
          new DataFile(
              snapshot.location() + "/" + version + ".parquet",
              rows,
              Map.of(),
              OptionalLong.of(rows),
              0,
              Set.of()));
    }
    return files;
  }

  @Override
  public void create(URI location, TableDefinition definition) {
    Path directory = Path.of(location);
    try {
      if (Files.isDirectory(directory) && !isEmpty(directory)) {
        throw WarehouseException.of(
            ErrorCode.TABLE_STORAGE_ERROR, "There are files in " + directory);
      }
      Files.createDirectories(directory.resolve("_delta_log"));
      failIfAsked();
      Table table = new Table(definition, new ArrayList<>());
      table.add(new Commit(Optional.empty(), 0, System.currentTimeMillis()));
      tables.put(location, table);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.findAny().isEmpty();
    }
  }

  @Override
  public CommitSummary append(URI location, ArrowBatches rows, QueryId id) {
    Table table = table(location);
    long count = 0;
    while (rows.next()) {
      count += rows.root().getRowCount();
    }
    failIfAsked();
    return table.add(new Commit(Optional.of(id), count, System.currentTimeMillis()));
  }

  @Override
  public CommitSummary committed(URI location, long fromVersion, QueryId id) {
    Table table = table(location);
    List<Commit> commits = table.upTo(table.latest());
    for (int version = Math.toIntExact(fromVersion + 1); version < commits.size(); version++) {
      Commit commit = commits.get(version);
      if (commit.id().filter(id::equals).isPresent()) {
        return new CommitSummary(version, commit.rows());
      }
    }
    return new CommitSummary(fromVersion, 0);
  }

  @Override
  public void discard(URI location) {
    failIfAsked();
    tables.remove(location);
    Path directory = Path.of(location);
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Table table(URI location) {
    Table table = tables.get(location);
    if (table == null) {
      throw WarehouseException.of(
          ErrorCode.TABLE_STORAGE_ERROR, "There is no table at " + location);
    }
    return table;
  }

  private void failIfAsked() {
    WarehouseException next = failure;
    if (next != null) {
      failure = null;
      throw next;
    }
  }
}
