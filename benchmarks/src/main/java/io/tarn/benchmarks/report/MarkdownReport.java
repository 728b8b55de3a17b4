// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A run for people: what fell short first, then each workload's figures and ratios. */
public final class MarkdownReport {
  private final RunReport run;

  public MarkdownReport(RunReport run) {
    this.run = run;
  }

  /** The whole text. */
  public String text() {
    StringBuilder text = new StringBuilder("# Run of " + run.at() + "\n\n");
    text.append("Commit ").append(run.commit()).append(". ");
    text.append(pairs(run.machine())).append(".\n\nSettings: ");
    text.append(pairs(run.settings())).append(".\n\n");
    text.append(verdicts()).append(wrong()).append(limits()).append(participants());
    for (Map.Entry<String, String> title : run.titles().entrySet()) {
      text.append(workload(title.getKey(), title.getValue()));
    }
    text.append(growth());
    if (!run.skipped().isEmpty()) {
      text.append("## Not measured\n\n");
      run.skipped().forEach(line -> text.append("- ").append(line).append('\n'));
    }
    return text.toString();
  }

  private String verdicts() {
    if (run.verdicts().isEmpty()) {
      return "";
    }
    MarkdownTable table = new MarkdownTable("workload", "asked", "measured", "");
    for (boolean met : new boolean[] {false, true}) {
      run.verdicts().stream()
          .filter(verdict -> verdict.met() == met)
          .forEach(
              verdict ->
                  table.row(
                      List.of(
                          verdict.workload(),
                          verdict.asked(),
                          Numbers.digits(verdict.value()),
                          met ? "met" : "**falls short**")));
    }
    return "## Asked and measured\n\n" + table + "\n";
  }

  private String wrong() {
    List<Check> differing = run.checks().stream().filter(check -> !check.equal()).toList();
    String equal =
        run.checks().size()
            - differing.size()
            + " of "
            + run.checks().size()
            + " answers that were compared are equal.\n\n";
    if (differing.isEmpty()) {
      return equal;
    }
    MarkdownTable table = new MarkdownTable("workload", "query", "peer", "beside", "difference");
    differing.forEach(
        check ->
            table.row(
                List.of(
                    check.workload(),
                    check.name(),
                    check.peer(),
                    check.reference(),
                    check.difference())));
    return equal + table + "\n";
  }

  private String limits() {
    MarkdownTable table = new MarkdownTable("what the machine can do", "measured in this run");
    new TreeMap<>(run.limits())
        .forEach((name, value) -> table.row(List.of(name, Numbers.digits(value))));
    return table + "\n";
  }

  private String participants() {
    MarkdownTable table = new MarkdownTable("peer", "what", "set up");
    run.participants()
        .forEach(
            peer ->
                table.row(
                    List.of(
                        peer.name(),
                        peer.present() ? peer.version() : "left out: " + peer.version(),
                        String.join("; ", peer.tuning()))));
    return table + "\n";
  }

  private String workload(String name, String title) {
    Map<String, Map<String, Measurement>> byLabel = new LinkedHashMap<>();
    Set<String> peers = new LinkedHashSet<>();
    for (Measurement measured : run.measurements()) {
      if (measured.workload().equals(name)) {
        byLabel
            .computeIfAbsent(measured.label(), any -> new LinkedHashMap<>())
            .put(measured.peer(), measured);
        peers.add(measured.peer());
      }
    }
    if (byLabel.isEmpty()) {
      return "";
    }
    List<String> columns = new ArrayList<>(List.of("measured", "peer", "median", "p95", "p99"));
    columns.addAll(
        List.of("lowest–highest", "samples", "beside " + peers.iterator().next(), "load"));
    MarkdownTable table = new MarkdownTable(columns.toArray(String[]::new));
    byLabel.forEach((label, measured) -> rows(label, measured, table));
    return "## " + name + "\n\n" + title + ".\n\n" + table + "\n";
  }

  /** The last column is a median beside the first peer's: above 1 is slower, or more for a rate. */
  private static void rows(String label, Map<String, Measurement> measured, MarkdownTable table) {
    String first = measured.keySet().iterator().next();
    double reference = measured.values().iterator().next().distribution().median();
    measured.forEach(
        (peer, one) -> {
          Distribution samples = one.distribution();
          boolean many = samples.count() >= 20;
          table.row(
              List.of(
                  label,
                  peer,
                  Numbers.of(samples.median(), one.unit()),
                  many ? Numbers.of(samples.percentile(95), one.unit()) : "",
                  samples.count() >= 100 ? Numbers.of(samples.percentile(99), one.unit()) : "",
                  Numbers.digits(samples.min()) + "–" + Numbers.digits(samples.max()),
                  Long.toString(samples.count()),
                  peer.equals(first) ? "" : "× " + Numbers.digits(samples.median() / reference),
                  Numbers.digits(one.load())));
        });
  }

  private String growth() {
    List<Growth.Curve> curves = Growth.of(run.measurements());
    if (curves.isEmpty()) {
      return "";
    }
    MarkdownTable table = new MarkdownTable("workload", "measured", "peer", "over", "exponent");
    curves.forEach(
        curve ->
            table.row(
                List.of(
                    curve.workload(),
                    curve.name(),
                    curve.peer(),
                    curve.over() + " " + curve.range(),
                    Numbers.digits(curve.exponent()))));
    return "## Growth\n\nThe exponent of each curve: 1 is linear, 0 does not grow.\n\n"
        + table
        + "\n";
  }

  private static String pairs(Map<String, String> map) {
    List<String> pairs = new ArrayList<>();
    map.forEach((key, value) -> pairs.add(key + " " + value));
    return String.join(", ", pairs);
  }
}
