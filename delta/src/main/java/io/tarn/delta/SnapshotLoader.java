// SPDX-License-Identifier: Apache-2.0
package io.tarn.delta;

import io.delta.kernel.Snapshot;
import io.delta.kernel.SnapshotBuilder;
import io.delta.kernel.TableManager;
import io.delta.kernel.commit.Committer;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.expressions.Predicate;
import io.delta.kernel.internal.DeltaHistoryManager;
import io.delta.kernel.internal.actions.Protocol;
import io.delta.kernel.internal.tablefeatures.TableFeature;
import io.tarn.api.ColumnCondition;
import io.tarn.api.DataFile;
import io.tarn.api.TableSnapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Reads versions of tables from their logs; remembers nothing. */
final class SnapshotLoader {
  private static final int KEPT_FILES = 20_000;

  private final Engine engine;
  private final Committer committer;

  SnapshotLoader(Engine engine, Committer committer) {
    this.engine = engine;
    this.committer = committer;
  }

  Snapshot newest(Path table) {
    return builder(table).build(engine);
  }

  Snapshot atVersion(Path table, long version) {
    return builder(table).atVersion(version).build(engine);
  }

  private SnapshotBuilder builder(Path table) {
    return TableManager.loadSnapshot(table.toString()).withCommitter(committer);
  }

  /** The oldest version whose state can still be told. */
  long oldest(Snapshot snapshot) {
    return DeltaHistoryManager.getEarliestRecreatableCommit(
        engine, snapshot.getLogPath(), Optional.empty());
  }

  long timestampMillis(Snapshot snapshot) {
    return snapshot.getTimestamp(engine);
  }

  /** The newest version committed at or before a time that is not before the oldest's. */
  long versionAt(Snapshot newest, long millis) {
    return DeltaHistoryManager.getActiveCommitAtTimestamp(
            engine,
            newest,
            newest.getLogPath(),
            millis,
            /* mustBeRecreatable= */ true,
            /* canReturnLastCommit= */ true,
            /* canReturnEarliestCommit= */ true,
            List.of())
        .getVersion();
  }

  /** Reads all of a version: one pass over its files. */
  LoadedSnapshot load(Path table, Snapshot snapshot) {
    try {
      Tally tally = new Tally();
      new ScanFiles(engine, snapshot).forEach(tally);
      return new LoadedSnapshot(snapshot, describe(table, snapshot, tally), tally.kept());
    } catch (IOException e) {
      throw DeltaErrors.translate(table, e);
    }
  }

  /** The files of a version that were too many to keep. */
  List<DataFile> files(Path table, Snapshot snapshot) {
    try {
      List<DataFile> files = new ArrayList<>();
      new ScanFiles(engine, snapshot).forEach(files::add);
      return files;
    } catch (IOException e) {
      throw DeltaErrors.translate(table, e);
    }
  }

  /** The files of a version that may hold rows meeting all conditions. */
  List<DataFile> files(Path table, Snapshot snapshot, List<ColumnCondition> conditions) {
    try {
      List<DataFile> files = new ArrayList<>();
      ScanFiles scan = new ScanFiles(engine, snapshot);
      Optional<Predicate> predicate = ScanPredicate.of(snapshot.getSchema(), conditions);
      if (predicate.isPresent()) {
        scan.forEach(predicate.get(), files::add);
      } else {
        scan.forEach(files::add);
      }
      return files;
    } catch (IOException e) {
      throw DeltaErrors.translate(table, e);
    }
  }

  private TableSnapshot describe(Path table, Snapshot snapshot, Tally tally) {
    return new TableSnapshot(
        table.toUri(),
        snapshot.getVersion(),
        true,
        timestampMillis(snapshot),
        ArrowSchemas.schema(snapshot.getSchema()),
        snapshot.getPartitionColumnNames(),
        snapshot.getTableProperties(),
        readerFeatures(snapshot.getProtocol()),
        tally.statistics());
  }

  private static Set<String> readerFeatures(Protocol protocol) {
    return protocol.getImplicitlyAndExplicitlySupportedReaderWriterFeatures().stream()
        .filter(TableFeature::isReaderWriterFeature)
        .map(TableFeature::featureName)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Sums up files as they come by, and keeps them while they are few. */
  private static final class Tally implements Consumer<DataFile> {
    private final List<DataFile> files = new ArrayList<>();
    private long count;
    private long bytes;
    private long rows;
    private boolean rowsKnown = true;

    @Override
    public void accept(DataFile file) {
      count++;
      bytes += file.bytes();
      rowsKnown &= file.rows().isPresent();
      rows += file.rows().orElse(0) - file.deletedRows();
      if (count <= KEPT_FILES) {
        files.add(file);
      } else {
        files.clear();
      }
    }

    Optional<List<DataFile>> kept() {
      return count <= KEPT_FILES ? Optional.of(List.copyOf(files)) : Optional.empty();
    }

    TableSnapshot.Statistics statistics() {
      return new TableSnapshot.Statistics(
          count, bytes, rowsKnown ? OptionalLong.of(rows) : OptionalLong.empty());
    }
  }
}
