// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

/** How dates that do not start with the year are written. */
public enum DateOrder {
  DAY_FIRST("day first"),
  MONTH_FIRST("month first");

  private final String label;

  DateOrder(String label) {
    this.label = label;
  }

  /** As a person says it. */
  public String label() {
    return label;
  }
}
