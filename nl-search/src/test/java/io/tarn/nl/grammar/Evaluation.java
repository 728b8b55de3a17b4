// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.grammar;

import io.tarn.nl.grammar.Ranker.Ranked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;

/**
 * Measures the grammar writer on the development set, each database with weights learned from the
 * others, and writes the table, the weights learned from all, and what went wrong.
 *
 * <p>Arguments: the set's folder, a folder for what is written.
 */
public final class Evaluation {
  private static final int FOLDS = 5;

  private Evaluation() {}

  /** How a group of questions fared. */
  private static final class Row {
    int asked;
    int answered;
    int right;
    int best;
    int possible;
    final List<Double> millis = new ArrayList<>();
  }

  public static void main(String[] arguments)
      throws IOException, InterruptedException, ExecutionException {
    Path out = Path.of(arguments[1]);
    Files.createDirectories(out);
    Path folder = Path.of(arguments[0]);
    DevSet set = arguments.length > 2 ? DevSet.half(folder, 0) : new DevSet(folder);
    set.thin(Integer.getInteger("nl.evaluation.every", 1));
    judge(new Trials(set, out.resolve("runs.txt")).run(), set, out);
  }

  /** Judges each fold of databases by what is learned from the others. */
  static void judge(List<Trial> trials, DevSet set, Path out) throws IOException {
    Map<String, Row> table = new TreeMap<>();
    List<String> report = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      List<Trial> rest = new ArrayList<>();
      List<Trial> held = new ArrayList<>();
      for (Trial trial : trials) {
        int index = set.databases().indexOf(trial.question().db());
        (index % FOLDS == fold ? held : rest).add(trial);
      }
      Ranker ranker = Training.learn(rest).ranker();
      held.forEach(trial -> judge(trial, ranker, table, set, report));
    }
    Files.write(out.resolve("report.txt"), report);
    Files.write(out.resolve("table.md"), lines(table));
    write(out, Training.learn(trials));
  }

  private static void write(Path out, Training.Learned learned) throws IOException {
    String note = "# Learned by io.tarn.nl.grammar.Training: ";
    List<String> weights = new ArrayList<>(List.of(note + "feature, tab, weight"));
    learned.weights().forEach((name, weight) -> weights.add(name + "\t" + weight));
    Files.write(out.resolve("weights.txt"), weights);
    List<String> order = new ArrayList<>(List.of(note + "trees of Forest, in place of order"));
    order.addAll(learned.order());
    Files.write(out.resolve("order-trees.txt"), order);
    List<String> certainty = new ArrayList<>(List.of(note + "trees of Forest, of certainty"));
    certainty.addAll(learned.certainty());
    Files.write(out.resolve("certainty-trees.txt"), certainty);
  }

  private static void judge(
      Trial trial, Ranker ranker, Map<String, Row> table, DevSet set, List<String> report) {
    List<Ranked> ranked = ranker.rank(trial.drafts());
    boolean best = !ranked.isEmpty() && trial.isRight(ranked.get(0).draft());
    double certainty = ranked.isEmpty() ? 0 : ranker.certainty(ranked.get(0));
    boolean even = set.databases().indexOf(trial.question().db()) % 2 == 0;
    String group = trial.question().group();
    String total = !trial.isAnswerable() ? group : group.startsWith("syn") ? "syn total" : "total";
    for (String name :
        trial.isAnswerable()
            ? List.of(
                group,
                total,
                total + (even ? " (read half)" : " (unread half)"),
                "db " + trial.question().db())
            : List.of(total)) {
      Row row = table.computeIfAbsent(name, n -> new Row());
      row.asked++;
      row.answered += certainty >= GrammarWriter.ANSWERED ? 1 : 0;
      row.right += certainty >= GrammarWriter.ANSWERED && best ? 1 : 0;
      row.best += best ? 1 : 0;
      row.possible += trial.right().contains(true) ? 1 : 0;
      row.millis.add(trial.millis());
    }
    report.add(
        String.format(
            Locale.ROOT,
            "%s|%s|%s|%s|%.2f|%s%n  Q %s%n  G %s%n  P %s",
            even ? "read" : "unread",
            best ? "ok" : trial.right().contains(true) ? "rank" : "none",
            trial.question().id(),
            group,
            certainty,
            certainty >= GrammarWriter.ANSWERED ? "answered" : "abstained",
            trial.question().text(),
            trial.question().sql(),
            ranked.isEmpty() ? "-" : ranked.get(0).draft().sql()));
  }

  private static List<String> lines(Map<String, Row> table) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "| questions | n | execution accuracy | answered | right when answered | best guess right"
            + " | among the candidates | p50 ms | p95 ms |");
    lines.add("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
    table.forEach(
        (name, row) -> {
          row.millis.sort(null);
          lines.add(
              String.format(
                  Locale.ROOT,
                  "| %s | %d | %.1f %% | %.1f %% | %.1f %% | %.1f %% | %.1f %% | %.1f | %.1f |",
                  name,
                  row.asked,
                  100.0 * row.right / row.asked,
                  100.0 * row.answered / row.asked,
                  100.0 * row.right / Math.max(1, row.answered),
                  100.0 * row.best / row.asked,
                  100.0 * row.possible / row.asked,
                  row.millis.get(row.millis.size() / 2),
                  row.millis.get(row.millis.size() * 95 / 100)));
        });
    return lines;
  }
}
