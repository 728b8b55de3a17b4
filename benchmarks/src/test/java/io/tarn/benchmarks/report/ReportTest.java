// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tarn.benchmarks.workload.Asked;
import io.tarn.benchmarks.workload.Starts;
import io.tarn.benchmarks.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was measured becomes figures, verdicts, tables, pictures and comparisons. */
class ReportTest {
  private static final Measurement TARN = measured("tarn", Map.of(), 12, 10, 11);
  private static final Measurement DUCKDB = measured("duckdb", Map.of(), 5, 5, 6);

  @TempDir private Path directory;

  @Test
  void verdictsHoldFiguresAgainstWhatWasAsked() {
    Asked time = new Asked("total", "tarn", "median", Optional.of(11.0), none(), Optional.empty());
    Asked ratio =
        new Asked("total", "tarn", "median", Optional.of(1.15), none(), Optional.of("duckdb"));
    Workload workload =
        new Starts("w", "t", List.of("tarn"), List.of(time, ratio), "tpch", 1, "select 1", 1);

    List<Verdict> verdicts = Verdicts.of(List.of(workload), List.of(TARN, DUCKDB));

    assertThat(verdicts).extracting(Verdict::met).containsExactly(true, false);
    assertThat(verdicts.get(1).value()).isCloseTo(2.2, within(0.01));
    assertThat(verdicts.get(1).asked()).isEqualTo("tarn, total, median ≤ 1.15 × duckdb");
  }

  @Test
  void whatFallsShortComesFirst() {
    String text = new MarkdownReport(run(List.of(TARN, DUCKDB))).text();
    assertThat(text).contains("**falls short**").contains("| total | duckdb | 5.00 ms |");
    assertThat(text.indexOf("falls short")).isLessThan(text.indexOf("| met |"));
    assertThat(text).contains("× 0.45").contains("left out: no Java").contains("- nothing else");
    assertThat(text).contains("0 of 1 answers that were compared are equal").contains("2 rows");
  }

  @Test
  void aRunIsReadAsItWasWritten() throws IOException {
    RunReport run = run(List.of(TARN));
    Path file = directory.resolve("a/run.json");
    run.write(file);
    assertThat(RunReport.read(file)).isEqualTo(run);
  }

  @Test
  void growthIsTheExponent() {
    List<Measurement> all =
        List.of(
            measured("tarn", Map.of("clients", 1.0), 2),
            measured("tarn", Map.of("clients", 10.0), 20),
            measured("tarn", Map.of("clients", 100.0), 200));
    List<Growth.Curve> curves = Growth.of(all);
    assertThat(curves).hasSize(1);
    assertThat(curves.get(0).exponent()).isCloseTo(1, within(0.01));
    assertThat(curves.get(0).range()).isEqualTo("1.00–100");
  }

  @Test
  void picturesAreDrawn() throws IOException {
    double[] many = new double[200];
    java.util.Arrays.setAll(many, i -> i + 1);
    List<Measurement> all =
        List.of(
            measured("tarn", Map.of("clients", 1.0), many),
            measured("tarn", Map.of("clients", 10.0), 20));
    List<Path> files = Plots.write(run(all), directory, "run");
    assertThat(files).hasSize(2);
    for (Path file : files) {
      assertThat(Files.readString(file)).contains("<svg").contains("<path").contains("</svg");
    }
  }

  @Test
  void runsAreSetSideBySide() {
    RunReport before = run(List.of(TARN, DUCKDB));
    RunReport after = run(List.of(measured("tarn", Map.of(), 5, 6, 5), DUCKDB));
    String text = new Comparison(before, after).text();
    assertThat(text).contains("| w | total | tarn | 11.0 ms | 5.00 ms | 0.45 | apart |");
    assertThat(text).contains("| w | total | duckdb | 5.00 ms | 5.00 ms | 1.00 | overlap |");
    assertThat(new Comparison(before, run(List.of())).text()).contains("nothing in common");
  }

  private static RunReport run(List<Measurement> measurements) {
    return new RunReport(
        "abc",
        "2026-01-01T00:00:00Z",
        Map.of("cores", "2"),
        Map.of("pace", "FULL"),
        Map.of("loopback round trip, median, ms", 0.01),
        Map.of("w", "Something"),
        List.of(
            new Participant("tarn", "Tarn", List.of("as it comes"), true),
            new Participant("trino", "no Java", List.of(), false)),
        List.of(new Check("w", "q1", "tarn", "duckdb", "2 rows, not 3")),
        measurements,
        List.of(new Verdict("w", "a", 1, true), new Verdict("w", "b", 2, false)),
        Collections.singletonList("nothing else"));
  }

  private static Optional<Double> none() {
    return Optional.empty();
  }

  private static Measurement measured(String peer, Map<String, Double> at, double... samples) {
    return new Measurement(
        "w",
        "total",
        peer,
        Measurement.MILLIS,
        at,
        java.util.Arrays.stream(samples).boxed().toList(),
        1);
  }
}
