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
import io.tarn.api.QueryTypes;
import io.tarn.api.ResultStream;
import io.tarn.api.WarehouseException;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.types.pojo.Schema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs statements on Apache Spark in a process of its own. Spark starts in the background when the
 * lane does; statements that come before it is ready wait for it. Never runs anything but what the
 * planner wrote.
 */
public final class SparkLane implements QueryEngine, QueryTypes {
  private static final Logger LOG = LoggerFactory.getLogger(SparkLane.class);

  private static final Duration END_IS_NOTICED = Duration.ofSeconds(5);

  private final SparkSupervisor supervisor;
  private final DirectBudget budget;
  private final ResultFiles files;
  private final BufferAllocator allocator;
  private final Map<QueryId, Execution> running = new ConcurrentHashMap<>();

  /**
   * Starts Spark in the background.
   *
   * @param allocator owner of all rows; a child of it is made for each statement
   */
  public SparkLane(SparkConfig config, BufferAllocator allocator) {
    this.budget = new DirectBudget(config);
    this.files = new ResultFiles(config.places().results());
    this.allocator = allocator;
    this.supervisor = new SparkSupervisor(config);
    try {
      files.removeLeftovers();
    } catch (IOException failure) {
      throw ComputeErrors.invalidConfiguration(
          "The result directory " + config.places().results() + " cannot be used: " + failure);
    }
    supervisor.start();
  }

  @Override
  public Lane lane() {
    return Lane.SPARK;
  }

  @Override
  public EngineStatus status() {
    return supervisor.status();
  }

  @Override
  public ResultStream execute(EngineStatement statement, ExecutionListener listener) {
    Execution execution = new Execution(statement, listener);
    if (running.putIfAbsent(statement.id(), execution) != null) {
      throw new IllegalArgumentException("statement " + statement.id() + " runs already");
    }
    Runnable end = () -> ended(statement.id());
    try {
      StatementRun run = configured(execution);
      listener.started();
      return new RegisteredResult(run.start(), end);
    } catch (RuntimeException failure) {
      end.run();
      throw failure;
    }
  }

  @Override
  public Schema columnsOf(LaneSql sql, ZoneId timeZone) {
    try {
      return new SchemaQuestion(supervisor.connection().get()).ask(sql.text(), timeZone);
    } catch (ExecutionException failure) {
      throw unavailable(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw ComputeErrors.cancelled();
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
    running.values().forEach(Execution::cancel);
    supervisor.close();
    try {
      files.removeLeftovers();
    } catch (IOException failure) {
      LOG.warn("Result files are left for the next start to remove", failure);
    }
    LOG.info("The Spark lane is closed");
  }

  private void ended(QueryId id) {
    budget.giveBack(id);
    running.remove(id);
  }

  /** A process that has just died may still be taken for alive: then the next one runs it. */
  private StatementRun configured(Execution execution) {
    SparkConnection connection = awaitSpark(execution);
    try {
      return configured(execution, connection);
    } catch (WarehouseException failure) {
      if (failure.code() != ErrorCode.ENGINE_UNAVAILABLE || !isReplaced(connection, execution)) {
        throw failure;
      }
      return configured(execution, awaitSpark(execution));
    }
  }

  private StatementRun configured(Execution execution, SparkConnection connection) {
    StatementRun run = new StatementRun(execution, connection, budget, files, allocator);
    run.configure();
    return run;
  }

  private static boolean isReplaced(SparkConnection lost, Execution execution) {
    try {
      var unused =
          CompletableFuture.anyOf(lost.closed(), execution.cancellation())
              .get(END_IS_NOTICED.toMillis(), TimeUnit.MILLISECONDS);
      execution.checkCancelled();
      return true;
    } catch (TimeoutException | ExecutionException stillThere) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw ComputeErrors.cancelled();
    }
  }

  private SparkConnection awaitSpark(Execution execution) {
    EngineStatus status = supervisor.status();
    CompletableFuture<SparkConnection> connection = supervisor.connection();
    if (!connection.isDone()) {
      execution.listener().waitingForEngine(status.detail());
    }
    try {
      var unused = CompletableFuture.anyOf(connection, execution.cancellation()).get();
      execution.checkCancelled();
      return connection.join();
    } catch (ExecutionException | CompletionException failure) {
      execution.checkCancelled();
      throw unavailable(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw ComputeErrors.cancelled();
    }
  }

  private static WarehouseException unavailable(Exception failure) {
    return failure.getCause() instanceof WarehouseException known
        ? WarehouseException.of(known.code(), String.valueOf(known.getMessage()), known)
        : ComputeErrors.engineUnavailable("it does not start", failure);
  }
}
