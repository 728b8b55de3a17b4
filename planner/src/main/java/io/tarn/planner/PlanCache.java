// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.ParameterRow;
import io.tarn.api.PinnedTable;
import io.tarn.api.PlannedStatement;
import io.tarn.api.PlanningContext;
import io.tarn.api.SnapshotVersion;
import io.tarn.api.TableCatalog;
import io.tarn.api.TableEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Plans of queries, by their text, parameters, caller and settings. A plan is given again only
 * while each of its tables is the same table at the same newest version; it must never hold a plan
 * that depends on anything else, such as a view's text.
 */
final class PlanCache {
  private static final int MAX_PLANS = 512;
  private static final int MAX_TEXT = 10_000;

  private record Key(String sql, List<ParameterRow> parameters, PlanningContext context) {}

  private final TableCatalog catalog;
  private final Map<Key, PlannedStatement.Query> plans =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, PlannedStatement.Query> eldest) {
          return size() > MAX_PLANS;
        }
      };

  PlanCache(TableCatalog catalog) {
    this.catalog = catalog;
  }

  Optional<PlannedStatement> find(
      String sql, List<ParameterRow> parameters, PlanningContext context) {
    PlannedStatement.@Nullable Query plan;
    synchronized (plans) {
      plan = plans.get(new Key(sql, parameters, context));
    }
    return Optional.<PlannedStatement>ofNullable(plan)
        .filter(found -> ((PlannedStatement.Query) found).inputs().stream().allMatch(this::holds));
  }

  private boolean holds(PinnedTable input) {
    return catalog.find(input.name()).orElse(null) instanceof TableEntry.DeltaTable table
        && table.location().equals(input.snapshot().location())
        && catalog.snapshot(table, SnapshotVersion.latest()).equals(input.snapshot());
  }

  /** Keeps a plan if it depends on nothing but its key and the newest versions of its tables. */
  void keep(
      String sql,
      List<ParameterRow> parameters,
      PlanningContext context,
      PlannedStatement plan,
      Statement statement) {
    if (plan instanceof PlannedStatement.Query query
        && !query.digest().isEmpty()
        && sql.length() <= MAX_TEXT
        && statement.views().isEmpty()
        && query.inputs().stream().allMatch(input -> input.snapshot().latest())) {
      synchronized (plans) {
        plans.put(new Key(sql, parameters, context), query);
      }
    }
  }
}
