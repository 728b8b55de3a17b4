// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Two runs side by side: what both measured, and the ratio of the medians. */
public final class Comparison {
  /** Spreads that overlap by more than this say nothing about which is faster. */
  private static final double LOWER_QUARTER = 25;

  private static final double UPPER_QUARTER = 75;

  private final RunReport before;
  private final RunReport after;

  public Comparison(RunReport before, RunReport after) {
    this.before = before;
    this.after = after;
  }

  /** The whole text. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append("Before: ").append(before.commit()).append(", ").append(before.at()).append('\n');
    text.append("After: ").append(after.commit()).append(", ").append(after.at()).append("\n\n");
    MarkdownTable table =
        new MarkdownTable(
            "workload", "measured", "peer", "before", "after", "after / before", "quartiles");
    Map<List<String>, Measurement> earlier = byKey(before);
    int rows = 0;
    for (Map.Entry<List<String>, Measurement> later : byKey(after).entrySet()) {
      Measurement first = earlier.get(later.getKey());
      if (first != null) {
        table.row(row(first, later.getValue()));
        rows++;
      }
    }
    return rows == 0
        ? text.append("The two runs have nothing in common.\n").toString()
        : text.append(table).toString();
  }

  private static List<String> row(Measurement first, Measurement second) {
    Distribution was = first.distribution();
    Distribution is = second.distribution();
    boolean apart =
        is.percentile(UPPER_QUARTER) < was.percentile(LOWER_QUARTER)
            || is.percentile(LOWER_QUARTER) > was.percentile(UPPER_QUARTER);
    return List.of(
        second.workload(),
        second.label(),
        second.peer(),
        Numbers.of(was.median(), first.unit()),
        Numbers.of(is.median(), second.unit()),
        Numbers.digits(is.median() / was.median()),
        apart ? "apart" : "overlap");
  }

  private static Map<List<String>, Measurement> byKey(RunReport run) {
    Map<List<String>, Measurement> map = new LinkedHashMap<>();
    for (Measurement one : run.measurements()) {
      map.put(List.of(one.workload(), one.label(), one.peer()), one);
    }
    return map;
  }
}
