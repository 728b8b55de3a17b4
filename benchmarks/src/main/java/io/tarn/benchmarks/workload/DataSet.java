// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.workload;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * Generated tables.
 *
 * @param generator {@code tpch}, {@code tpcds} or {@code ssb}
 * @param scale 1 makes about 1 GB of raw data
 */
public record DataSet(String generator, double scale) {
  /** The schema its tables are in, such as {@code tpch_sf0_1}. */
  public String schema() {
    String number = BigDecimal.valueOf(scale).stripTrailingZeros().toPlainString();
    return (generator + "_sf" + number.replace('.', '_')).toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return generator
        + " at scale "
        + BigDecimal.valueOf(scale).stripTrailingZeros().toPlainString();
  }
}
