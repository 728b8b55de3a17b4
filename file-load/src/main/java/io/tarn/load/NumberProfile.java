// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

/** How large and how precise a column's numbers are under one meaning of the decimal mark. */
final class NumberProfile {
  private static final int COUNTED_SCALES = 6;
  private static final double CONSISTENT = 0.8;

  private final long[] scales = new long[COUNTED_SCALES];
  private int mostWholeDigits;
  private int mostDecimals;

  void accept(int digits, int scale) {
    mostWholeDigits = Math.max(mostWholeDigits, digits - scale);
    mostDecimals = Math.max(mostDecimals, scale);
    scales[Math.min(scale, COUNTED_SCALES - 1)]++;
  }

  int mostWholeDigits() {
    return mostWholeDigits;
  }

  int mostDecimals() {
    return mostDecimals;
  }

  /** Whether the numbers with decimals have the same number of them, give or take end zeros. */
  boolean consistentDecimals() {
    if (mostDecimals >= COUNTED_SCALES) {
      return false;
    }
    long withDecimals = 0;
    for (int scale = 1; scale < COUNTED_SCALES; scale++) {
      withDecimals += scales[scale];
    }
    return scales[mostDecimals] >= CONSISTENT * withDecimals;
  }
}
