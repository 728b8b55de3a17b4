// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings scores of words and of meaning together. Sums of scores, not of ranks: measured, they find
 * more, because how much better the first is than the second says a lot. Then a table gains by how
 * well the rest of its schema fits, because a question is about one schema.
 */
final class RankFusion {
  private static final double MEANING_WEIGHT = 1.0;
  private static final double SCHEMA_WEIGHT = 0.3;
  private static final double LEAST_MEANING = 0.25;
  private static final double DECAY = 0.6;
  private static final int TABLES_THAT_SPEAK_FOR_A_SCHEMA = 3;

  private final Map<String, DescribedTable> tables;

  RankFusion(Map<String, DescribedTable> tables) {
    this.tables = tables;
  }

  List<DiscoveryIndex.RankedTable> ranked(
      Map<String, Double> byWords, Map<String, Double> byMeaning, int limit) {
    double best = byWords.values().stream().mapToDouble(Double::doubleValue).max().orElse(1);
    Map<String, Double> scores = new HashMap<>();
    Map<String, List<Double>> bySchema = new HashMap<>();
    tables.forEach(
        (key, table) -> {
          double score =
              byWords.getOrDefault(key, 0.0) / best
                  + MEANING_WEIGHT * byMeaning.getOrDefault(key, 0.0);
          scores.put(key, score);
          bySchema.computeIfAbsent(schema(table), s -> new ArrayList<>()).add(score);
        });
    Map<String, Double> schemas = new HashMap<>();
    bySchema.forEach((schema, list) -> schemas.put(schema, sum(list)));
    List<DiscoveryIndex.RankedTable> ranked = new ArrayList<>();
    tables.forEach(
        (key, table) -> {
          double score =
              scores.getOrDefault(key, 0.0)
                  + SCHEMA_WEIGHT * schemas.getOrDefault(schema(table), 0.0);
          if (byWords.containsKey(key) || byMeaning.getOrDefault(key, 0.0) >= LEAST_MEANING) {
            ranked.add(new DiscoveryIndex.RankedTable(table, score));
          }
        });
    ranked.sort(
        Comparator.comparingDouble((DiscoveryIndex.RankedTable t) -> -t.score())
            .thenComparing(t -> TableDocument.key(t.table().name())));
    return List.copyOf(ranked.subList(0, Math.min(limit, ranked.size())));
  }

  private static String schema(DescribedTable table) {
    return table.name().catalog() + "." + table.name().schema();
  }

  private static double sum(List<Double> scores) {
    scores.sort(Comparator.reverseOrder());
    double sum = 0;
    double factor = 1;
    for (int i = 0; i < Math.min(TABLES_THAT_SPEAK_FOR_A_SCHEMA, scores.size()); i++) {
      sum += factor * scores.get(i);
      factor *= DECAY;
    }
    return sum;
  }
}
