// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.search;

import io.tarn.nl.embed.TextEncoder;
import io.tarn.nl.embed.Vectors;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Tables as vectors. Each has at once one made of the vectors of its words; one of its text as a
 * whole follows when there is time. Thread-safe.
 */
final class MeaningIndex {
  private static final double NAME_WEIGHT = 3;
  private static final double TEXT_SHARE = 0.7;
  private static final int DIMENSIONS = 384;
  private static final int MOST_COLUMNS_IN_TEXT = 40;

  private final TextEncoder encoder;
  private final WordVectors vectors;
  private final Map<String, TableWords> described = new ConcurrentHashMap<>();
  private final Map<String, float[]> ofWords = new ConcurrentHashMap<>();
  private final Map<String, float[]> ofText = new ConcurrentHashMap<>();
  private volatile Map<String, Integer> frequencies = Map.of();
  private int weighedFor;

  MeaningIndex(TextEncoder encoder) {
    this.encoder = encoder;
    this.vectors = new WordVectors(encoder);
  }

  WordNearness nearness() {
    return new WordNearness(vectors);
  }

  /**
   * @param changed words of tables that are new or have changed, by key
   * @param keys all tables there are now
   */
  synchronized void update(Map<String, TableWords> changed, Set<String> keys) {
    Set<String> words = new LinkedHashSet<>();
    for (TableWords table : changed.values()) {
      words.addAll(table.name());
      words.addAll(table.columns());
      words.addAll(table.comments());
      words.addAll(table.schema());
    }
    vectors.learn(words);
    described.keySet().retainAll(keys);
    ofWords.keySet().retainAll(keys);
    ofText.keySet().retainAll(keys);
    changed.forEach(
        (key, table) -> {
          TableWords names = table.ofNames();
          // New values or comments leave the text as it is.
          if (!names.equals(described.put(key, names))) {
            ofText.remove(key);
          }
        });
    // Rarity changes slowly: all tables are weighed anew only when there are twice as many.
    boolean all = described.size() > 2 * weighedFor;
    if (all) {
      frequencies = count(described.values());
      weighedFor = described.size();
    }
    described.forEach(
        (key, table) -> {
          if (all || changed.containsKey(key)) {
            ofWords.put(key, compose(table));
          }
        });
  }

  private static Map<String, Integer> count(Collection<TableWords> tables) {
    Map<String, Integer> counts = new HashMap<>();
    for (TableWords table : tables) {
      Set<String> words = new LinkedHashSet<>(table.name());
      words.addAll(table.columns());
      words.forEach(word -> counts.merge(word, 1, Integer::sum));
    }
    return counts;
  }

  private float[] compose(TableWords table) {
    Map<String, Double> weights = new LinkedHashMap<>();
    for (String word : table.name()) {
      weights.merge(word, NAME_WEIGHT * rarity(word), Double::sum);
    }
    for (String word : table.columns()) {
      weights.merge(word, rarity(word) / Math.sqrt(table.columns().size()), Double::sum);
    }
    return vectors.weighted(weights, DIMENSIONS);
  }

  private double rarity(String word) {
    double tables = Math.max(1, weighedFor);
    return Math.log(1 + tables / (1 + frequencies.getOrDefault(word, 0))) / Math.log(1 + tables);
  }

  /** Encodes the texts of at most so many tables; says whether there are more. */
  boolean refine(Map<String, DescribedTable> tables, WordSplitter splitter, int atMost) {
    List<Map.Entry<String, DescribedTable>> missing =
        tables.entrySet().stream()
            .filter(table -> !ofText.containsKey(table.getKey()))
            .limit(atMost + 1L)
            .toList();
    List<Map.Entry<String, DescribedTable>> now =
        missing.subList(0, Math.min(atMost, missing.size()));
    List<float[]> encoded =
        encoder.encode(now.stream().map(table -> text(table.getValue(), splitter)).toList());
    for (int i = 0; i < now.size(); i++) {
      ofText.put(now.get(i).getKey(), encoded.get(i));
    }
    return missing.size() > now.size();
  }

  private static String text(DescribedTable table, WordSplitter splitter) {
    return String.join(" ", splitter.name(table.name().table()))
        + ": "
        + table.columns().stream()
            .limit(MOST_COLUMNS_IN_TEXT)
            .map(column -> String.join(" ", splitter.name(column.name())))
            .collect(Collectors.joining(", "));
  }

  /** How near a table is to a question in meaning, by key; 0 for one that is not known. */
  ToDoubleFunction<String> similarities(String question, Set<String> content) {
    Map<String, Double> weights = new LinkedHashMap<>();
    vectors.of(content).keySet().forEach(word -> weights.put(word, rarity(word)));
    float[] byWords = vectors.weighted(weights, DIMENSIONS);
    float[] byText = encoder.encode(List.of(question)).get(0);
    return key -> {
      float[] words = ofWords.get(key);
      if (words == null) {
        return 0;
      }
      float[] text = ofText.getOrDefault(key, words);
      return (1 - TEXT_SHARE) * Vectors.dot(byWords, words)
          + TEXT_SHARE * Vectors.dot(byText, text);
    };
  }

  /** Words of tables that may stand for words of a question. */
  Map<String, List<WordVectors.Neighbour>> near(Set<String> content) {
    Map<String, List<WordVectors.Neighbour>> near = new HashMap<>();
    vectors.of(content).forEach((word, vector) -> near.put(word, vectors.near(word, vector)));
    return near;
  }
}
