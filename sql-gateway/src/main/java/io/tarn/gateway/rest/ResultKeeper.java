// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway.rest;

import io.tarn.api.ArrowBatches;
import io.tarn.api.QueryId;
import io.tarn.api.ResultStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;

/** Writes results to files, a directory for each statement, and removes them. */
final class ResultKeeper {
  private static final long CHUNK_BYTES = 4L << 20;

  /** A value takes as much in JSON at least, however little it takes in Arrow: {@code null,}. */
  private static final int LEAST_BYTES = 5;

  private final Path directory;
  private final long maxBytes;
  private final Map<QueryId, Long> kept = new ConcurrentHashMap<>();

  /**
   * @param directory holds nothing else; what an earlier server left in it is removed
   * @param maxBytes most bytes of all results together
   */
  ResultKeeper(Path directory, long maxBytes) {
    this.directory = directory;
    this.maxBytes = maxBytes;
    sweep();
  }

  /**
   * How much of a result is kept.
   *
   * @param rows more than these are left out
   * @param bytes what comes after so many is left out
   * @param mostBytes a result that has more is refused
   */
  record Limits(long rows, long bytes, long mostBytes) {}

  /**
   * Reads rows to their end, or to the limit, into files.
   *
   * @throws io.tarn.api.WarehouseException if the rows fail, or there is no room for them
   */
  KeptResult keep(QueryId id, ResultStream rows, Limits limits) {
    Path target = directory.resolve(id.value());
    try {
      Files.createDirectories(target);
      return new Writing(id, target, limits).all(rows);
    } catch (IOException e) {
      remove(id);
      throw RestErrors.cannotKeep(e);
    } catch (RuntimeException e) {
      remove(id);
      throw e;
    }
  }

  void remove(QueryId id) {
    try {
      removeAll(directory.resolve(id.value()));
    } finally {
      kept.remove(id);
    }
  }

  void sweep() {
    try (Stream<Path> results =
        Files.isDirectory(directory) ? Files.list(directory) : Stream.of()) {
      results.forEach(ResultKeeper::removeAll);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    kept.clear();
  }

  private static void removeAll(Path directory) {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (java.nio.file.NoSuchFileException gone) {
      // That is what was wanted.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One result on its way to files. */
  private final class Writing {
    private final QueryId id;
    private final Path target;
    private final Limits limits;
    private final List<Chunk> chunks = new ArrayList<>();
    private long rows;
    private long bytes;
    private boolean truncated;
    private boolean more = true;

    Writing(QueryId id, Path target, Limits limits) {
      this.id = id;
      this.target = target;
      this.limits = limits;
    }

    KeptResult all(ResultStream source) throws IOException {
      while (more) {
        chunk(source);
      }
      if (chunks.size() > 1 && chunks.get(chunks.size() - 1).rows() == 0) {
        chunks.remove(chunks.size() - 1);
      }
      return new KeptResult(source.schema(), chunks, truncated, source.warnings());
    }

    private void chunk(ArrowBatches source) throws IOException {
      Path file = target.resolve(chunks.size() + ".arrow");
      long first = rows;
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
          ChunkWriter writer = new ChunkWriter(source.root(), out)) {
        while (more && weight(source.root(), writer.bytes(), rows - first) < CHUNK_BYTES) {
          more = source.next();
          if (more) {
            write(writer, source.root());
          }
        }
      }
      long size = Files.size(file);
      bytes += size;
      kept.merge(id, size, Long::sum);
      if (kept.values().stream().mapToLong(Long::longValue).sum() > maxBytes) {
        throw RestErrors.noRoom(maxBytes);
      }
      chunks.add(
          new Chunk(chunks.size(), first, rows - first, size, () -> Files.newInputStream(file)));
    }

    private static long weight(VectorSchemaRoot root, long bytes, long rows) {
      return Math.max(bytes, rows * root.getFieldVectors().size() * LEAST_BYTES);
    }

    private void write(ChunkWriter writer, VectorSchemaRoot root) throws IOException {
      long wanted = Math.min(root.getRowCount(), limits.rows() - rows);
      if (bytes + writer.bytes() >= limits.bytes()) {
        wanted = 0;
      }
      if (wanted < root.getRowCount()) {
        truncated = true;
        more = false;
      }
      if (wanted > 0) {
        writer.write((int) wanted);
        rows += wanted;
      }
      if (weight(root, bytes + writer.bytes(), rows) > limits.mostBytes()) {
        throw RestErrors.tooLargeInline(limits.mostBytes());
      }
    }
  }

  /** An Arrow stream of some batches of a root that goes on after it. */
  private static final class ChunkWriter implements AutoCloseable {
    private final VectorSchemaRoot root;
    private final ArrowStreamWriter writer;

    ChunkWriter(VectorSchemaRoot root, OutputStream out) throws IOException {
      this.root = root;
      this.writer =
          new ArrowStreamWriter(root, new DictionaryProvider.MapDictionaryProvider(), out);
      writer.start();
    }

    /** Writes the first rows of what the root holds now. */
    void write(int rows) throws IOException {
      root.setRowCount(Math.min(rows, root.getRowCount()));
      writer.writeBatch();
    }

    long bytes() {
      return writer.bytesWritten();
    }

    @Override
    public void close() throws IOException {
      writer.end();
    }
  }
}
