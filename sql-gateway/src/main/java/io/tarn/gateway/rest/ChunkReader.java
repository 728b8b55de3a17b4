// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tarn.gateway.JsonValues;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads pieces of kept results in the form a client asks for. */
final class ChunkReader {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A chunk in memory as JSON is several times as large as its file. */
  private final Semaphore rendering = new Semaphore(8);

  private final BufferAllocator allocator;

  ChunkReader(BufferAllocator allocator) {
    this.allocator = allocator;
  }

  /**
   * A piece as bytes.
   *
   * @throws io.tarn.api.WarehouseException TABLE_STORAGE_ERROR if the file cannot be read
   */
  byte[] read(Chunk chunk, ResultFormat format) {
    rendering.acquireUninterruptibly();
    try (InputStream content = new BufferedInputStream(chunk.content().open(), 1 << 16)) {
      return format == ResultFormat.ARROW_STREAM ? content.readAllBytes() : json(content);
    } catch (NoSuchFileException e) {
      throw RestErrors.expired();
    } catch (IOException e) {
      throw RestErrors.unreadable(e);
    } finally {
      rendering.release();
    }
  }

  private byte[] json(InputStream content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ArrowStreamReader reader = new ArrowStreamReader(content, allocator);
        JsonGenerator out = JSON.createGenerator(bytes)) {
      out.writeStartArray();
      while (reader.loadNextBatch()) {
        rows(reader.getVectorSchemaRoot(), out);
      }
      out.writeEndArray();
    }
    return bytes.toByteArray();
  }

  private static void rows(VectorSchemaRoot root, JsonGenerator out) throws IOException {
    List<FieldVector> columns = root.getFieldVectors();
    for (int row = 0; row < root.getRowCount(); row++) {
      out.writeStartArray();
      for (FieldVector column : columns) {
        @Nullable Object value = JsonValues.of(column, row);
        if (value == null) {
          out.writeNull();
        } else if (value instanceof String text) {
          out.writeString(text);
        } else {
          out.writeString(JSON.writeValueAsString(value));
        }
      }
      out.writeEndArray();
    }
  }
}
