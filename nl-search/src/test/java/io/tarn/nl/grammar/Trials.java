// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.grammar;

import io.tarn.nl.embed.MiniLmEncoder;
import io.tarn.nl.grammar.DevSet.Question;
import io.tarn.nl.lexicon.Thesaurus;
import io.tarn.nl.schema.Similarity;
import io.tarn.nl.search.WordNearness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Drafts answers to all development questions and runs them; remembers what it has run. */
final class Trials {
  private final DevSet set;
  private final Path memory;
  private final Map<String, Boolean> known = new ConcurrentHashMap<>();

  Trials(DevSet set, Path memory) throws IOException {
    this.set = set;
    this.memory = memory;
    if (Files.exists(memory)) {
      for (String line : Files.readAllLines(memory)) {
        known.put(line.substring(2), line.charAt(0) == '1');
      }
    }
  }

  List<Trial> run() throws IOException, InterruptedException, ExecutionException {
    Thesaurus thesaurus = Thesaurus.load();
    MiniLmEncoder encoder = MiniLmEncoder.load(memory.resolveSibling("native"));
    Similarity nearness = new WordNearness(encoder);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    List<Future<List<Trial>>> futures = new ArrayList<>();
    for (String database : set.databases()) {
      futures.add(threads.submit(() -> run(database, thesaurus, nearness)));
    }
    threads.shutdown();
    List<Trial> trials = new ArrayList<>();
    for (Future<List<Trial>> future : futures) {
      trials.addAll(future.get());
    }
    encoder.close();
    remember();
    return trials;
  }

  private void remember() throws IOException {
    List<String> lines = new ArrayList<>();
    known.forEach((key, right) -> lines.add((right ? "1 " : "0 ") + key));
    Files.write(memory, lines);
  }

  private List<Trial> run(String name, Thesaurus thesaurus, Similarity nearness)
      throws IOException, SQLException {
    List<Trial> trials = new ArrayList<>();
    try (DevDatabase database = new DevDatabase(set.folder(name))) {
      GrammarWriter.Prepared writer =
          new GrammarWriter(thesaurus, nearness).prepare(database.schema());
      for (Question question : set.questions()) {
        if (question.db().equals(name)) {
          trials.add(trial(question, writer, database));
        }
      }
    }
    return trials;
  }

  private Trial trial(Question question, GrammarWriter.Prepared writer, DevDatabase database) {
    long start = System.nanoTime();
    List<Draft> drafts = writer.drafts(question.text());
    double millis = (System.nanoTime() - start) / 1e6;
    List<Boolean> right = new ArrayList<>();
    for (Draft draft : drafts) {
      String key = question.id() + "\t" + draft.sql().replace('\n', ' ');
      Boolean before = known.get(key);
      boolean now = before != null ? before : isRight(question.gold(), draft.sql(), database);
      known.put(key, now);
      right.add(now);
    }
    return new Trial(question, drafts, right, millis);
  }

  private static boolean isRight(@Nullable Answer gold, String sql, DevDatabase database) {
    if (gold == null) {
      return false;
    }
    List<List<@Nullable Object>> rows = database.run(sql);
    return rows != null && gold.matches(rows);
  }
}
