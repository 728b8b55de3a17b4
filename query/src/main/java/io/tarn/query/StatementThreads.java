// SPDX-License-Identifier: Apache-2.0
package io.tarn.query;

import io.tarn.api.Lane;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads statements run on: some for planning, as many as may run for each lane, one timer.
 */
final class StatementThreads {
  /** More than cores: planning may wait, for the types Spark tells or for a question's tables. */
  private static final int PLANNERS = 48;

  private final ThreadPoolExecutor planning;
  private final ThreadPoolExecutor interactive;
  private final ThreadPoolExecutor spark;
  private final ScheduledThreadPoolExecutor timer;

  StatementThreads(QueryConfig config) {
    planning = pool(PLANNERS, config.maxQueued(), "plan");
    interactive = pool(config.maxRunning(), config.maxQueued(), "interactive");
    spark = pool(config.maxRunning(), config.maxQueued(), "statement");
    timer = new ScheduledThreadPoolExecutor(1, named("statement-timer"));
    timer.setRemoveOnCancelPolicy(true);
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    timer.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
  }

  Executor planning() {
    return planning;
  }

  /** What waits for Spark keeps nothing else waiting. */
  Executor engines(Lane lane) {
    return lane == Lane.INTERACTIVE ? interactive : spark;
  }

  ScheduledFuture<?> after(Duration delay, Runnable task) {
    return timer.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
  }

  void every(Duration period, Runnable task) {
    var unused =
        timer.scheduleWithFixedDelay(
            task, period.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS);
  }

  boolean isShutdown() {
    return planning.isShutdown();
  }

  void close() {
    planning.shutdown();
    interactive.shutdown();
    spark.shutdown();
    timer.shutdown();
  }

  void awaitEnd() {
    try {
      if (!spark.awaitTermination(10, TimeUnit.SECONDS)
          || !interactive.awaitTermination(5, TimeUnit.SECONDS)
          || !planning.awaitTermination(5, TimeUnit.SECONDS)) {
        interruptAll();
      }
    } catch (InterruptedException e) {
      interruptAll();
      Thread.currentThread().interrupt();
    }
  }

  private void interruptAll() {
    spark.shutdownNow();
    interactive.shutdownNow();
    planning.shutdownNow();
  }

  private static ThreadPoolExecutor pool(int threads, int queue, String name) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            threads, threads, 60, TimeUnit.SECONDS, new ArrayBlockingQueue<>(queue), named(name));
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  private static ThreadFactory named(String name) {
    AtomicInteger count = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
