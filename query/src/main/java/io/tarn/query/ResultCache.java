// SPDX-License-Identifier: Apache-2.0
package io.tarn.query;

import io.tarn.api.ResultStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.types.pojo.Schema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers on disk, by a key that changes with everything they depend on: nothing is ever stale, so
 * nothing is ever invalidated. The least recently used go first. Survives a restart. A failure of
 * the cache never fails a statement.
 */
public final class ResultCache {
  private static final Logger LOG = LoggerFactory.getLogger(ResultCache.class);
  private static final String ENTRY = ".arrow";

  private final Path directory;
  private final long maxBytes;
  private final BufferAllocator allocator;
  private final Map<String, Long> entries = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  /**
   * @param directory for the cache alone; made if it is missing
   * @param maxBytes what all answers may take; 0 keeps none
   * @param allocator owner of the rows that are read back
   */
  public ResultCache(Path directory, long maxBytes, BufferAllocator allocator) {
    this.directory = directory;
    this.maxBytes = maxBytes;
    this.allocator = allocator;
    try {
      Files.createDirectories(directory);
      try (Stream<Path> files = Files.list(directory)) {
        adopt(files.toList());
      }
    } catch (IOException unusable) {
      LOG.warn("The result cache cannot use {}", directory, unusable);
    }
  }

  private void adopt(List<Path> files) throws IOException {
    for (Path file : files) {
      if (!file.toString().endsWith(ENTRY)) {
        Files.deleteIfExists(file);
      }
    }
    files.stream()
        .filter(file -> file.toString().endsWith(ENTRY))
        .sorted(Comparator.comparing(ResultCache::usedAt))
        .forEach(this::add);
  }

  private static FileTime usedAt(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException gone) {
      return FileTime.fromMillis(0);
    }
  }

  /** The answer kept under a key, if there is one with these columns. */
  Optional<ResultStream> find(String key, Schema schema) {
    synchronized (this) {
      if (entries.get(key) == null) {
        return Optional.empty();
      }
    }
    Path file = file(key);
    try {
      Optional<ResultStream> rows = CachedRows.open(file, schema, allocator);
      Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
      return rows;
    } catch (IOException | RuntimeException unreadable) {
      LOG.warn("A cached result cannot be read and is dropped", unreadable);
      remove(key);
      return Optional.empty();
    }
  }

  synchronized boolean holds(String key) {
    return entries.containsKey(key);
  }

  /** The same rows, kept under a key once they are read to their end. */
  ResultStream keep(String key, ResultStream rows) {
    if (maxBytes == 0) {
      return rows;
    }
    try {
      Path draft = Files.createTempFile(directory, "draft-", ".part");
      return new KeptRows(rows, draft, maxBytes / 8, finished -> put(key, finished));
    } catch (IOException unwritable) {
      LOG.warn("A result cannot be cached", unwritable);
      return rows;
    }
  }

  private void put(String key, Path draft) {
    try {
      Path file = file(key);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      add(file);
    } catch (IOException unwritable) {
      LOG.warn("A result cannot be cached", unwritable);
    }
  }

  private synchronized void add(Path file) {
    String name = file.getFileName().toString();
    String key = name.substring(0, name.length() - ENTRY.length());
    Long before = entries.put(key, file.toFile().length());
    bytes += file.toFile().length() - (before == null ? 0 : before);
    Iterator<Map.Entry<String, Long>> oldest = entries.entrySet().iterator();
    while (bytes > maxBytes && oldest.hasNext()) {
      Map.Entry<String, Long> entry = oldest.next();
      bytes -= entry.getValue();
      oldest.remove();
      delete(file(entry.getKey()));
    }
  }

  private synchronized void remove(String key) {
    Long size = entries.remove(key);
    bytes -= size == null ? 0 : size;
    delete(file(key));
  }

  private Path file(String key) {
    return directory.resolve(key + ENTRY);
  }

  /** Whoever reads it still can. */
  static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException kept) {
      LOG.warn("{} could not be removed", file, kept);
    }
  }
}
