// SPDX-License-Identifier: Apache-2.0
package io.tarn.samples;

import io.tarn.api.TableName;

/** Hears how far the samples are. */
@FunctionalInterface
public interface SampleListener {
  /**
   * A table is there with all its rows.
   *
   * @param table its name
   * @param count tables written so far by this run
   */
  void written(TableName table, int count);
}
