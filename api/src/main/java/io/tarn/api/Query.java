// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

import java.time.Duration;

/** One submitted statement. Thread-safe. */
public interface Query {
  QueryId id();

  QueryInfo info();

  /**
   * Waits until it is planned.
   *
   * @throws WarehouseException if planning failed or it was cancelled
   */
  StatementDescription description();

  /**
   * Waits for its first rows, its end or its failure, at most so long.
   *
   * @return whether one of them came about
   * @throws WarehouseException if it failed by then
   */
  boolean await(Duration atMost);

  /**
   * Its rows, once; waits for the first. The caller closes it. Closing before the end cancels what
   * is left.
   *
   * @throws WarehouseException if it failed, or the rows were taken before
   */
  ResultStream rows();

  /**
   * Waits for its end.
   *
   * @return rows changed, or 0 for statements that change none
   * @throws WarehouseException if it failed
   */
  long updateCount();

  /** Cancels it; returns at once; nothing happens if it has ended. */
  void cancel();
}
