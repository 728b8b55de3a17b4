// SPDX-License-Identifier: Apache-2.0
package io.tarn.compute;

import io.tarn.api.ResultStream;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.spark.connect.proto.ExecutePlanResponse;

/** Rows straight from Spark, one message ahead of the reader. */
final class SparkResult implements ResultStream {
  private final SparkCall call;
  private final StatementSession session;
  private final Execution execution;
  private final BufferAllocator allocator;
  private final VectorSchemaRoot root;
  private final ArrowMessages messages;
  private final ReentrantLock reading = new ReentrantLock();
  private boolean prefetched;
  private boolean ended;
  private boolean freed;

  SparkResult(
      SparkCall call,
      StatementSession session,
      Execution execution,
      PromisedSchema promised,
      BufferAllocator parent) {
    this.call = call;
    this.session = session;
    this.execution = execution;
    this.allocator =
        parent.newChildAllocator("spark-" + execution.statement().id(), 0, parent.getLimit());
    this.root = VectorSchemaRoot.create(promised.schema(), allocator);
    this.messages = new ArrowMessages(allocator, promised, root);
  }

  /**
   * Waits for the first batch or the end, so that a failure is the statement's and not the
   * stream's. The session is the caller's if this fails.
   */
  void prefetch() {
    prefetched = load();
  }

  /** Frees what {@link #prefetch} left behind when it failed. */
  void discard() {
    ended = true;
    close();
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
    reading.lock();
    try {
      execution.checkCancelled();
      if (prefetched) {
        prefetched = false;
        return true;
      }
      return load();
    } catch (RuntimeException failure) {
      ended = true;
      session.fail(failure);
      throw failure;
    } finally {
      reading.unlock();
    }
  }

  private boolean load() {
    if (ended) {
      return false;
    }
    for (ExecutePlanResponse response = call.next(); response != null; response = call.next()) {
      execution.checkCancelled();
      if (response.hasArrowBatch() && messages.accept(response.getArrowBatch())) {
        return true;
      }
    }
    ended = true;
    root.clear();
    session.finish();
    return false;
  }

  @Override
  public void close() {
    if (!reading.tryLock()) {
      // Frees the reader, who waits for Spark.
      call.abort();
      reading.lock();
    }
    try {
      if (!ended) {
        ended = true;
        call.abort();
        session.abandon();
      }
      if (!freed) {
        freed = true;
        root.close();
        allocator.close();
      }
    } finally {
      reading.unlock();
    }
  }
}
