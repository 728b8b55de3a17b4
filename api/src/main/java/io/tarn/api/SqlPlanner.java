// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

import java.util.List;

/** Turns SQL text into a {@link PlannedStatement}. Never runs anything. Safe for many threads. */
public interface SqlPlanner {
  /**
   * Parses and validates.
   *
   * @throws WarehouseException with code and position
   */
  StatementDescription describe(String sql, PlanningContext context);

  /**
   * Plans one statement.
   *
   * @param parameters values for its markers: one row, or several for a batch {@code INSERT …
   *     VALUES}; empty if it has none
   * @throws WarehouseException with code and position
   */
  PlannedStatement plan(String sql, List<ParameterRow> parameters, PlanningContext context);

  /** The same, with what it tells of where rows come from. */
  default TracedPlan traced(String sql, List<ParameterRow> parameters, PlanningContext context) {
    return TracedPlan.untraced(plan(sql, parameters, context));
  }

  /** A statement's text as it may be written down: without passwords. */
  default String shown(String sql) {
    return sql;
  }
}
