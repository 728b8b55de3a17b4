// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl;

import io.tarn.api.Question;
import io.tarn.api.SqlDraft;
import io.tarn.api.SystemTableSource;
import io.tarn.api.TableEntry;
import io.tarn.api.TableName;
import io.tarn.api.WarehouseException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/**
 * {@code system.nl.questions}: what was asked since the start and what came of it. Users see their
 * own questions, the administrator everyone's.
 */
public final class QuestionLog implements SystemTableSource {
  private static final String ADMINISTRATOR = "admin";
  private static final ArrowType TEXT = new ArrowType.Utf8();
  private static final TableEntry.SystemTable TABLE =
      new TableEntry.SystemTable(
          new TableName("system", "nl", "questions"),
          Optional.of("Questions asked since the start, newest first"),
          "system",
          new Schema(
              List.of(
                  Field.nullable(
                      "asked_at",
                      new ArrowType.Timestamp(
                          org.apache.arrow.vector.types.TimeUnit.MICROSECOND, "UTC")),
                  Field.nullable("asked_by", TEXT),
                  Field.nullable("question", TEXT),
                  Field.nullable("status", TEXT),
                  Field.nullable("sql", TEXT),
                  Field.nullable("reading", TEXT),
                  Field.nullable(
                      "confidence", new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE)),
                  Field.nullable("writer", TEXT),
                  Field.nullable("duration_ms", new ArrowType.Int(64, true)),
                  Field.nullable("error_message", TEXT))));

  private final Clock clock;
  private final int most;
  private final Deque<Entry> newestFirst = new ArrayDeque<>();

  private record Entry(
      Instant at,
      Question question,
      @Nullable SqlDraft draft,
      long millis,
      @Nullable String error) {}

  /**
   * @param most how many questions are kept
   */
  public QuestionLog(Clock clock, int most) {
    this.clock = clock;
    this.most = most;
  }

  void answered(Question question, SqlDraft draft, long nanos) {
    add(new Entry(clock.instant(), question, draft, TimeUnit.NANOSECONDS.toMillis(nanos), null));
  }

  void refused(Question question, WarehouseException failure, long nanos) {
    long millis = TimeUnit.NANOSECONDS.toMillis(nanos);
    add(new Entry(clock.instant(), question, null, millis, failure.getMessage()));
  }

  private synchronized void add(Entry entry) {
    newestFirst.addFirst(entry);
    if (newestFirst.size() > most) {
      newestFirst.removeLast();
    }
  }

  @Override
  public TableEntry.SystemTable table() {
    return TABLE;
  }

  @Override
  public Iterable<List<@Nullable Object>> rows(String user) {
    List<Entry> seen = new ArrayList<>();
    synchronized (this) {
      Iterator<Entry> entries = newestFirst.iterator();
      while (entries.hasNext()) {
        Entry entry = entries.next();
        if (user.equals(ADMINISTRATOR) || entry.question().caller().user().equals(user)) {
          seen.add(entry);
        }
      }
    }
    List<List<@Nullable Object>> rows = new ArrayList<>();
    seen.forEach(entry -> rows.add(row(entry)));
    return rows;
  }

  private static List<@Nullable Object> row(Entry entry) {
    SqlDraft draft = entry.draft();
    @Nullable Object[] row = {
      entry.at(),
      entry.question().caller().user(),
      entry.question().text(),
      draft == null ? "refused" : "answered",
      draft == null ? null : draft.sql(),
      draft == null ? null : draft.reading(),
      draft == null ? null : draft.confidence(),
      draft == null ? null : draft.writer().name().toLowerCase(Locale.ROOT),
      entry.millis(),
      entry.error()
    };
    return Collections.unmodifiableList(new ArrayList<@Nullable Object>(Arrays.asList(row)));
  }
}
