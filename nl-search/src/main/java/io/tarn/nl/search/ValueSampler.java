// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.search;

import java.util.List;
import java.util.Map;

/** Reads values of a table's columns of few and short values. */
@FunctionalInterface
public interface ValueSampler {
  /** Knows no values. */
  ValueSampler NONE = table -> Map.of();

  /**
   * Distinct values by column name; a column of too many has none.
   *
   * @throws io.tarn.api.WarehouseException if the table cannot be read now
   */
  Map<String, List<String>> sample(DescribedTable table);
}
