// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

/** Whether the first record of a CSV file names the columns. */
public enum HeaderChoice {
  /** Told from the data. */
  DETECT,
  PRESENT,
  ABSENT
}
