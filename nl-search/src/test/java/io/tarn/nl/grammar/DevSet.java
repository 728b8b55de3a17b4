// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.grammar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The development questions with their answers; databases are named in order of their names. */
final class DevSet {
  static final ObjectMapper JSON = new ObjectMapper();
  private final Path folder;
  private final List<Question> questions = new ArrayList<>();

  /** A question; {@code gold} is null when no database answers it. */
  record Question(
      String id, String db, String text, String group, String sql, @Nullable Answer gold) {}

  /** Questions of the databases whose number divided by two leaves one of the remainders. */
  static DevSet half(Path folder, int remainder) throws IOException {
    DevSet set = new DevSet(folder);
    List<String> names = set.databases();
    set.questions.removeIf(
        question ->
            names.indexOf(question.db()) % 2 != remainder || question.group().startsWith("syn"));
    return set;
  }

  DevSet(Path folder) throws IOException {
    this.folder = folder;
    read("questions.jsonl", "gold.jsonl", "");
    read("questions_syn.jsonl", "gold_syn.jsonl", "syn ");
    int number = 0;
    for (JsonNode line : lines("unanswerable.jsonl")) {
      String id = "unanswerable-" + ++number;
      String text = line.get("question").asText();
      questions.add(new Question(id, line.get("db").asText(), text, "unanswerable", "", null));
    }
  }

  private List<JsonNode> lines(String file) throws IOException {
    List<JsonNode> nodes = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve(file))) {
      nodes.add(JSON.readTree(line));
    }
    return nodes;
  }

  private void read(String file, String goldFile, String group) throws IOException {
    Map<String, JsonNode> gold = new HashMap<>();
    for (JsonNode line : lines(goldFile)) {
      gold.put(line.get("id").asText(), line);
    }
    for (JsonNode line : lines(file)) {
      String id = line.get("id").asText();
      JsonNode answer = gold.get(id);
      if (answer != null) {
        questions.add(
            new Question(
                id,
                line.get("db").asText(),
                line.get("question").asText(),
                group + line.get("hardness").asText(),
                line.get("gold_sql").asText(),
                new Answer(answer)));
      }
    }
  }

  /** Leaves every so many-th question only, for a quick look. */
  void thin(int every) {
    List<Question> kept = new ArrayList<>();
    for (int i = 0; i < questions.size(); i += every) {
      kept.add(questions.get(i));
    }
    questions.retainAll(kept);
  }

  List<Question> questions() {
    return questions;
  }

  List<String> databases() {
    TreeSet<String> names = new TreeSet<>();
    questions.forEach(question -> names.add(question.db()));
    return List.copyOf(names);
  }

  Path folder(String database) {
    return folder.resolve(database);
  }
}
