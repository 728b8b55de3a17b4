// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.run;

import io.tarn.benchmarks.machine.Machine;
import io.tarn.benchmarks.report.Check;
import io.tarn.benchmarks.report.Measurement;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Takes down what runners find out, and says so as it goes. */
public final class Recorder {
  private final PrintWriter out;
  private final List<Measurement> measurements = new ArrayList<>();
  private final List<Check> checks = new ArrayList<>();
  private final List<String> skipped = new ArrayList<>();
  private final Map<String, String> titles = new LinkedHashMap<>();

  public Recorder(PrintWriter out) {
    this.out = out;
  }

  /** Tells the person who waits. */
  public void say(String text) {
    out.println(text);
    out.flush();
  }

  void begin(String workload, String title) {
    titles.put(workload, title);
    say("== " + workload + ": " + title);
  }

  void times(String workload, String name, Map<String, Double> at, Map<String, List<Double>> all) {
    all.forEach(
        (peer, millis) -> {
          if (!millis.isEmpty()) {
            add(workload, name, peer, Measurement.MILLIS, at, millis);
          }
        });
  }

  /** Times of each, and how long the processors worked for a round of it. */
  void rounds(String workload, String name, Map<String, Double> at, Alternation alternation) {
    times(workload, name, at, alternation.millis());
    alternation
        .processors()
        .forEach(
            (peer, worked) ->
                add(workload, name + ", processors", peer, "ms", at, List.of(worked)));
  }

  void add(
      String workload,
      String name,
      String peer,
      String unit,
      Map<String, Double> at,
      List<Double> samples) {
    Measurement measured = new Measurement(workload, name, peer, unit, at, samples, Machine.load());
    measurements.add(measured);
    say(
        String.format(
            Locale.ROOT,
            "   %-50s %-12s median %.2f %s of %d",
            measured.label(),
            peer,
            measured.distribution().median(),
            unit,
            samples.size()));
  }

  void check(Check check) {
    checks.add(check);
    if (!check.equal()) {
      say("   DIFFERENT " + check.name() + ", " + check.peer() + ": " + check.difference());
    }
  }

  /** Something was not measured. */
  public void skip(String what) {
    skipped.add(what);
    say("   skipped: " + what);
  }

  public List<Measurement> measurements() {
    return List.copyOf(measurements);
  }

  public List<Check> checks() {
    return List.copyOf(checks);
  }

  public List<String> skipped() {
    return List.copyOf(skipped);
  }

  public Map<String, String> titles() {
    return new LinkedHashMap<>(titles);
  }
}
