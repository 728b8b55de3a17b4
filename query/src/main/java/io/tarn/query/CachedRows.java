// SPDX-License-Identifier: Apache-2.0
package io.tarn.query;

import io.tarn.api.ErrorCode;
import io.tarn.api.ResultStream;
import io.tarn.api.WarehouseException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.types.pojo.Schema;

/** An answer read back from the cache. */
final class CachedRows implements ResultStream {
  private static final int BUFFER = 1 << 18;

  private final ArrowStreamReader reader;
  private final VectorSchemaRoot root;

  private CachedRows(ArrowStreamReader reader, VectorSchemaRoot root) {
    this.reader = reader;
    this.root = root;
  }

  /** Opens a file; empty if it has other columns. */
  static Optional<ResultStream> open(Path file, Schema schema, BufferAllocator allocator)
      throws IOException {
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
