// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.Lane;
import io.tarn.api.ParameterRow;
import io.tarn.api.PlannedStatement;
import io.tarn.api.PlanningContext;
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

  private record Entry(PlannedStatement.Query plan, Lookups lookups) {}

  private final Map<Key, Entry> entries =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Entry> eldest) {
          return size() > MOST;
        }
      };

  Optional<PlannedStatement> find(Key key) {
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
      entries.remove(key, entry);
    }
    return Optional.empty();
  }

  /**
   * Keeps a query's plan; others are quick to make or are run once. The interactive lane's text of
   * a query without a digest may hold what was true for one statement only, such as its time.
   */
  void keep(Key key, PlannedStatement plan, Lookups lookups) {
    if (plan instanceof PlannedStatement.Query query
        && key.sql().length() <= LONGEST
        && (!query.digest().isEmpty() || !query.lanes().containsKey(Lane.INTERACTIVE))) {
      synchronized (entries) {
        entries.put(key, new Entry(query, lookups));
      }
    }
  }
}
