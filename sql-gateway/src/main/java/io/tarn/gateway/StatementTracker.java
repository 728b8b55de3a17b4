// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import io.tarn.api.Query;
import io.tarn.api.QueryId;
import io.tarn.api.QueryState;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Knows which statements came through the door and still run: for metrics and for stopping. */
final class StatementTracker {
  private static final int SWEEP_AT_LEAST = 64;

  private final Map<QueryId, Query> open = new ConcurrentHashMap<>();
  private final GatewayMetrics metrics;
  private volatile int sweepAt = SWEEP_AT_LEAST;

  StatementTracker(GatewayMetrics metrics) {
    this.metrics = metrics;
    for (QueryState state : QueryState.values()) {
      if (!state.isFinal()) {
        metrics.statements(state, () -> count(state));
      }
    }
  }

  void started(Query query) {
    open.put(query.id(), query);
    if (open.size() > sweepAt) {
      sweep();
      // Grows with what is really open, so that sweeping costs a constant for each statement.
      sweepAt = Math.max(SWEEP_AT_LEAST, 2 * open.size());
    }
  }

  /** Counts and forgets those that have ended. */
  void sweep() {
    open.values().forEach(this::forgetIfEnded);
  }

  void cancelAll() {
    open.values().forEach(Query::cancel);
  }

  private void forgetIfEnded(Query query) {
    QueryState state = query.info().state();
    if (state.isFinal() && open.remove(query.id(), query)) {
      metrics.statementEnded(state);
    }
  }

  private Number count(QueryState state) {
    sweep();
    return open.values().stream().filter(q -> q.info().state() == state).count();
  }
}
