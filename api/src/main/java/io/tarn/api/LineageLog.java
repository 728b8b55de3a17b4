// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

import java.time.Instant;
import java.util.function.Supplier;

/** Keeps what statements read and wrote, as long as the history keeps the statements. */
@FunctionalInterface
public interface LineageLog {
  /** Keeps nothing. */
  LineageLog NONE = (statement, user, at, lineage) -> {};

  /**
   * Notes a statement that ended well. Never makes it wait, and never fails.
   *
   * @param user who sent it
   * @param at when it ended
   * @param lineage asked for later, by another thread
   */
  void record(QueryId statement, String user, Instant at, Supplier<Lineage> lineage);
}
