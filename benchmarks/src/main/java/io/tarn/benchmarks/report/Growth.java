// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How figures grow with what was varied: the slope of a straight line through the logarithms. */
public final class Growth {
  private Growth() {}

  /**
   * A curve of at least two points.
   *
   * @param over what was varied
   * @param points median by what was varied
   */
  public record Curve(
      String workload, String name, String peer, String over, Map<Double, Double> points) {
    /** The slope of the least squares line through the logarithms. */
    public double exponent() {
      double meanX = mean(points.keySet().stream().toList());
      double meanY = mean(points.values().stream().toList());
      double above = 0;
      double below = 0;
      for (Map.Entry<Double, Double> point : points.entrySet()) {
        double x = Math.log(point.getKey()) - meanX;
        above += x * (Math.log(point.getValue()) - meanY);
        below += x * x;
      }
      return above / below;
    }

    private static double mean(List<Double> values) {
      return values.stream().mapToDouble(Math::log).average().orElseThrow();
    }

    /** From where to where. */
    public String range() {
      List<Double> at = points.keySet().stream().sorted().toList();
      return Numbers.digits(at.get(0)) + "–" + Numbers.digits(at.get(at.size() - 1));
    }
  }

  /** The curves among measurements that were taken at one varied number. */
  public static List<Curve> of(List<Measurement> measurements) {
    Map<List<String>, Map<Double, Double>> points = new LinkedHashMap<>();
    for (Measurement measured : measurements) {
      double median = measured.samples().isEmpty() ? 0 : measured.distribution().median();
      if (measured.at().size() == 1 && median > 0) {
        Map.Entry<String, Double> at = measured.at().entrySet().iterator().next();
        points
            .computeIfAbsent(
                List.of(measured.workload(), measured.name(), measured.peer(), at.getKey()),
                any -> new TreeMap<>())
            .put(at.getValue(), median);
      }
    }
    List<Curve> curves = new ArrayList<>();
    points.forEach(
        (key, at) -> {
          if (at.size() > 1 && isWhole(key.get(1))) {
            curves.add(new Curve(key.get(0), key.get(1), key.get(2), key.get(3), at));
          }
        });
    return curves;
  }

  /** Not each query of a set: their sum tells. */
  private static boolean isWhole(String name) {
    return !name.startsWith("query ");
  }
}
