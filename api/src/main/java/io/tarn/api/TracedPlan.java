// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

import java.util.function.Supplier;

/**
 * A plan, and where the rows come from that running it writes or shows.
 *
 * @param statement the plan
 * @param lineage worked out when it is first asked for, which may take as long as planning; safe
 *     for many threads
 */
public record TracedPlan(PlannedStatement statement, Supplier<Lineage> lineage) {
  /** A plan that reads and writes no rows. */
  public static TracedPlan untraced(PlannedStatement statement) {
    return new TracedPlan(statement, () -> Lineage.NONE);
  }
}
