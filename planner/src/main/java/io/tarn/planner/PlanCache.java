// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.Lane;
import io.tarn.api.LaneSql;
import io.tarn.api.ParameterRow;
import io.tarn.api.PlannedStatement;
import io.tarn.api.PlanningContext;
import io.tarn.api.TracedPlan;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Plans of queries that may come again. A plan is given out only while every name it looked up
 * still stands for the same thing at the same version. Safe for many threads.
 */
final class PlanCache {
  /** Plans are small: text, a schema and what was pinned. */
  private static final int MOST = 1000;

  /** Longer texts are mostly made for one time. */
  private static final int LONGEST = 100_000;

  /** Characters all plans' texts may have together; a plan lists its tables' files. */
  private static final long MOST_TEXT = 32_000_000;

  /** A plan with more is made anew each time. */
  private static final long LONGEST_PLAN = 400_000;

  /**
   * @param sql the text as it came
   * @param parameters values for its markers
   * @param context user and session settings
   */
  record Key(String sql, List<ParameterRow> parameters, PlanningContext context) {
    Key {
      parameters = List.copyOf(parameters);
    }
  }

  private record Entry(TracedPlan plan, Lookups lookups, long size) {}

  private final Map<Key, Entry> entries =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Entry> eldest) {
          if (size() <= MOST) {
            return false;
          }
          text -= eldest.getValue().size();
          return true;
        }
      };

  private long text;

  Optional<TracedPlan> find(Key key) {
    @Nullable Entry entry;
    synchronized (entries) {
      entry = entries.get(key);
    }
    if (entry == null) {
      return Optional.empty();
    }
    if (entry.lookups().stillHold()) {
      return Optional.of(entry.plan());
    }
    synchronized (entries) {
      if (entries.remove(key, entry)) {
        text -= entry.size();
      }
    }
    return Optional.empty();
  }

  /**
   * Keeps a query's plan; others are quick to make or are run once. The interactive lane's text of
   * a query without a digest may hold what was true for one statement only, such as its time.
   */
  void keep(Key key, TracedPlan plan, Lookups lookups) {
    if (plan.statement() instanceof PlannedStatement.Query query
        && key.sql().length() <= LONGEST
        && (!query.digest().isEmpty() || !query.lanes().containsKey(Lane.INTERACTIVE))) {
      Entry entry = new Entry(plan, lookups, size(key, query));
      if (entry.size() <= LONGEST_PLAN) {
        synchronized (entries) {
          put(key, entry);
        }
      }
    }
  }

  private void put(Key key, Entry entry) {
    @Nullable Entry before = entries.put(key, entry);
    text += entry.size() - (before == null ? 0 : before.size());
    Iterator<Entry> oldest = entries.values().iterator();
    while (text > MOST_TEXT && oldest.hasNext()) {
      text -= oldest.next().size();
      oldest.remove();
    }
  }

  private static long size(Key key, PlannedStatement.Query plan) {
    long size = key.sql().length() + (long) plan.digest().length();
    for (LaneSql sql : plan.lanes().values()) {
      size += sql.text().length();
    }
    for (ParameterRow row : key.parameters()) {
      size += String.valueOf(row).length();
    }
    return size;
  }
}
