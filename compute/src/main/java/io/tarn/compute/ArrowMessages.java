// SPDX-License-Identifier: Apache-2.0
package io.tarn.compute;

import com.google.protobuf.ByteString;
import io.tarn.api.WarehouseException;
import java.io.IOException;
import java.nio.channels.Channels;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorLoader;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ReadChannel;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.ipc.message.MessageMetadataResult;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.spark.connect.proto.ExecutePlanResponse.ArrowBatch;

/**
 * Puts Connect's batches, each an Arrow stream of its own and perhaps in several chunks, into one
 * root. Bytes are copied once, from the message into Arrow's memory.
 */
final class ArrowMessages {
  private final BufferAllocator allocator;
  private final PromisedSchema promised;
  private final VectorSchemaRoot root;
  private final VectorLoader loader;
  private ByteString chunks = ByteString.EMPTY;
  private boolean checked;

  ArrowMessages(BufferAllocator allocator, PromisedSchema promised, VectorSchemaRoot root) {
    this.allocator = allocator;
    this.promised = promised;
    this.root = root;
    this.loader = new VectorLoader(root);
  }

  /**
   * Takes a message.
   *
   * @return whether a batch is complete and in the root
   */
  boolean accept(ArrowBatch message) {
    chunks = chunks.concat(message.getData());
    if (message.hasNumChunksInBatch()
        && message.getChunkIndex() + 1 < message.getNumChunksInBatch()) {
      return false;
    }
    ByteString whole = chunks;
    chunks = ByteString.EMPTY;
    try (ReadChannel channel = new ReadChannel(Channels.newChannel(whole.newInput()))) {
      load(channel);
      return true;
    } catch (IOException broken) {
      throw WarehouseException.internal("Spark sent a batch that cannot be read", broken);
    }
  }

  private void load(ReadChannel channel) throws IOException {
    Schema delivered = MessageSerializer.deserializeSchema(channel);
    if (!checked) {
      promised.check(delivered);
      checked = true;
    }
    MessageMetadataResult metadata = MessageSerializer.readMessage(channel);
    if (metadata == null || metadata.getMessage().headerType() != MessageHeader.RecordBatch) {
      root.allocateNew();
      root.setRowCount(0);
      return;
    }
    ArrowBuf body =
        MessageSerializer.readMessageBody(channel, metadata.getMessageBodyLength(), allocator);
    RecordBatch header = (RecordBatch) metadata.getMessage().header(new RecordBatch());
    try (ArrowRecordBatch batch = MessageSerializer.deserializeRecordBatch(header, body)) {
      loader.load(batch);
    }
  }
}
