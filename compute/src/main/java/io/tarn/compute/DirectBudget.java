// SPDX-License-Identifier: Apache-2.0
package io.tarn.compute;

import io.tarn.api.EngineStatement;
import io.tarn.api.QueryId;
import java.util.HashMap;
import java.util.Map;

/**
 * How much of Spark's heap results may take on their way: Connect keeps a result there until its
 * last byte is sent, so several at once must fit together.
 */
final class DirectBudget {
  private final long statementLimit;
  private final long totalLimit;
  private final Map<QueryId, Long> taken = new HashMap<>();
  private long total;

  DirectBudget(SparkConfig config) {
    this.statementLimit = config.directResultBytes();
    this.totalLimit = config.driverMemoryBytes() / 4;
  }

  /** Whether this statement's result may pass through the heap; if so its bytes are taken. */
  synchronized boolean take(EngineStatement statement) {
    long bytes = statement.maxBytes();
    if (bytes > statementLimit || bytes > totalLimit - total) {
      return false;
    }
    taken.put(statement.id(), bytes);
    total += bytes;
    return true;
  }

  /** Gives back what the statement has taken, if anything. */
  synchronized void giveBack(QueryId id) {
    Long bytes = taken.remove(id);
    if (bytes != null) {
      total -= bytes;
    }
  }
}
