// SPDX-License-Identifier: Apache-2.0
package io.tarn.query;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Lets one statement at a time write to a table. Lanes commit through different libraries, and
 * Spark's on a local disk may replace a commit that another one made at the same instant.
 */
final class TableLocks {
  private static final long PATIENCE_MILLIS = 100;

  private final Map<URI, ReentrantLock> locks = new ConcurrentHashMap<>();

  /** Writes once nobody else does; stops waiting when the statement has ended. */
  long write(URI location, Statement statement, LongSupplier work) {
    ReentrantLock lock = locks.computeIfAbsent(location, any -> new ReentrantLock(true));
    try {
      while (!lock.tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
        statement.failIfEnded();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw QueryErrors.cancelled();
    }
    try {
      statement.failIfEnded();
      return work.getAsLong();
    } finally {
      lock.unlock();
    }
  }
}
