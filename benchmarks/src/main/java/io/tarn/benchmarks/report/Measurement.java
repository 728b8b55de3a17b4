// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.report;

import java.util.List;
import java.util.Map;

/**
 * All samples of one thing.
 *
 * @param workload name of the workload
 * @param name what was measured
 * @param peer whose it is
 * @param unit {@code ms}, or a rate such as {@code statements/s}
 * @param at what was varied, such as {@code clients} or {@code scale}
 * @param samples in the order they were taken, the peers in turn
 * @param load runnable threads of the whole machine, a minute's average, at the end
 */
public record Measurement(
    String workload,
    String name,
    String peer,
    String unit,
    Map<String, Double> at,
    List<Double> samples,
    double load) {
  /** The unit of times. */
  public static final String MILLIS = "ms";

  public Measurement {
    at = Map.copyOf(at);
    samples = List.copyOf(samples);
  }

  /** The samples' distribution. */
  public Distribution distribution() {
    return new Distribution(samples);
  }

  /** What is measured and where, without whose it is. */
  public String label() {
    StringBuilder text = new StringBuilder(name);
    at.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            entry ->
                text.append(", ")
                    .append(entry.getKey())
                    .append(' ')
                    .append(plain(entry.getValue())));
    return text.toString();
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
