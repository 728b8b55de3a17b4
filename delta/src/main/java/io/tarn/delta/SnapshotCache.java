// SPDX-License-Identifier: Apache-2.0
package io.tarn.delta;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.delta.kernel.Snapshot;
import io.tarn.api.ColumnCondition;
import io.tarn.api.DataFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Versions of tables, read once each. Whether the newest one it knows is still the newest is asked
 * of the log every time, so commits are seen at once, whoever made them.
 */
final class SnapshotCache {
  private final SnapshotLoader loader;
  private final Cache<Key, LoadedSnapshot> versions;
  private final ConcurrentMap<Path, TransactionLog.Mark> newest = new ConcurrentHashMap<>();

  private record Key(Path table, long version) {}

  SnapshotCache(SnapshotLoader loader, long cachedFiles) {
    this.loader = loader;
    this.versions =
        Caffeine.newBuilder()
            .maximumWeight(cachedFiles)
            .weigher((Key key, LoadedSnapshot snapshot) -> snapshot.weight())
            .build();
  }

  LoadedSnapshot latest(Path table) {
    TransactionLog log = new TransactionLog(table);
    TransactionLog.Mark known = newest.get(table);
    if (known != null && log.isNewest(known)) {
      return versions.get(
          new Key(table, known.version()),
          key -> loader.load(table, loader.atVersion(table, key.version())));
    }
    Snapshot snapshot = loader.newest(table);
    return remember(table, log, known, snapshot);
  }

  private LoadedSnapshot remember(
      Path table, TransactionLog log, TransactionLog.@Nullable Mark known, Snapshot snapshot) {
    boolean sameTable = known != null && log.mark(known.version()).equals(Optional.of(known));
    if (!sameTable) {
      forget(table); // a table replaced by another one counts its versions anew
    }
    LoadedSnapshot loaded =
        versions.get(new Key(table, snapshot.getVersion()), key -> loader.load(table, snapshot));
    log.mark(snapshot.getVersion()).ifPresent(mark -> newest.put(table, mark));
    return loaded;
  }

  LoadedSnapshot atVersion(Path table, long version) {
    LoadedSnapshot latest = latest(table);
    long last = latest.table().version();
    if (version == last) {
      return latest;
    }
    LoadedSnapshot cached = versions.getIfPresent(new Key(table, version));
    if (cached != null) {
      return cached;
    }
    long first = loader.oldest(latest.kernel());
    if (version < first || version > last) {
      throw DeltaErrors.versionNotFound(version, first, last);
    }
    return versions.get(
        new Key(table, version), key -> loader.load(table, loader.atVersion(table, version)));
  }

  LoadedSnapshot atTime(Path table, long millis) {
    LoadedSnapshot latest = latest(table);
    if (millis >= latest.table().timestampMillis()) {
      return latest;
    }
    long version = loader.versionAt(latest.kernel(), millis);
    LoadedSnapshot found = atVersion(table, version);
    if (found.table().timestampMillis() > millis) {
      throw DeltaErrors.noVersionThen(
          Instant.ofEpochMilli(millis),
          version,
          Instant.ofEpochMilli(found.table().timestampMillis()),
          latest.table().version());
    }
    return found;
  }

  List<DataFile> files(Path table, long version) {
    LoadedSnapshot snapshot = atVersion(table, version);
    return snapshot.files().orElseGet(() -> loader.files(table, snapshot.kernel()));
  }

  List<DataFile> files(Path table, long version, List<ColumnCondition> conditions) {
    return loader.files(table, atVersion(table, version).kernel(), conditions);
  }

  /** Whether a version is the newest this cache has seen. */
  boolean isNewest(Path table, long version) {
    TransactionLog.Mark mark = newest.get(table);
    return mark != null && mark.version() == version;
  }

  void forget(Path table) {
    newest.remove(table);
    versions.asMap().keySet().removeIf(key -> key.table().equals(table));
  }
}
