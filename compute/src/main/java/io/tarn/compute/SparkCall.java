// SPDX-License-Identifier: Apache-2.0
package io.tarn.compute;

import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import io.tarn.api.Progress;
import io.tarn.api.WarehouseException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.spark.connect.proto.ExecutePlanResponse;
import org.apache.spark.connect.proto.Plan;
import org.jspecify.annotations.Nullable;

/**
 * One plan running in Spark. Answers are fetched one at a time, so Spark sends only what is asked
 * for. Errors come out in Tarn's words.
 */
final class SparkCall {
  /** Longer than Spark takes to end the tasks of a job. */
  private static final int WRITE_END_SECONDS = 30;

  private final Execution execution;
  private final ConnectSession session;
  private final String tag;
  private final BlockingClientCall<?, ExecutePlanResponse> call;
  private volatile boolean aborted;

  private SparkCall(Execution execution, ConnectSession session, Plan plan, UUID operation) {
    this.execution = execution;
    this.session = session;
    this.tag = execution.statement().id().value();
    this.call = session.execute(plan, operation, tag);
  }

  static SparkCall start(Execution execution, ConnectSession session, Plan plan, UUID operation) {
    execution.checkCancelled();
    SparkCall call = new SparkCall(execution, session, plan, operation);
    execution.begin(call::abort);
    return call;
  }

  /** The next answer that is not a report of progress; null at the end. */
  @Nullable ExecutePlanResponse next() {
    try {
      ExecutePlanResponse response = call.read();
      while (response != null && response.hasExecutionProgress()) {
        execution.listener().progress(progress(response.getExecutionProgress()));
        response = call.read();
      }
      if (response == null) {
        execution.end();
      }
      return response;
    } catch (StatusException failure) {
      throw translated(failure);
    } catch (InterruptedException interrupted) {
      abort();
      Thread.currentThread().interrupt();
      throw ComputeErrors.cancelled();
    }
  }

  /** Reads to the end, past whatever comes. */
  void drain() {
    while (next() != null) {
      if (!writes()) {
        execution.checkCancelled();
      }
    }
  }

  private boolean writes() {
    return execution.statement().schema().isEmpty();
  }

  /**
   * Stops the plan in Spark and frees who waits for it here; safe from any thread. Who waits for a
   * write is freed when Spark has let go of the table, which must not be written meanwhile, or by
   * the clock.
   */
  void abort() {
    aborted = true;
    session.interrupt(tag);
    if (writes()) {
      CompletableFuture.delayedExecutor(WRITE_END_SECONDS, TimeUnit.SECONDS)
          .execute(() -> call.cancel("stopped", null));
    } else {
      call.cancel("stopped", null);
    }
  }

  private WarehouseException translated(StatusException failure) {
    execution.end();
    if (aborted || execution.cancelled()) {
      return ComputeErrors.cancelled();
    }
    return ConnectErrors.translate(failure, session);
  }

  private static Progress progress(ExecutePlanResponse.ExecutionProgress report) {
    long completed = 0;
    long total = 0;
    long bytes = 0;
    for (ExecutePlanResponse.ExecutionProgress.StageInfo stage : report.getStagesList()) {
      completed += stage.getNumCompletedTasks();
      total += stage.getNumTasks();
      bytes += stage.getInputBytesRead();
    }
    return new Progress(completed, total, bytes);
  }
}
