// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.Lineage;
import io.tarn.api.LineageLog;
import io.tarn.api.QueryId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps lineage without making statements wait: it is worked out and written in batches moments
 * later. Whoever reads writes the queue first.
 */
final class StoredLineage implements LineageLog, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StoredLineage.class);
  private static final int CAPACITY = 10_000;
  private static final long LINGER_MILLIS = 50;
  private static final long RETRY_MILLIS = 1_000;
  private static final long TRIM_AT_MOST = 10_000;

  /** A statement whose lineage is not known yet. */
  private record Ended(QueryId statement, String user, Instant at, Supplier<Lineage> lineage) {}

  private final LineageRows rows;
  private final long maxStatements;
  private final ScheduledExecutorService writer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "lineage-writer");
            thread.setDaemon(true);
            return thread;
          });
  private final ReentrantLock flushing = new ReentrantLock();
  private final Object queueLock = new Object();
  private List<Ended> queue = new ArrayList<>();
  private @Nullable Future<?> nextWrite;
  private boolean closed;
  private long lost;
  private long untrimmed;

  StoredLineage(LineageRows rows, long maxStatements) {
    this.rows = rows;
    this.maxStatements = maxStatements;
  }

  @Override
  public void record(QueryId statement, String user, Instant at, Supplier<Lineage> lineage) {
    synchronized (queueLock) {
      if (closed) {
        return;
      }
      if (queue.size() >= CAPACITY) {
        lost++;
        return;
      }
      queue.add(new Ended(statement, user, at, lineage));
      schedule(LINGER_MILLIS);
    }
  }

  private void schedule(long millis) {
    synchronized (queueLock) {
      if (nextWrite == null && !closed) {
        nextWrite = writer.schedule(this::writeInBackground, millis, TimeUnit.MILLISECONDS);
      }
    }
  }

  private void writeInBackground() {
    synchronized (queueLock) {
      nextWrite = null;
      if (lost > 0) {
        LOG.error("{} statements are missing from the lineage: too many at once", lost);
        lost = 0;
      }
    }
    try {
      flush();
    } catch (RuntimeException e) {
      LOG.warn("The lineage could not be written; trying again", e);
      schedule(RETRY_MILLIS);
    }
  }

  /** Writes all that was recorded before this call. */
  void flush() {
    flushing.lock();
    try {
      List<Ended> batch;
      synchronized (queueLock) {
        batch = queue;
        queue = new ArrayList<>();
      }
      try {
        write(batch);
      } catch (RuntimeException e) {
        putBack(batch);
        throw e;
      }
    } finally {
      flushing.unlock();
    }
  }

  private void write(List<Ended> batch) {
    List<LineageRows.Event> events = new ArrayList<>();
    for (Ended ended : batch) {
      Lineage lineage = lineage(ended);
      if (!lineage.isEmpty()) {
        events.add(new LineageRows.Event(ended.statement(), ended.user(), ended.at(), lineage));
      }
    }
    if (events.isEmpty()) {
      return;
    }
    rows.save(events);
    untrimmed += events.size();
    if (untrimmed >= Math.max(1, Math.min(TRIM_AT_MOST, maxStatements / 100))) {
      rows.keepNewest(maxStatements);
      untrimmed = 0;
    }
  }

  /** One statement's lineage that cannot be told must not keep back that of others. */
  private static Lineage lineage(Ended ended) {
    try {
      return ended.lineage().get();
    } catch (RuntimeException | StackOverflowError | AssertionError e) {
      LOG.warn("No lineage of statement {}", ended.statement(), e);
      return Lineage.NONE;
    }
  }

  private void putBack(List<Ended> batch) {
    synchronized (queueLock) {
      batch.addAll(queue);
      int kept = Math.min(batch.size(), CAPACITY);
      lost += batch.size() - kept;
      queue = new ArrayList<>(batch.subList(0, kept));
    }
  }

  /** A page of statements, newest first; see {@link LineageRows#page}. */
  Collection<LineageRows.Event> page(@Nullable String before, int limit) {
    flush();
    return rows.page(before, limit);
  }

  @Override
  public void close() {
    synchronized (queueLock) {
      closed = true;
    }
    writer.shutdownNow();
    flush();
  }
}
