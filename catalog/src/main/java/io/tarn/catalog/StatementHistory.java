// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.ErrorCode;
import io.tarn.api.QueryHistory;
import io.tarn.api.QueryId;
import io.tarn.api.QueryInfo;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps statements without making them wait: what is recorded is queued, the newest state of each
 * statement only, and written in batches moments later. Whoever reads writes the queue first.
 */
final class StatementHistory implements QueryHistory, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StatementHistory.class);
  private static final int CAPACITY = 10_000;

  /** A commit costs as much as a small statement: many statements share one. */
  private static final long LINGER_MILLIS = 250;

  private static final long RETRY_MILLIS = 1_000;
  private static final long TRIM_AT_MOST = 10_000;

  private final HistoryRows rows;
  private final long maxRows;
  private final ScheduledExecutorService writer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "history-writer");
            thread.setDaemon(true);
            return thread;
          });
  private final ReentrantLock flushing = new ReentrantLock();
  private final Object queueLock = new Object();
  private Map<QueryId, QueryInfo> queue = new LinkedHashMap<>();
  private @Nullable Future<?> nextWrite;
  private boolean closed;
  private long lost;

  /** At least as many rows as were added since they were last counted. */
  private final AtomicLong addedSinceCount = new AtomicLong(Long.MAX_VALUE / 2);

  StatementHistory(HistoryRows rows, long maxRows) {
    this.rows = rows;
    this.maxRows = maxRows;
  }

  @Override
  public void record(QueryInfo info) {
    boolean full;
    synchronized (queueLock) {
      if (closed) {
        LOG.warn("Statement {} ended after the history was closed", info.id());
        return;
      }
      queue.merge(info.id(), info, StatementHistory::later);
      full = queue.size() >= CAPACITY;
      schedule(LINGER_MILLIS);
    }
    if (full) {
      flushOrKeep();
    }
  }

  /** A final state stays, however late an earlier one arrives. */
  private static QueryInfo later(QueryInfo before, QueryInfo next) {
    return before.state().isFinal() && !next.state().isFinal() ? before : next;
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
    }
    if (flushOrKeep()) {
      trim();
    }
  }

  /** Writes the queue; if that fails it is kept, up to its capacity, and tried again later. */
  private boolean flushOrKeep() {
    try {
      flush();
      return true;
    } catch (RuntimeException e) {
      LOG.warn("The query history could not be written; trying again", e);
      schedule(RETRY_MILLIS);
      return false;
    }
  }

  /** Writes all that was recorded before this call. */
  void flush() {
    flushing.lock();
    try {
      Map<QueryId, QueryInfo> batch;
      synchronized (queueLock) {
        batch = queue;
        queue = new LinkedHashMap<>();
      }
      if (batch.isEmpty()) {
        return;
      }
      try {
        rows.save(batch.values());
        addedSinceCount.addAndGet(batch.size());
      } catch (RuntimeException e) {
        putBack(batch);
        throw e;
      }
    } finally {
      flushing.unlock();
    }
  }

  private void putBack(Map<QueryId, QueryInfo> batch) {
    synchronized (queueLock) {
      queue.forEach((id, info) -> batch.merge(id, info, StatementHistory::later));
      queue = batch;
      long before = lost;
      var oldest = queue.entrySet().iterator();
      while (queue.size() >= CAPACITY) {
        oldest.next();
        oldest.remove();
        lost++;
      }
      if (lost > before) {
        LOG.error("{} statements are missing from the query history", lost);
      }
    }
  }

  /** Removes the oldest statements over the limit, a few at a time and not at every chance. */
  private void trim() {
    long tolerated = Math.min(TRIM_AT_MOST, maxRows / 100);
    if (addedSinceCount.get() <= tolerated) {
      return;
    }
    try {
      addedSinceCount.set(0);
      long excess = rows.count() - maxRows;
      addedSinceCount.addAndGet(Math.max(0, excess));
      if (excess > tolerated) {
        rows.removeOldest(Math.min(excess, TRIM_AT_MOST));
        schedule(LINGER_MILLIS);
      }
    } catch (RuntimeException e) {
      LOG.warn("The query history could not be trimmed; trying again later", e);
    }
  }

  @Override
  public List<QueryInfo> newest(int limit) {
    flush();
    return rows.page(null, null, limit);
  }

  /** A page of one user's statements, or everyone's; see {@link HistoryRows#page}. */
  Collection<QueryInfo> page(@Nullable String before, @Nullable String user, int limit) {
    flush();
    return rows.page(before, user, limit);
  }

  @Override
  public int closeUnfinished(String reason) {
    return rows.failOpen(ErrorCode.SHUTTING_DOWN.name(), reason);
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
