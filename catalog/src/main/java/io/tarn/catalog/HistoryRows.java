// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.Lane;
import io.tarn.api.Progress;
import io.tarn.api.QueryId;
import io.tarn.api.QueryInfo;
import io.tarn.api.QueryState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** The database's rows for statements. */
final class HistoryRows {
  /** Longer texts are cut, so that one statement cannot fill the history. */
  static final int MAX_TEXT = 1_000_000;

  private static final int MAX_NAME = 255;
  private static final int MAX_REASON = 1_000;
  private static final List<String> OPEN_STATES =
      Arrays.stream(QueryState.values()).filter(s -> !s.isFinal()).map(Enum::name).toList();

  private final MetadataStore store;

  HistoryRows(MetadataStore store) {
    this.store = store;
  }

  /** Writes all in one transaction; a final state is never overwritten by an earlier one. */
  void save(Collection<QueryInfo> infos) {
    store.write(
        handle -> {
          Map<String, QueryState> stored = states(handle, infos);
          PreparedBatch former =
              handle.prepareBatch("delete from query_history where statement_id = :id");
          PreparedBatch batch =
              handle.prepareBatch(
                  "insert into query_history (statement_id, process, statement_text, executed_by,"
                      + " session_id, execution_status, lane, lane_reason, start_time, end_time,"
                      + " plan_duration_ms, produced_rows, completed_tasks, total_tasks,"
                      + " read_bytes, error_code, error_message)"
                      + " values (:id, :process, :sql, :user, :session, :state, :lane, :reason, :started,"
                      + " :ended, :planMillis, :rows, :completed, :total, :bytes, :code, :error)");
          for (QueryInfo info : infos) {
            QueryState before = stored.get(info.id().value());
            if (before == null || !before.isFinal() || info.state().isFinal()) {
              if (before != null) {
                former.bind("id", info.id().value()).add();
              }
              bind(batch, info);
            }
          }
          if (former.size() > 0) {
            former.execute();
          }
          if (batch.size() > 0) {
            batch.execute();
          }
        });
  }

  private static Map<String, QueryState> states(Handle handle, Collection<QueryInfo> infos) {
    Map<String, QueryState> states = new HashMap<>();
    handle
        .createQuery(
            "select statement_id, execution_status from query_history"
                + " where statement_id = any(:ids)")
        .bindArray("ids", String.class, infos.stream().map(info -> info.id().value()).toList())
        .map(
            (row, context) ->
                states.put(
                    row.getString("statement_id"),
                    QueryState.valueOf(row.getString("execution_status"))))
        .list();
    return states;
  }

  private void bind(PreparedBatch batch, QueryInfo info) {
    batch
        .bind("id", info.id().value())
        .bind("process", store.process())
        .bind("sql", cut(info.sql(), MAX_TEXT))
        .bind("user", cut(info.user(), MAX_NAME))
        .bind("session", cut(info.sessionId(), MAX_NAME))
        .bind("state", info.state().name())
        .bind("lane", info.lane().map(Lane::name).orElse(null))
        .bind("reason", info.laneReason().map(reason -> cut(reason, MAX_REASON)).orElse(null))
        .bind("started", utc(info.startedAt()))
        .bind("ended", info.endedAt().map(HistoryRows::utc).orElse(null))
        .bind("planMillis", info.planMillis().isPresent() ? info.planMillis().getAsLong() : null)
        .bind("rows", info.rows())
        .bind("completed", info.progress().completedTasks())
        .bind("total", info.progress().totalTasks())
        .bind("bytes", info.progress().bytesRead())
        .bind("code", info.errorCode().map(code -> cut(code, MAX_NAME)).orElse(null))
        .bind("error", info.error().map(error -> cut(error, MAX_TEXT)).orElse(null))
        .add();
  }

  /** PostgreSQL keeps no NUL in a text. */
  private static String cut(String text, int limit) {
    String kept = text.replace('\0', '\uFFFD');
    return kept.length() <= limit ? kept : kept.substring(0, limit - 1) + "…";
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /**
   * Statements, newest first.
   *
   * @param before only those older than this one, null for all
   * @param user only this user's, null for everyone's
   */
  List<QueryInfo> page(@Nullable String before, @Nullable String user, int limit) {
    List<String> conditions = new ArrayList<>();
    if (before != null) {
      conditions.add("statement_id < :before");
    }
    if (user != null) {
      conditions.add("executed_by = :user");
    }
    String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    return store.read(
        handle -> {
          var query =
              handle.createQuery(
                  "select * from query_history"
                      + where
                      + " order by statement_id desc fetch first :limit rows only");
          if (before != null) {
            query.bind("before", before);
          }
          if (user != null) {
            query.bind("user", user);
          }
          return query.bind("limit", limit).map((row, context) -> read(row)).list();
        });
  }

  private static QueryInfo read(ResultSet row) throws SQLException {
    long planMillis = row.getLong("plan_duration_ms");
    OptionalLong plan = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(planMillis);
    return new QueryInfo(
        new QueryId(row.getString("statement_id")),
        row.getString("statement_text"),
        row.getString("executed_by"),
        row.getString("session_id"),
        QueryState.valueOf(row.getString("execution_status")),
        Optional.ofNullable(row.getString("lane")).map(Lane::valueOf),
        Optional.ofNullable(row.getString("lane_reason")),
        row.getObject("start_time", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getObject("end_time", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant),
        plan,
        row.getLong("produced_rows"),
        new Progress(
            row.getLong("completed_tasks"), row.getLong("total_tasks"), row.getLong("read_bytes")),
        Optional.ofNullable(row.getString("error_message")),
        Optional.ofNullable(row.getString("error_code")));
  }

  /** Ends what processes that are no more left open; gives the number. */
  int failOpen(String code, String reason) {
    int[] failed = new int[1];
    store.write(
        handle ->
            failed[0] =
                handle
                    .createUpdate(
                        "update query_history set execution_status = :failed, end_time = :now,"
                            + " error_code = :code, error_message = :reason"
                            + " where execution_status in (<open>) and process <> :process"
                            + Gateways.NOT_ALIVE)
                    .bind("failed", QueryState.FAILED.name())
                    .bind("now", NameTables.now())
                    .bind("code", code)
                    .bind("reason", cut(reason, MAX_TEXT))
                    .bind("process", store.process())
                    .bindList("open", OPEN_STATES)
                    .execute());
    return failed[0];
  }

  long count() {
    return store.read(
        handle -> handle.createQuery("select count(*) from query_history").mapTo(Long.class).one());
  }

  /** Removes the oldest statements, all but one at most. */
  void removeOldest(long number) {
    store.write(
        handle ->
            handle
                .createQuery(
                    "select statement_id from query_history order by statement_id"
                        + " offset :number rows fetch next row only")
                .bind("number", number)
                .mapTo(String.class)
                .findOne()
                .ifPresent(firstKept -> removeBefore(handle, firstKept)));
  }

  private static void removeBefore(Handle handle, String firstKept) {
    handle
        .createUpdate("delete from query_history where statement_id < :firstKept")
        .bind("firstKept", firstKept)
        .execute();
  }
}
