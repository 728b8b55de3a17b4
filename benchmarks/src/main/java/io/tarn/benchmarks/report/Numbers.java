// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.report;

import java.util.Locale;

/** Numbers for people: as many digits as mean something. */
final class Numbers {
  private Numbers() {}

  /** A value with its unit; long times in seconds. */
  static String of(double value, String unit) {
    if (unit.equals(Measurement.MILLIS) && value >= 1000) {
      return digits(value / 1000) + " s";
    }
    return digits(value) + " " + unit;
  }

  static String digits(double value) {
    double size = Math.abs(value);
    String format = size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : size >= 0.1 ? "%.2f" : "%.3f";
    return String.format(Locale.ROOT, format, value);
  }
}
