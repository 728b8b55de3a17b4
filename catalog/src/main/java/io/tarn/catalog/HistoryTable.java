// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.AccessControl;
import io.tarn.api.Lane;
import io.tarn.api.QueryInfo;
import io.tarn.api.SystemTableSource;
import io.tarn.api.TableEntry;
import io.tarn.api.TableName;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/** {@code system.query.history}: users see their own statements, administrators everyone's. */
final class HistoryTable implements SystemTableSource {
  private static final ArrowType TEXT = new ArrowType.Utf8();
  private static final ArrowType LONG = new ArrowType.Int(64, true);
  private static final ArrowType TIME = new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC");

  private static final TableEntry.SystemTable TABLE =
      new TableEntry.SystemTable(
          new TableName(BuiltInCatalog.SYSTEM.title(), "query", "history"),
          Optional.of("Every statement, from its first moment, newest first"),
          BuiltInCatalog.INTERNAL_USER,
          new Schema(
              List.of(
                  required("statement_id", TEXT),
                  required("statement_text", TEXT),
                  required("executed_by", TEXT),
                  required("session_id", TEXT),
                  required("execution_status", TEXT),
                  optional("lane", TEXT),
                  optional("lane_reason", TEXT),
                  required("start_time", TIME),
                  optional("end_time", TIME),
                  optional("total_duration_ms", LONG),
                  optional("plan_duration_ms", LONG),
                  required("produced_rows", LONG),
                  required("read_bytes", LONG),
                  optional("error_code", TEXT),
                  optional("error_message", TEXT))));

  private final StatementHistory history;
  private final AccessState access;

  HistoryTable(StatementHistory history, AccessState access) {
    this.history = history;
    this.access = access;
  }

  private static Field required(String name, ArrowType type) {
    return new Field(name, FieldType.notNullable(type), null);
  }

  private static Field optional(String name, ArrowType type) {
    return Field.nullable(name, type);
  }

  @Override
  public TableEntry.SystemTable table() {
    return TABLE;
  }

  @Override
  public Iterable<List<@Nullable Object>> rows(String user) {
    boolean all = access.rules().identities(user).contains(AccessControl.ADMINS);
    @Nullable String onlyUser = all ? null : user;
    return () -> new PagedRows<>(last -> page(last, onlyUser), HistoryTable::row);
  }

  private Collection<QueryInfo> page(@Nullable QueryInfo last, @Nullable String onlyUser) {
    return history.page(last == null ? null : last.id().value(), onlyUser, PagedRows.PAGE);
  }

  private static List<@Nullable Object> row(QueryInfo info) {
    @Nullable Instant ended = info.endedAt().orElse(null);
    return Arrays.asList(
        info.id().value(),
        info.sql(),
        info.user(),
        info.sessionId(),
        info.state().name(),
        info.lane().map(HistoryTable::title).orElse(null),
        info.laneReason().orElse(null),
        info.startedAt(),
        ended,
        ended == null ? null : Duration.between(info.startedAt(), ended).toMillis(),
        orNull(info.planMillis()),
        info.rows(),
        info.progress().bytesRead(),
        info.errorCode().orElse(null),
        info.error().orElse(null));
  }

  private static String title(Lane lane) {
    return lane.name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable Long orNull(OptionalLong value) {
    return value.isPresent() ? value.getAsLong() : null;
  }
}
