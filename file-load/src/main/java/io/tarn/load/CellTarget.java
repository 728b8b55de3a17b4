// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

import java.math.BigDecimal;

/** Where the values of one column go. A target gets only the kind of value its type has. */
interface CellTarget {
  /** Takes everything and keeps nothing: for checking whether values fit. */
  CellTarget NOWHERE = new CellTarget() {};

  default void setNull(int row) {}

  /** Whole numbers, truth values, days, microseconds, and decimals by their digits. */
  default void setLong(int row, long value) {}

  default void setDouble(int row, double value) {}

  default void setDecimal(int row, BigDecimal value) {}

  default void setText(int row, String value) {}
}
