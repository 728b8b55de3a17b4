// SPDX-License-Identifier: Apache-2.0
package io.tarn.delta;

import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.utils.CloseableIterator;
import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Sorts rows into partitions within bounded memory: rows wait, copied, until their share is full or
 * the largest shares must make room.
 */
final class PartitionBuffer implements AutoCloseable {
  private static final int INITIAL_ROWS = 32;

  private final BufferAllocator allocator;
  private final long maxBytes;
  private final WriteTarget target;
  private final FileWriter writer;
  private final Map<PartitionKey, VectorSchemaRoot> waiting = new LinkedHashMap<>();

  PartitionBuffer(BufferAllocator parent, long maxBytes, WriteTarget target, FileWriter writer) {
    this.allocator = parent.newChildAllocator("delta partitions", 0, Long.MAX_VALUE);
    this.maxBytes = maxBytes;
    this.target = target;
    this.writer = writer;
  }

  void add(VectorSchemaRoot rows) throws IOException {
    target.batch(rows); // refuses NULLs before anything is copied
    List<ColumnVector> keys = target.partitionVectors(rows);
    for (int row = 0; row < rows.getRowCount(); row++) {
      PartitionKey partition = PartitionKey.of(target.partitionFields(), keys, row);
      VectorSchemaRoot share =
          waiting.computeIfAbsent(partition, key -> emptyShare(rows.getSchema()));
      copy(rows, row, share);
      if (allocator.getAllocatedMemory() > maxBytes) {
        makeRoom();
      }
    }
  }

  private VectorSchemaRoot emptyShare(Schema schema) {
    VectorSchemaRoot share = VectorSchemaRoot.create(schema, allocator);
    share.getFieldVectors().forEach(vector -> vector.setInitialCapacity(INITIAL_ROWS));
    return share;
  }

  private static void copy(VectorSchemaRoot from, int row, VectorSchemaRoot to) {
    int end = to.getRowCount();
    List<FieldVector> sources = from.getFieldVectors();
    List<FieldVector> targets = to.getFieldVectors();
    for (int i = 0; i < sources.size(); i++) {
      targets.get(i).copyFromSafe(row, end, sources.get(i));
    }
    to.setRowCount(end + 1);
  }

  private void makeRoom() throws IOException {
    List<PartitionKey> largest =
        waiting.entrySet().stream()
            .sorted(Comparator.comparingInt(entry -> -entry.getValue().getRowCount()))
            .map(Map.Entry::getKey)
            .toList();
    for (PartitionKey partition : largest) {
      if (allocator.getAllocatedMemory() <= maxBytes / 2) {
        return;
      }
      write(partition);
    }
  }

  /** Writes out all that waits. */
  void flush() throws IOException {
    for (PartitionKey partition : List.copyOf(waiting.keySet())) {
      write(partition);
    }
  }

  private void write(PartitionKey partition) throws IOException {
    VectorSchemaRoot share = waiting.get(partition);
    if (share != null) {
      waiting.remove(partition);
      try (share) {
        CloseableIterator<FilteredColumnarBatch> batches =
            Utils.singletonCloseableIterator(target.batch(share).unfiltered());
        writer.write(batches, partition.literals());
      }
    }
  }

  @Override
  public void close() {
    waiting.values().forEach(VectorSchemaRoot::close);
    waiting.clear();
    allocator.close();
  }
}
