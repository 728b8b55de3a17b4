// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway.rest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * The one row that stands for a statement that answers with a count. Kept in memory: what was
 * committed must not be told as failed because a disk is full.
 */
final class AffectedRows {
  private static final Schema SCHEMA =
      new Schema(List.of(Field.nullable("num_affected_rows", new ArrowType.Int(64, true))));

  private AffectedRows() {}

  static KeptResult kept(long count, BufferAllocator allocator) {
    byte[] stream = stream(count, allocator);
    Chunk chunk = new Chunk(0, 0, 1, stream.length, () -> new ByteArrayInputStream(stream));
    return new KeptResult(SCHEMA, List.of(chunk), false, List.of());
  }

  private static byte[] stream(long count, BufferAllocator allocator) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (VectorSchemaRoot root = VectorSchemaRoot.create(SCHEMA, allocator);
        ArrowStreamWriter writer =
            new ArrowStreamWriter(root, new DictionaryProvider.MapDictionaryProvider(), bytes)) {
      ((BigIntVector) root.getVector(0)).setSafe(0, count);
      root.setRowCount(1);
      writer.writeBatch();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
