// SPDX-License-Identifier: Apache-2.0
package io.tarn.delta;

import io.delta.kernel.defaults.engine.fileio.FileIO;
import io.delta.kernel.engine.Engine;
import io.tarn.api.ArrowBatches;
import io.tarn.api.ColumnCondition;
import io.tarn.api.CommitSummary;
import io.tarn.api.DataFile;
import io.tarn.api.DeltaStorage;
import io.tarn.api.QueryId;
import io.tarn.api.SnapshotVersion;
import io.tarn.api.TableDefinition;
import io.tarn.api.TableSnapshot;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.arrow.memory.BufferAllocator;

/** Delta tables on local disks, through Delta Kernel. */
public final class DeltaTables implements DeltaStorage {
  static final String ENGINE = "Tarn";

  private static final int FILES_NOT_WORTH_PRUNING = 8;

  private final DeltaConfig config;
  private final BufferAllocator allocator;
  private final Function<Consumer<Path>, FileIO> files;
  private final Engine engine;
  private final CommitStamp committer = new CommitStamp();
  private final SnapshotCache snapshots;

  /**
   * @param config sizes
   * @param allocator parent of the buffers in which rows wait for their partition
   */
  public DeltaTables(DeltaConfig config, BufferAllocator allocator) {
    this(config, allocator, onNewFile -> new LocalFiles(config, onNewFile));
  }

  DeltaTables(
      DeltaConfig config, BufferAllocator allocator, Function<Consumer<Path>, FileIO> files) {
    this.config = config;
    this.allocator = allocator;
    this.files = files;
    this.engine = new KernelEngine(files.apply(path -> {}));
    this.snapshots = new SnapshotCache(new SnapshotLoader(engine, committer), config.cachedFiles());
  }

  @Override
  public TableSnapshot snapshot(URI location, SnapshotVersion version) {
    Path table = directory(location);
    return guarded(
        table,
        () -> {
          LoadedSnapshot loaded = load(table, version);
          long found = loaded.table().version();
          return loaded.seenAs(snapshots.isNewest(table, found));
        });
  }

  private LoadedSnapshot load(Path table, SnapshotVersion version) {
    if (version instanceof SnapshotVersion.AsOfVersion asked) {
      return snapshots.atVersion(table, asked.version());
    }
    if (version instanceof SnapshotVersion.AsOfTimestamp asked) {
      return snapshots.atTime(table, asked.millis());
    }
    return snapshots.latest(table);
  }

  @Override
  public List<DataFile> files(TableSnapshot snapshot) {
    Path table = directory(snapshot.location());
    return guarded(table, () -> snapshots.files(table, snapshot.version()));
  }

  /** Asks the log only if there is something to win: an engine skips what a few files hold. */
  @Override
  public List<DataFile> files(TableSnapshot snapshot, List<ColumnCondition> conditions) {
    if (conditions.isEmpty() || snapshot.statistics().files() <= FILES_NOT_WORTH_PRUNING) {
      return files(snapshot);
    }
    Path table = directory(snapshot.location());
    return guarded(table, () -> snapshots.files(table, snapshot.version(), conditions));
  }

  @Override
  public Map<String, long[]> deletedRows(TableSnapshot snapshot) {
    Path table = directory(snapshot.location());
    return guarded(
        table,
        () ->
            new ScanFiles(engine, snapshots.atVersion(table, snapshot.version()).kernel())
                .deletedRows(table));
  }

  @Override
  public void create(URI location, TableDefinition definition) {
    Path table = directory(location);
    guarded(
        table,
        () -> {
          snapshots.forget(table);
          new TableCreation(engine, committer).create(table, definition);
          return table;
        });
  }

  @Override
  public CommitSummary append(URI location, ArrowBatches rows, QueryId id) {
    Path table = directory(location);
    Queue<Path> written = new ConcurrentLinkedQueue<>();
    Engine tracking = new KernelEngine(files.apply(written::add));
    return guarded(
        table,
        () -> {
          try {
            return new TableAppend(tracking, allocator, config, table)
                .run(snapshots.latest(table).kernel(), rows, id);
          } catch (IOException | RuntimeException e) {
            written.forEach(Directories::deleteQuietly);
            throw e;
          }
        });
  }

  @Override
  public CommitSummary committed(URI location, long fromVersion, QueryId id) {
    Path table = directory(location);
    return guarded(
        table,
        () ->
            new TransactionLog(table)
                .find(id, fromVersion)
                .orElseGet(() -> new CommitSummary(fromVersion, 0)));
  }

  @Override
  public void discard(URI location) {
    Path table = directory(location);
    guarded(
        table,
        () -> {
          snapshots.forget(table);
          Directories.delete(table);
          return table;
        });
  }

  private static Path directory(URI location) {
    if (!"file".equals(location.getScheme())) {
      throw DeltaErrors.notLocal(location);
    }
    return Path.of(location).toAbsolutePath().normalize();
  }

  /** The module's door: what leaves it is ours. */
  private static <T> T guarded(Path table, Callable<T> work) {
    try {
      return BareHadoop.call(work);
    } catch (Exception e) {
      throw DeltaErrors.translate(table, e);
    }
  }
}
