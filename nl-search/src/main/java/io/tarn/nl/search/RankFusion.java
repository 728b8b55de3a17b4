// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.ToDoubleFunction;

/**
 * Brings scores of words and of meaning together. Sums of scores, not of ranks: measured, they find
 * more, because how much better the first is than the second says a lot. Then a table gains by how
 * well the rest of its schema fits, because a question is about one schema.
 */
final class RankFusion {
  private static final double MEANING_WEIGHT = 1.0;
  private static final double SCHEMA_WEIGHT = 0.3;
  private static final double LEAST_MEANING = 0.25;
  private static final Comparator<DiscoveryIndex.RankedTable> ORDER =
      Comparator.comparingDouble((DiscoveryIndex.RankedTable found) -> -found.score())
          .thenComparing(found -> TableDocument.key(found.table().name()));
  private static final double DECAY = 0.6;
  private static final int TABLES_THAT_SPEAK_FOR_A_SCHEMA = 3;

  private final Map<String, DescribedTable> tables;

  /**
   * @param tables what may be found, by key
   */
  RankFusion(Map<String, DescribedTable> tables) {
    this.tables = tables;
  }

  private record Scored(DescribedTable table, double own, boolean supported) {}

  /**
   * @param byWords scores of the tables that have any of the words
   * @param byMeaning how near a table is in meaning, by key
   */
  List<DiscoveryIndex.RankedTable> ranked(
      Map<String, Double> byWords, ToDoubleFunction<String> byMeaning, int limit) {
    double best = byWords.values().stream().mapToDouble(Double::doubleValue).max().orElse(1);
    Map<SchemaKey, List<Scored>> bySchema = new HashMap<>();
    tables.forEach(
        (key, table) -> {
          Double words = byWords.get(key);
          double meaning = byMeaning.applyAsDouble(key);
          double own = (words == null ? 0 : words / best) + MEANING_WEIGHT * meaning;
          Scored scored = new Scored(table, own, words != null || meaning >= LEAST_MEANING);
          bySchema.computeIfAbsent(SchemaKey.of(table), s -> new ArrayList<>()).add(scored);
        });
    PriorityQueue<DiscoveryIndex.RankedTable> worstFirst = new PriorityQueue<>(ORDER.reversed());
    for (List<Scored> schema : bySchema.values()) {
      double bonus = SCHEMA_WEIGHT * sum(schema);
      for (Scored scored : schema) {
        if (scored.supported()) {
          worstFirst.add(new DiscoveryIndex.RankedTable(scored.table(), scored.own() + bonus));
          if (worstFirst.size() > limit) {
            worstFirst.remove();
          }
        }
      }
    }
    List<DiscoveryIndex.RankedTable> ranked = new ArrayList<>(worstFirst);
    ranked.sort(ORDER);
    return List.copyOf(ranked);
  }

  /** A schema, told apart without making text. */
  private record SchemaKey(String catalog, String schema) {
    static SchemaKey of(DescribedTable table) {
      return new SchemaKey(table.name().catalog(), table.name().schema());
    }
  }

  private static double sum(List<Scored> schema) {
    schema.sort(Comparator.comparingDouble((Scored scored) -> -scored.own()));
    double sum = 0;
    double factor = 1;
    for (int i = 0; i < Math.min(TABLES_THAT_SPEAK_FOR_A_SCHEMA, schema.size()); i++) {
      sum += factor * schema.get(i).own();
      factor *= DECAY;
    }
    return sum;
  }
}
