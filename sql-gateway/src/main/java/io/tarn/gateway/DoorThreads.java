// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The door's threads: some serve calls, others send results, and neither can use up the other. None
 * belongs to a connection; idle ones end.
 */
final class DoorThreads implements AutoCloseable {
  /** Threads for calls that never wait, above those that may wait for statements. */
  private static final int FREE_CALLS = 64;

  private static final Duration IDLE = Duration.ofSeconds(30);
  private static final Duration LAST_WAIT = Duration.ofSeconds(5);

  private final ThreadPoolExecutor calls;
  private final ThreadPoolExecutor streams;
  private final ScheduledExecutorService timer;

  DoorThreads(GatewayConfig.Limits limits) {
    int most = limits.waitingCalls() + FREE_CALLS;
    this.calls = pool("flight-call", most, most, new LinkedBlockingQueue<>());
    // No queue: one more than all is refused, instead of waiting behind readers that may be slow.
    this.streams = pool("flight-stream", 0, limits.streams(), new SynchronousQueue<>());
    this.timer = Executors.newSingleThreadScheduledExecutor(named("flight-timer"));
  }

  private static ThreadPoolExecutor pool(
      String name, int core, int most, BlockingQueue<Runnable> queue) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            core, most, IDLE.toMillis(), TimeUnit.MILLISECONDS, queue, named(name));
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  private static ThreadFactory named(String name) {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  ExecutorService calls() {
    return calls;
  }

  ExecutorService streams() {
    return streams;
  }

  ScheduledExecutorService timer() {
    return timer;
  }

  @Override
  public void close() {
    timer.shutdownNow();
    end(streams);
    end(calls);
  }

  private static void end(ExecutorService pool) {
    pool.shutdown();
    try {
      if (!pool.awaitTermination(LAST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        pool.shutdownNow();
        boolean ended = pool.awaitTermination(LAST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        assert ended || pool.isShutdown();
      }
    } catch (InterruptedException e) {
      pool.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
