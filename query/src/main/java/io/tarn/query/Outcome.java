// SPDX-License-Identifier: Apache-2.0
package io.tarn.query;

import io.tarn.api.ResultStream;
import org.jspecify.annotations.Nullable;

/**
 * What running a statement gave: rows or a count.
 *
 * @param rows the rows, null for a count
 * @param count rows changed
 */
record Outcome(@Nullable ResultStream rows, long count) {
  static Outcome of(ResultStream rows) {
    return new Outcome(rows, 0);
  }

  static Outcome of(long count) {
    return new Outcome(null, count);
  }
}
