// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tarn.api.AuditLog;
import io.tarn.api.QueryId;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes events down as they happen. The same log-in again within a minute is noted once: clients
 * without sessions come with every call. The oldest events make room for new ones.
 */
final class StoredAuditLog implements AuditLog {
  private static final Logger LOG = LoggerFactory.getLogger(StoredAuditLog.class);
  private static final int LONGEST = 255;
  private static final long TRIM_EVERY = 1_000;

  private final MetadataStore store;
  private final long maxRows;
  private final AtomicLong written = new AtomicLong();
  private final Cache<Event, Boolean> recentLogIns =
      Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(1)).maximumSize(10_000).build();

  StoredAuditLog(MetadataStore store, long maxRows) {
    this.store = store;
    this.maxRows = maxRows;
  }

  /**
   * An event as it was written.
   *
   * @param id sorts by time
   */
  record Written(
      long id,
      Instant time,
      String user,
      String action,
      String detail,
      @Nullable String statement) {}

  @Override
  public void record(Event event) {
    if (event.action() == Action.LOG_IN && recentLogIns.asMap().putIfAbsent(event, true) != null) {
      return;
    }
    try {
      insert(event);
      if (written.incrementAndGet() % TRIM_EVERY == 0) {
        trim();
      }
    } catch (RuntimeException e) {
      LOG.error("Not in the audit log: {} of {}", event.action(), shortened(event.user()), e);
    }
  }

  private void insert(Event event) {
    store.write(
        handle ->
            handle
                .createUpdate(
                    "insert into audit_events"
                        + " (event_time, user_name, action_name, detail, statement_id)"
                        + " values (:time, :user, :action, :detail, :statement)")
                .bind("time", NameTables.now())
                .bind("user", shortened(event.user()))
                .bind("action", event.action().name())
                .bind("detail", event.detail().replace('\0', '\uFFFD'))
                .bind("statement", event.statement().map(QueryId::value).orElse(null))
                .execute());
  }

  /** Whoever fails to log in chooses the name that is written down; PostgreSQL keeps no NUL. */
  private static String shortened(String user) {
    return user.substring(0, Math.min(user.length(), LONGEST)).replace('\0', '\uFFFD');
  }

  private void trim() {
    store.write(
        handle ->
            handle.execute(
                "delete from audit_events where event_id <="
                    + " (select max(event_id) from audit_events) - ?",
                maxRows));
  }

  /** A page of one user's events, or everyone's, newest first. */
  List<Written> page(long before, @Nullable String user, int limit) {
    return store.read(
        handle ->
            handle
                .createQuery(
                    "select event_id, event_time, user_name, action_name, detail, statement_id"
                        + " from audit_events where event_id < :before"
                        + (user == null ? "" : " and user_name = :user")
                        + " order by event_id desc fetch first :limit rows only")
                .bind("before", before)
                .bindMap(user == null ? java.util.Map.of() : java.util.Map.of("user", user))
                .bind("limit", limit)
                .map(
                    (row, context) ->
                        new Written(
                            row.getLong(1),
                            row.getObject(2, OffsetDateTime.class).toInstant(),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            row.getString(6)))
                .list());
  }
}
