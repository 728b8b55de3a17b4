// SPDX-License-Identifier: Apache-2.0
package io.tarn.query;

import io.tarn.api.Lane;
import io.tarn.api.Progress;
import io.tarn.api.QueryHistory;
import io.tarn.api.QueryId;
import io.tarn.api.QueryInfo;
import io.tarn.api.QueryState;
import io.tarn.api.Session;
import io.tarn.api.WarehouseException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The facts of one statement and its way through the states; writes each change to the history.
 * Once a final state is reached nothing changes any more.
 */
final class StatementRecord {
  private final QueryId id;
  private final String sql;
  private final Session session;
  private final QueryHistory history;
  private final Instant startedAt = Instant.now();
  private QueryState state = QueryState.QUEUED;
  private @Nullable Lane lane;
  private @Nullable String laneReason;
  private @Nullable Instant endedAt;
  private @Nullable WarehouseException error;
  private long planMillis = -1;
  private long rows;
  private Progress progress = Progress.NONE;

  StatementRecord(QueryId id, String sql, Session session, QueryHistory history) {
    this.id = id;
    this.sql = sql;
    this.session = session;
    this.history = history;
    history.record(info());
  }

  synchronized QueryInfo info() {
    return new QueryInfo(
        id,
        sql,
        session.user(),
        session.id(),
        state,
        Optional.ofNullable(lane),
        Optional.ofNullable(laneReason),
        startedAt,
        Optional.ofNullable(endedAt),
        planMillis < 0 ? OptionalLong.empty() : OptionalLong.of(planMillis),
        rows,
        progress,
        Optional.ofNullable(error).map(WarehouseException::userMessage),
        Optional.ofNullable(error).map(WarehouseException::condition));
  }

  synchronized QueryState state() {
    return state;
  }

  /** Moves on to a state that is not final; false if the statement has ended. */
  synchronized boolean advance(QueryState next) {
    if (state.isFinal()) {
      return false;
    }
    if (state != next) {
      state = next;
      history.record(info());
    }
    return true;
  }

  synchronized void planned(Lane chosen, long millis) {
    lane = chosen;
    planMillis = millis;
  }

  /** Another lane takes over. */
  synchronized void movedTo(Lane other) {
    lane = other;
  }

  /** Says why it is not the quickest lane that runs it. */
  synchronized void because(String reason) {
    laneReason = reason;
  }

  synchronized void progress(Progress now) {
    if (!state.isFinal()) {
      progress = now;
    }
  }

  synchronized void addRows(long count) {
    rows += count;
  }

  /** Ends the statement; true for the one caller that did it. */
  synchronized boolean end(QueryState last, @Nullable WarehouseException why) {
    if (state.isFinal()) {
      return false;
    }
    state = last;
    error = why;
    endedAt = Instant.now();
    history.record(info());
    return true;
  }

  synchronized Optional<WarehouseException> error() {
    return Optional.ofNullable(error);
  }
}
