// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.arrow.flight.impl.Flight.FlightData;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.ipc.message.IpcOption;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.Schema;

/** Writes Arrow IPC messages into heap memory, without direct {@link ByteBuffer}s. */
final class BatchEncoder {
  private static final int ALIGNMENT = 8;

  private BatchEncoder() {}

  static ByteString schema(Schema schema) {
    return ByteString.copyFrom(MessageSerializer.serializeMetadata(schema, IpcOption.DEFAULT));
  }

  static FlightData batch(VectorSchemaRoot root) {
    try (ArrowRecordBatch batch = new VectorUnloader(root).getRecordBatch()) {
      return FlightData.newBuilder()
          .setDataHeader(
              ByteString.copyFrom(MessageSerializer.serializeMetadata(batch, IpcOption.DEFAULT)))
          .setDataBody(UnsafeByteOperations.unsafeWrap(body(batch)))
          .build();
    }
  }

  private static byte[] body(ArrowRecordBatch batch) {
    byte[] body = new byte[Math.toIntExact(batch.computeBodyLength())];
    List<ArrowBuf> buffers = batch.getBuffers();
    int position = 0;
    for (ArrowBuf buffer : buffers) {
      int length = Math.toIntExact(buffer.readableBytes());
      buffer.getBytes(buffer.readerIndex(), body, position, length);
      position += (length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
    return body;
  }
}
