// SPDX-License-Identifier: Apache-2.0
package io.tarn.delta;

import io.delta.kernel.Operation;
import io.delta.kernel.Snapshot;
import io.delta.kernel.Transaction;
import io.delta.kernel.TransactionCommitResult;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.hook.PostCommitHook;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.utils.CloseableIterable;
import io.delta.kernel.utils.CloseableIterator;
import io.tarn.api.ArrowBatches;
import io.tarn.api.CommitSummary;
import io.tarn.api.QueryId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.apache.arrow.memory.BufferAllocator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One append: files first, then one commit that makes them visible. */
final class TableAppend {
  private static final Logger LOG = LoggerFactory.getLogger(TableAppend.class);

  private final Engine engine;
  private final BufferAllocator allocator;
  private final DeltaConfig config;
  private final Path table;

  TableAppend(Engine engine, BufferAllocator allocator, DeltaConfig config, Path table) {
    this.engine = engine;
    this.allocator = allocator;
    this.config = config;
    this.table = table;
  }

  CommitSummary run(Snapshot snapshot, ArrowBatches rows, QueryId id) throws IOException {
    WriterGate.requireWritable(snapshot);
    Transaction transaction =
        snapshot.buildUpdateTableTransaction(DeltaTables.ENGINE, Operation.WRITE).build(engine);
    WriteTarget target = WriteTarget.match(transaction, engine, rows.schema());
    FileWriter writer = new FileWriter(engine, transaction, target.fileSchema());
    long count =
        target.isPartitioned()
            ? writePartitions(target, writer, rows)
            : writeFiles(target, writer, rows);
    if (count == 0) {
      return new CommitSummary(snapshot.getVersion(), 0);
    }
    Map<String, String> stamps = stamps(snapshot, writer, count, id);
    transaction.withCommitterProperties(() -> stamps);
    return commit(transaction, writer, count, id);
  }

  private static long writeFiles(WriteTarget target, FileWriter writer, ArrowBatches rows)
      throws IOException {
    CountedBatches batches = new CountedBatches(target, rows);
    writer.write(batches, Map.of());
    return batches.count;
  }

  private long writePartitions(WriteTarget target, FileWriter writer, ArrowBatches rows)
      throws IOException {
    long count = 0;
    try (PartitionBuffer buffer =
        new PartitionBuffer(allocator, config.partitionBufferBytes(), target, writer)) {
      while (rows.next()) {
        buffer.add(rows.root());
        count += rows.root().getRowCount();
      }
      buffer.flush();
    }
    return count;
  }

  private static Map<String, String> stamps(
      Snapshot snapshot, FileWriter writer, long count, QueryId id) {
    Map<String, String> stamps = new LinkedHashMap<>();
    stamps.put(CommitStamp.USER_METADATA, id.value());
    stamps.put(CommitStamp.METRIC + "numFiles", Integer.toString(writer.actions().size()));
    stamps.put(CommitStamp.METRIC + "numOutputRows", Long.toString(count));
    stamps.put(CommitStamp.METRIC + "numOutputBytes", Long.toString(writer.bytes()));
    stamps.put(CommitStamp.PARAMETER + "mode", "Append");
    stamps.put(
        CommitStamp.PARAMETER + "partitionBy",
        snapshot.getPartitionColumnNames().stream()
            .map(name -> '"' + name + '"')
            .collect(Collectors.joining(",", "[", "]")));
    return stamps;
  }

  private CommitSummary commit(Transaction transaction, FileWriter writer, long count, QueryId id) {
    try {
      CloseableIterator<io.delta.kernel.data.Row> actions =
          Utils.toCloseableIterator(writer.actions().iterator());
      TransactionCommitResult result =
          transaction.commit(engine, CloseableIterable.inMemoryIterable(actions));
      tidy(result.getPostCommitHooks());
      return new CommitSummary(result.getVersion(), count);
    } catch (RuntimeException e) {
      // It may have failed after the commit was there: then the files belong to the table.
      return new TransactionLog(table)
          .find(id, transaction.getReadTableVersion())
          .orElseThrow(() -> e);
    }
  }

  /** Checkpoints keep the log short to read. The rows are committed: a failure here is no error. */
  private void tidy(Collection<PostCommitHook> hooks) {
    for (PostCommitHook hook : hooks) {
      if (hook.getType() == PostCommitHook.PostCommitHookType.CHECKPOINT) {
        try {
          hook.threadSafeInvoke(engine);
        } catch (IOException | RuntimeException e) {
          LOG.warn("No checkpoint was written for the table at {}", table, e);
        }
      }
    }
  }

  /** The given batches as they come; one at a time is in memory. */
  private static final class CountedBatches implements CloseableIterator<FilteredColumnarBatch> {
    private final WriteTarget target;
    private final ArrowBatches rows;
    private boolean loaded;
    private long count;

    CountedBatches(WriteTarget target, ArrowBatches rows) {
      this.target = target;
      this.rows = rows;
    }

    @Override
    public boolean hasNext() {
      loaded = loaded || rows.next();
      return loaded;
    }

    @Override
    public FilteredColumnarBatch next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      loaded = false;
      count += rows.root().getRowCount();
      return target.batch(rows.root()).unfiltered();
    }

    @Override
    public void close() {} // whoever gave the rows closes them
  }
}
