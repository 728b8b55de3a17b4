// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tarn.api.TableName;
import io.tarn.nl.embed.MiniLmEncoder;
import io.tarn.nl.embed.TextEncoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Measures discovery on the shared development data and on many made-up tables, and writes what it
 * found to a directory: the ranking of every question, for {@code score.py --discovery}, and a
 * table of figures. Runs when it is named, as nl-search/README.md says; {@link DiscoveryRecallTest}
 * is the test.
 */
class DiscoveryEvaluation {
  private static final int KEPT = 20;
  private static final int MANY = 10_000;

  private final Path target = Path.of("target/discovery");
  private final List<String> report = new ArrayList<>();

  @Test
  void measure() throws IOException {
    assumeTrue(Files.isDirectory(DevTables.ROOT), "needs the shared development data");
    Files.createDirectories(target);
    try (MiniLmEncoder encoder = MiniLmEncoder.load(target.resolve("native"))) {
      recall(encoder);
      scale(encoder);
      Files.write(target.resolve("figures.md"), report);
    }
    assertThat(report).isNotEmpty();
  }

  private void recall(TextEncoder encoder) throws IOException {
    report.add("| questions | tables | values | recall@1 | recall@5 | recall@10 | ms a search |");
    report.add("| --- | --- | --- | --- | --- | --- | --- |");
    for (DevTables.Values values : DevTables.Values.values()) {
      List<DevTables.Asked> all = DevTables.questions("discovery.jsonl");
      List<DescribedTable> few = DevTables.databases(values);
      List<DescribedTable> many = DevTables.withDistractors(values);
      run(encoder, "discovery", all, few, values);
      run(
          encoder,
          "discovery_large",
          DevTables.questions("discovery_large/discovery.jsonl"),
          many,
          values);
      run(encoder, "discovery, synonyms", synonyms(all), few, values);
      run(encoder, "discovery_large, synonyms", synonyms(all), many, values);
    }
  }

  private static List<DevTables.Asked> synonyms(List<DevTables.Asked> questions)
      throws IOException {
    Map<String, String> wordings = DevTables.synonymWordings();
    return questions.stream()
        .filter(asked -> wordings.containsKey(asked.id()))
        .map(
            asked ->
                new DevTables.Asked(
                    asked.id(),
                    wordings.getOrDefault(asked.id(), asked.question()),
                    asked.accepted()))
        .toList();
  }

  private void run(
      TextEncoder encoder,
      String name,
      List<DevTables.Asked> questions,
      List<DescribedTable> tables,
      DevTables.Values values)
      throws IOException {
    double[] recall = new double[KEPT + 1];
    List<String> lines = new ArrayList<>();
    long nanos = 0;
    try (DiscoveryIndex index = filled(encoder, tables)) {
      while (index.refine(64)) {
        Thread.onSpinWait();
      }
      for (DevTables.Asked asked : questions) {
        long start = System.nanoTime();
        List<DiscoveryIndex.RankedTable> ranked = index.rank(asked.question(), KEPT, table -> true);
        nanos += System.nanoTime() - start;
        List<String> found =
            ranked.stream()
                .map(r -> r.table().name().schema() + "." + r.table().name().table())
                .toList();
        for (int k : new int[] {1, 5, 10}) {
          recall[k] += recall(found, asked, k);
        }
        lines.add(new ObjectMapper().writeValueAsString(Map.of("id", asked.id(), "tables", found)));
      }
    }
    String file = name.replaceAll("\\W+", "-") + "-" + values.name().toLowerCase(Locale.ROOT);
    Files.write(target.resolve(file + ".jsonl"), lines);
    report.add(
        String.format(
            Locale.ROOT,
            "| %s (%d) | %d | %s | %.3f | %.3f | %.3f | %.1f |",
            name,
            questions.size(),
            tables.size(),
            values.name().toLowerCase(Locale.ROOT),
            recall[1] / questions.size(),
            recall[5] / questions.size(),
            recall[10] / questions.size(),
            nanos / 1e6 / questions.size()));
  }

  static double recall(List<String> found, DevTables.Asked asked, int k) {
    List<String> first =
        found.stream().limit(k).map(name -> name.toLowerCase(Locale.ROOT)).toList();
    double best = 0;
    for (Set<String> accepted : asked.accepted()) {
      double hits = accepted.stream().filter(first::contains).count();
      best = Math.max(best, accepted.isEmpty() ? 0 : hits / accepted.size());
    }
    return best;
  }

  static DiscoveryIndex filled(TextEncoder encoder, List<DescribedTable> tables) {
    DiscoveryIndex index = new DiscoveryIndex(WordSplitter.english(), Optional.of(encoder));
    index.update(tables, List.of());
    return index;
  }

  /** Ten thousand tables of words that occur in names, in new combinations. */
  private void scale(TextEncoder encoder) throws IOException {
    List<DescribedTable> tables = manyTables(new Random(7));
    long columns = tables.stream().mapToLong(table -> table.columns().size()).sum();
    long start = System.nanoTime();
    try (DiscoveryIndex index = filled(encoder, tables)) {
      double built = (System.nanoTime() - start) / 1e9;
      List<DevTables.Asked> asked = DevTables.questions("discovery.jsonl");
      double[] millis = new double[500];
      double[] cpu = new double[millis.length];
      ThreadMXBean threads = ManagementFactory.getThreadMXBean();
      for (int i = -100; i < millis.length; i++) {
        String question = asked.get(Math.floorMod(i * 4, asked.size())).question();
        long from = System.nanoTime();
        long cpuFrom = threads.getCurrentThreadCpuTime();
        var unused = index.rank(question, KEPT, table -> true);
        if (i >= 0) {
          cpu[i] = (threads.getCurrentThreadCpuTime() - cpuFrom) / 1e6;
          millis[i] = (System.nanoTime() - from) / 1e6;
        }
      }
      Arrays.sort(millis);
      Arrays.sort(cpu);
      report.add("");
      report.add(
          String.format(
              Locale.ROOT,
              "%d tables, %d columns: built in %.1f s (%.0f columns/s); search p50 %.1f ms, p95"
                  + " %.1f ms; of its thread's CPU p50 %.1f ms, p95 %.1f ms",
              tables.size(),
              columns,
              built,
              columns / built,
              millis[250],
              millis[475],
              cpu[250],
              cpu[475]));
    }
  }

  private static List<DescribedTable> manyTables(Random random) {
    List<String> words = new ArrayList<>();
    WordSplitter splitter = WordSplitter.english();
    try {
      for (DescribedTable table : DevTables.withDistractors(DevTables.Values.UNKNOWN)) {
        for (DescribedTable.DescribedColumn column : table.columns()) {
          words.addAll(splitter.name(column.name()));
        }
        words.addAll(splitter.name(table.name().table()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    EnglishWords.dictionary().stream().sorted().limit(4_000).forEach(words::add);
    List<DescribedTable> tables = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      List<DescribedTable.DescribedColumn> columns = new ArrayList<>();
      for (int c = 0; c < 5 + random.nextInt(11); c++) {
        String name = pick(words, random) + "_" + pick(words, random);
        columns.add(new DescribedTable.DescribedColumn(name, "STRING", ""));
      }
      TableName name =
          new TableName(
              "main",
              pick(words, random) + "_" + i / 20,
              pick(words, random) + "_" + pick(words, random) + "_" + i);
      tables.add(new DescribedTable(name, DescribedTable.Kind.TABLE, "", columns, List.of()));
    }
    return tables;
  }

  private static String pick(List<String> words, Random random) {
    return words.get(random.nextInt(words.size()));
  }
}
