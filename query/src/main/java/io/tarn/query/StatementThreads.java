// SPDX-License-Identifier: Apache-2.0
package io.tarn.query;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads statements run on: few for planning, as many as may run for engines, one timer. */
final class StatementThreads {
  private final ThreadPoolExecutor planning;
  private final ThreadPoolExecutor engines;
  private final ScheduledThreadPoolExecutor timer;

  StatementThreads(QueryConfig config) {
    int planners = Math.max(4, Runtime.getRuntime().availableProcessors() * 2);
    planning = pool(planners, config.maxQueued(), "plan");
    engines = pool(config.maxRunning(), config.maxQueued(), "statement");
    timer = new ScheduledThreadPoolExecutor(1, named("statement-timer"));
    timer.setRemoveOnCancelPolicy(true);
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    timer.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
  }

  Executor planning() {
    return planning;
  }

  Executor engines() {
    return engines;
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
    engines.shutdown();
    timer.shutdown();
  }

  void awaitEnd() {
    try {
      if (!engines.awaitTermination(10, TimeUnit.SECONDS)
          || !planning.awaitTermination(5, TimeUnit.SECONDS)) {
        engines.shutdownNow();
        planning.shutdownNow();
      }
    } catch (InterruptedException e) {
      engines.shutdownNow();
      planning.shutdownNow();
      Thread.currentThread().interrupt();
    }
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
