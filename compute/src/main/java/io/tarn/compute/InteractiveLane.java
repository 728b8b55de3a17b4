// SPDX-License-Identifier: Apache-2.0
package io.tarn.compute;

import io.tarn.api.EngineStatement;
import io.tarn.api.EngineStatus;
import io.tarn.api.ErrorCode;
import io.tarn.api.ExecutionListener;
import io.tarn.api.Lane;
import io.tarn.api.LaneSql;
import io.tarn.api.QueryEngine;
import io.tarn.api.QueryId;
import io.tarn.api.ResultStream;
import io.tarn.api.WarehouseException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs queries in this process, on an embedded DuckDB that is locked to the tables' directories.
 * Never writes, and never runs anything but one query the planner wrote.
 */
public final class InteractiveLane implements QueryEngine {
  private static final Logger LOG = LoggerFactory.getLogger(InteractiveLane.class);

  private final InteractiveConfig config;
  private final BufferAllocator allocator;
  private final Semaphore room;
  private final CompletableFuture<DuckdbInstance> instance;
  private final Map<QueryId, Execution> running = new ConcurrentHashMap<>();
  private volatile boolean closed;

  /**
   * Opens DuckDB in the background; it takes a fraction of a second.
   *
   * @param allocator owner of all rows; a child of it is made for each statement
   */
  public InteractiveLane(InteractiveConfig config, BufferAllocator allocator) {
    this.config = config;
    this.allocator = allocator;
    this.room = new Semaphore(config.maxRunning());
    this.instance = CompletableFuture.supplyAsync(this::open, InteractiveLane::start);
    var unused = instance.thenAccept(any -> warmUp());
  }

  /** Loads what the first statement would have to wait for. */
  private void warmUp() {
    Schema schema = new Schema(List.of(Field.nullable("x", new ArrowType.Int(32, true))));
    EngineStatement one =
        new EngineStatement(
            QueryId.next(),
            LaneSql.of("SELECT 1 AS c0"),
            Optional.of(schema),
            ZoneOffset.UTC,
            Long.MAX_VALUE);
    Execution execution = new Execution(one, new WarmUp.Silence());
    try (ResultStream rows =
        InteractiveResult.run(execution, new PromisedSchema(schema), allocator, connect())) {
      LOG.info("The interactive lane is ready: {}", rows.next());
    } catch (WarehouseException failure) {
      LOG.warn("The interactive lane was not warmed up", failure);
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "interactive-lane-start");
    thread.setDaemon(true);
    thread.start();
  }

  private DuckdbInstance open() {
    try {
      return DuckdbInstance.open(config);
    } catch (SQLException | IOException | RuntimeException | LinkageError failure) {
      LOG.error("The interactive lane does not start; Spark runs all statements", failure);
      throw new CompletionException(failure);
    }
  }

  @Override
  public Lane lane() {
    return Lane.INTERACTIVE;
  }

  @Override
  public EngineStatus status() {
    if (closed) {
      return new EngineStatus(EngineStatus.State.STOPPED, "The server is stopping");
    }
    if (!instance.isDone()) {
      return new EngineStatus(EngineStatus.State.STARTING, "DuckDB is being loaded");
    }
    return instance.isCompletedExceptionally()
        ? new EngineStatus(EngineStatus.State.FAILED, "DuckDB could not be loaded")
        : new EngineStatus(EngineStatus.State.READY, "");
  }

  @Override
  public boolean hasRoom() {
    return room.availablePermits() > 0 && !instance.isCompletedExceptionally();
  }

  @Override
  public ResultStream execute(EngineStatement statement, ExecutionListener listener) {
    PromisedSchema promised =
        new PromisedSchema(
            statement
                .schema()
                .orElseThrow(() -> new IllegalArgumentException("this lane runs queries only")));
    Execution execution = new Execution(statement, listener);
    if (running.putIfAbsent(statement.id(), execution) != null) {
      throw new IllegalArgumentException("statement " + statement.id() + " runs already");
    }
    Runnable end = () -> running.remove(statement.id());
    if (!room.tryAcquire()) {
      end.run();
      throw WarehouseException.fromEngine(
          ErrorCode.TOO_MANY_STATEMENTS,
          WarehouseException.HAND_OVER,
          ErrorCode.TOO_MANY_STATEMENTS.sqlState(),
          "The interactive lane is full. Send the statement again, or use SET lane = auto",
          null);
    }
    try {
      Connection connection = connect();
      listener.started();
      return new RegisteredResult(
          InteractiveResult.run(execution, promised, allocator, connection), end);
    } catch (RuntimeException failure) {
      end.run();
      throw failure;
    } finally {
      room.release();
    }
  }

  private Connection connect() {
    if (closed) {
      throw ComputeErrors.stopped();
    }
    try {
      return instance.join().connect();
    } catch (CompletionException | SQLException failure) {
      throw DuckdbErrors.translate(failure);
    }
  }

  @Override
  public void cancel(QueryId id) {
    Execution execution = running.get(id);
    if (execution != null) {
      execution.cancel();
    }
  }

  @Override
  public void close() {
    closed = true;
    running.values().forEach(Execution::cancel);
    try {
      instance.join().close();
    } catch (CompletionException | SQLException failure) {
      LOG.debug("DuckDB did not end cleanly", failure);
    }
    ResultFiles.removeTree(config.spill());
  }
}
