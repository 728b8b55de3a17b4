// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.report;

import io.tarn.benchmarks.workload.Asked;
import io.tarn.benchmarks.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds what was measured against what was asked. */
public final class Verdicts {
  private Verdicts() {}

  /** A verdict on each figure that was measured; where it was at several points, at the largest. */
  public static List<Verdict> of(List<Workload> workloads, List<Measurement> measurements) {
    List<Verdict> verdicts = new ArrayList<>();
    for (Workload workload : workloads) {
      for (Asked asked : workload.asked()) {
        find(workload, asked, asked.peer(), measurements)
            .flatMap(own -> judge(workload, asked, own, measurements))
            .ifPresent(verdicts::add);
      }
    }
    return verdicts;
  }

  private static Optional<Verdict> judge(
      Workload workload, Asked asked, Measurement own, List<Measurement> measurements) {
    double value = own.distribution().figure(asked.figure());
    if (asked.against().isEmpty()) {
      return Optional.of(verdict(workload, asked, own, value));
    }
    return find(workload, asked, asked.against().get(), measurements)
        .filter(other -> other.at().equals(own.at()))
        .map(
            other ->
                verdict(workload, asked, own, value / other.distribution().figure(asked.figure())));
  }

  private static Verdict verdict(Workload workload, Asked asked, Measurement own, double value) {
    String unit = asked.against().map(peer -> " × " + peer).orElse(" " + own.unit());
    String limit =
        asked
            .atMost()
            .map(most -> "≤ " + Numbers.digits(most))
            .orElseGet(() -> "≥ " + Numbers.digits(asked.atLeast().orElseThrow()));
    String words = asked.peer() + ", " + own.label() + ", " + asked.figure() + " " + limit + unit;
    return new Verdict(workload.name(), words, value, asked.isMetBy(value));
  }

  private static Optional<Measurement> find(
      Workload workload, Asked asked, String peer, List<Measurement> measurements) {
    return measurements.stream()
        .filter(measured -> measured.workload().equals(workload.name()))
        .filter(measured -> measured.name().equals(asked.of()))
        .filter(measured -> measured.peer().equals(peer))
        .reduce((earlier, later) -> later);
  }
}
