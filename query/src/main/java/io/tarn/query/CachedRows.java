// SPDX-License-Identifier: Apache-2.0
package io.tarn.query;

import io.tarn.api.ErrorCode;
import io.tarn.api.ResultStream;
import io.tarn.api.WarehouseException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.types.pojo.Schema;

/** An answer read back from the cache. */
final class CachedRows implements ResultStream {
  private static final int BUFFER = 1 << 18;
  private static final long SEAL = 0x5441524e524f5753L;
  private static final int SEAL_BYTES = 2 * Long.BYTES;

  private final ArrowStreamReader reader;
  private final VectorSchemaRoot root;

  private CachedRows(ArrowStreamReader reader, VectorSchemaRoot root) {
    this.reader = reader;
    this.root = root;
  }

  /** Ends a file that is complete: one that was cut short or is something else has no such end. */
  static void seal(Path file) throws IOException {
    ByteBuffer end = ByteBuffer.allocate(SEAL_BYTES).putLong(SEAL).putLong(Files.size(file));
    Files.write(file, end.array(), StandardOpenOption.APPEND);
  }

  private static void requireSeal(Path file) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      long rows = channel.size() - SEAL_BYTES;
      ByteBuffer end = ByteBuffer.allocate(SEAL_BYTES);
      boolean read = rows >= 0 && channel.position(rows).read(end) == SEAL_BYTES;
      if (!read || end.getLong(0) != SEAL || end.getLong(Long.BYTES) != rows) {
        throw new IOException("no end of rows");
      }
    }
  }

  /** Opens a file; empty if it has other columns. */
  static Optional<ResultStream> open(Path file, Schema schema, BufferAllocator allocator)
      throws IOException {
    requireSeal(file);
    InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
    ArrowStreamReader reader = new ArrowStreamReader(in, allocator);
    try {
      VectorSchemaRoot root = reader.getVectorSchemaRoot();
      if (root.getSchema().equals(schema)) {
        return Optional.of(new CachedRows(reader, root));
      }
    } catch (IOException | RuntimeException unreadable) {
      reader.close();
      throw unreadable;
    }
    reader.close();
    return Optional.empty();
  }

  @Override
  public Schema schema() {
    return root.getSchema();
  }

  @Override
  public VectorSchemaRoot root() {
    return root;
  }

  @Override
  public boolean next() {
    try {
      return reader.loadNextBatch();
    } catch (IOException unreadable) {
      throw WarehouseException.of(
          ErrorCode.TABLE_STORAGE_ERROR,
          "A cached result could not be read. Use SET result_cache = off",
          unreadable);
    }
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException unclean) {
      throw WarehouseException.internal("A cached result could not be closed", unclean);
    }
  }
}
