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
   * Samples by column name; a column nobody looked at has none.
   *
   * @throws io.tarn.api.WarehouseException if the table cannot be read now
   */
  Map<String, Sample> sample(DescribedTable table);

  /**
   * What was seen of a column.
   *
   * @param values distinct values; empty if there are too many
   * @param repeats whether any occurred more than once
   */
  record Sample(List<String> values, DescribedTable.Repeats repeats) {
    public Sample {
      values = List.copyOf(values);
    }
  }
}
