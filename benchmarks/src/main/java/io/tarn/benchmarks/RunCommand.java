// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks;

import io.tarn.benchmarks.data.DataHome;
import io.tarn.benchmarks.data.DataMaker;
import io.tarn.benchmarks.machine.Machine;
import io.tarn.benchmarks.machine.PhysicalLimits;
import io.tarn.benchmarks.peer.Peers;
import io.tarn.benchmarks.report.MarkdownReport;
import io.tarn.benchmarks.report.Plots;
import io.tarn.benchmarks.report.RunReport;
import io.tarn.benchmarks.report.Verdicts;
import io.tarn.benchmarks.run.Bench;
import io.tarn.benchmarks.run.Effort;
import io.tarn.benchmarks.run.Recorder;
import io.tarn.benchmarks.run.Runner;
import io.tarn.benchmarks.workload.DataSet;
import io.tarn.benchmarks.workload.Workload;
import io.tarn.benchmarks.workload.WorkloadFiles;
import io.tarn.testkit.CommandResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures workloads and writes what it found out. */
@Command(
    name = "run",
    description = "Measures workloads, the peers in turn, and writes JSON, a table and plots.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  @Mixin private final DataOption data = new DataOption();

  @Parameters(
      paramLabel = "WORKLOAD",
      description = {
        "interactive, fetch, tpch, cold, dashboard, concurrency, ingest, metadata, planning, micro,"
            + " ssb, tpcds, or a file like theirs (default: all of them)"
      })
  private List<String> names = WorkloadFiles.NAMES;

  @Option(
      names = "--peers",
      paramLabel = "NAME",
      split = ",",
      description = "who takes part: tarn, tarn-spark, flight-jdbc, duckdb, spark, trino")
  private List<String> peers = List.of();

  @Option(names = "--quick", description = "a fifth of the rounds, data at scale 0.1")
  private boolean quick;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      description = "no round of a workload begins later (default: 10, 2 with --quick)")
  private int minutes;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "JSON file; table and plots lie beside it (default: in the data directory)")
  private Path out = Path.of("");

  @Override
  public Integer call() throws Exception {
    Effort effort =
        new Effort(
            quick ? Effort.Pace.QUICK : Effort.Pace.FULL,
            Duration.ofMinutes(minutes > 0 ? minutes : quick ? 2 : 10));
    List<Workload> workloads = new ArrayList<>();
    for (String name : names) {
      workloads.add(WorkloadFiles.read(name));
    }
    DataHome home = new DataHome(data.directory());
    Recorder recorder = new Recorder(BenchCommand.out());
    Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    Map<String, String> machine = Machine.facts();
    new DataMaker(BenchCommand.root(), home, recorder::say).make(data(workloads, effort));
    Map<String, Double> limits = PhysicalLimits.measure(home.directory());
    try (Peers started = new Peers(BenchCommand.root(), home, peers, recorder::say)) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(started), "stop-peers"));
      measure(workloads, new Bench(started, home, recorder, effort));
      machine.put("load at the end", Double.toString(Machine.load()));
      RunReport report =
          new RunReport(
              commit(),
              start.toString(),
              machine,
              settings(effort),
              limits,
              recorder.titles(),
              started.participants(),
              recorder.checks(),
              recorder.measurements(),
              Verdicts.of(workloads, recorder.measurements()),
              recorder.skipped());
      Path usual = home.directory().resolve("runs/" + name(start));
      write(report, out.toString().isEmpty() ? usual : out, recorder);
    }
    return 0;
  }

  /** What fails is told in the report, and the rest goes on. */
  private static void measure(List<Workload> workloads, Bench bench) {
    Runner runner = new Runner(bench);
    for (Workload workload : workloads) {
      try {
        runner.run(workload);
      } catch (Exception failure) {
        bench.recorder().skip(workload.name() + " ended early: " + failure);
      }
    }
  }

  /** Also when the run is interrupted nothing is left running. */
  private static void stop(Peers started) {
    try {
      started.close();
    } catch (SQLException failure) {
      System.getLogger("bench").log(System.Logger.Level.WARNING, "A peer did not stop", failure);
    }
  }

  private static List<DataSet> data(List<Workload> workloads, Effort effort) {
    Set<DataSet> sets = new LinkedHashSet<>();
    for (Workload workload : workloads) {
      for (DataSet set : workload.data()) {
        sets.add(new DataSet(set.generator(), effort.scale(set.scale())));
      }
    }
    return List.copyOf(sets);
  }

  private Map<String, String> settings(Effort effort) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("workloads", String.join(" ", names));
    settings.put("pace", effort.pace().toString());
    settings.put("limit for each workload", effort.perWorkload().toString());
    return settings;
  }

  private static String name(Instant start) {
    return start.toString().replace(":", "") + ".json";
  }

  private static void write(RunReport report, Path json, Recorder recorder) throws IOException {
    report.write(json);
    Path directory = Objects.requireNonNull(json.toAbsolutePath().getParent());
    String base = json.getFileName().toString().replaceFirst("\\.json$", "");
    String text = new MarkdownReport(report).text();
    Path table = directory.resolve(base + ".md");
    Files.writeString(table, text, StandardCharsets.UTF_8);
    List<Path> plots = Plots.write(report, directory, base);
    recorder.say("\n" + text + "\nWritten: " + json + ", " + table + ", " + plots);
  }

  private static String commit() {
    String root = BenchCommand.root().toString();
    CommandResult head = git(root, "rev-parse", "HEAD");
    if (head.exitCode() != 0) {
      return "unknown";
    }
    boolean clean = git(root, "status", "--porcelain").output().isBlank();
    return head.output().strip() + (clean ? "" : "-dirty");
  }

  private static CommandResult git(String root, String... words) {
    List<String> command = new ArrayList<>(List.of("git", "-C", root));
    command.addAll(List.of(words));
    return CommandResult.of(command, Duration.ofSeconds(10));
  }
}
