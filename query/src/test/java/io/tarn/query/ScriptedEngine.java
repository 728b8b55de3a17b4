// SPDX-License-Identifier: Apache-2.0
package io.tarn.query;

import io.tarn.api.EngineStatement;
import io.tarn.api.EngineStatus;
import io.tarn.api.ErrorCode;
import io.tarn.api.ExecutionListener;
import io.tarn.api.Lane;
import io.tarn.api.QueryEngine;
import io.tarn.api.QueryId;
import io.tarn.api.ResultStream;
import io.tarn.api.WarehouseException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * An engine that follows the statement's text: {@code rows N} gives N rows, {@code block} waits
 * until it is cancelled, {@code fail} fails, anything else is a write.
 */
final class ScriptedEngine implements QueryEngine {
  private final BufferAllocator allocator;
  private final Map<QueryId, CountDownLatch> blocked = new ConcurrentHashMap<>();
  final CountDownLatch blocking = new CountDownLatch(1);

  /** Run before the engine knows the statement. */
  volatile Runnable beforeStart = () -> {};

  /** Statements whose work has begun. */
  final AtomicInteger begun = new AtomicInteger();

  ScriptedEngine(BufferAllocator allocator) {
    this.allocator = allocator;
  }

  @Override
  public Lane lane() {
    return Lane.SPARK;
  }

  @Override
  public EngineStatus status() {
    return new EngineStatus(EngineStatus.State.READY, "ready");
  }

  @Override
  public ResultStream execute(EngineStatement statement, ExecutionListener listener) {
    beforeStart.run();
    listener.started();
    begun.incrementAndGet();
    String text = statement.sql().text();
    if (text.startsWith("rows ")) {
      int count = Integer.parseInt(text.substring(5));
      return new RowsResultStream(
          statement.schema().orElseThrow(),
          java.util.stream.LongStream.range(0, count).mapToObj(i -> List.<Object>of(i)).toList(),
          allocator);
    }
    if (text.equals("fail")) {
      throw WarehouseException.fromEngine(
          ErrorCode.ENGINE_ERROR, "DIVIDE_BY_ZERO", "22012", "Division by zero", null);
    }
    if (text.equals("crash")) {
      throw new IllegalStateException("unexpected");
    }
    if (text.equals("block")) {
      block(statement.id());
    }
    return new RowsResultStream(new Schema(List.of()), List.of(), allocator);
  }

  private void block(QueryId id) {
    CountDownLatch latch = new CountDownLatch(1);
    blocked.put(id, latch);
    blocking.countDown();
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw WarehouseException.of(ErrorCode.CANCELLED, "interrupted");
  }

  @Override
  public void cancel(QueryId id) {
    CountDownLatch latch = blocked.get(id);
    if (latch != null) {
      latch.countDown();
    }
  }

  @Override
  public void close() {
    blocked.values().forEach(CountDownLatch::countDown);
  }
}
