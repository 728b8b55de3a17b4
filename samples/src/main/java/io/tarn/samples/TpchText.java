// SPDX-License-Identifier: Apache-2.0
package io.tarn.samples;

import io.trino.tpch.Distributions;
import io.trino.tpch.TextPool;

/** Where TPC-H's comment columns come from; all other columns do not depend on it. */
public enum TpchText {
  /** The standard's text: comments equal dbgen's, for 300 MB of heap and seconds of time. */
  STANDARD(300),
  /** Other sentences of the same grammar, ready at once. */
  SHORT(4);

  private final int megabytes;

  TpchText(int megabytes) {
    this.megabytes = megabytes;
  }

  /** A new pool. The generator's own would stay in memory until the process ends. */
  TextPool pool() {
    return new TextPool(megabytes * 1024 * 1024, Distributions.getDefaultDistributions());
  }
}
