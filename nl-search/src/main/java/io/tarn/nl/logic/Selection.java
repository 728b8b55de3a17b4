// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.logic;

import java.util.List;

/**
 * Rows of joined tables, filtered, grouped, sorted and cut; no limit is 0.
 *
 * @param conditions all of them hold
 */
public record Selection(
    List<Expression> projections,
    Repeats repeats,
    Tables from,
    List<Condition> conditions,
    Grouping grouping,
    List<Ordering> orderings,
    int limit)
    implements Query {
  public Selection {
    projections = List.copyOf(projections);
    conditions = List.copyOf(conditions);
    orderings = List.copyOf(orderings);
  }
}
