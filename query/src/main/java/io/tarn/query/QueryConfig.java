// SPDX-License-Identifier: Apache-2.0
package io.tarn.query;

import java.time.Duration;

/**
 * Limits of statements and sessions.
 *
 * @param maxRunning statements an engine may run at the same time; more wait
 * @param maxQueued statements that may wait; more are refused
 * @param resultTimeout rows nobody fetches for so long are thrown away
 * @param sessionIdleTimeout a session nobody uses for so long is closed
 */
public record QueryConfig(
    int maxRunning, int maxQueued, Duration resultTimeout, Duration sessionIdleTimeout) {
  public QueryConfig {
    if (maxRunning < 1 || maxQueued < 1) {
      throw new IllegalArgumentException("at least one statement must be allowed to run and wait");
    }
  }

  public static QueryConfig defaults() {
    return new QueryConfig(32, 1000, Duration.ofMinutes(10), Duration.ofHours(8));
  }
}
