// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.report;

import java.util.List;
import org.HdrHistogram.Histogram;

/** Percentiles of samples, to four digits. */
public final class Distribution {
  /** Samples are kept as whole thousandths. */
  private static final double PER_UNIT = 1000;

  private final Histogram histogram = new Histogram(4);

  public Distribution(List<Double> samples) {
    samples.forEach(sample -> histogram.recordValue(Math.max(0, Math.round(sample * PER_UNIT))));
  }

  public long count() {
    return histogram.getTotalCount();
  }

  /**
   * The value below which so many of a hundred samples lie.
   *
   * @param percent 0 to 100
   */
  public double percentile(double percent) {
    long value = histogram.getValueAtPercentile(percent);
    return histogram.lowestEquivalentValue(value) / PER_UNIT;
  }

  public double median() {
    return percentile(50);
  }

  public double min() {
    return histogram.getMinValue() / PER_UNIT;
  }

  public double max() {
    return histogram.getMaxValue() / PER_UNIT;
  }

  /**
   * A figure by its name.
   *
   * @param name {@code median}, or {@code p} and a number
   */
  public double figure(String name) {
    return name.equals("median") ? median() : percentile(Double.parseDouble(name.substring(1)));
  }
}
