// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.grammar;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Puts drafts in order by a linear model and trees that mend it, and says by further trees how
 * likely each is right.
 */
final class Ranker {
  private final Map<String, Double> weights;
  private final Forest order;
  private final Forest certainty;

  /**
   * A draft with its share of the probability of all drafts of the question, and by how much the
   * share is above that of any other.
   */
  record Ranked(Draft draft, double score, double share, double lead) {}

  Ranker(Map<String, Double> weights, Forest order, Forest certainty) {
    this.weights = Map.copyOf(weights);
    this.order = order;
    this.certainty = certainty;
  }

  /** What was learned by {@code Training}. */
  static Ranker learned() {
    Map<String, Double> weights = new HashMap<>();
    for (String line : lines("weights.txt")) {
      int tab = line.indexOf('\t');
      weights.put(line.substring(0, tab), Double.valueOf(line.substring(tab + 1)));
    }
    return new Ranker(
        weights, new Forest(lines("order-trees.txt")), new Forest(lines("certainty-trees.txt")));
  }

  private static List<String> lines(String file) {
    try (InputStream in =
            Objects.requireNonNull(
                Ranker.class.getResourceAsStream(file), () -> file + " is missing");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Ranked> rank(List<Draft> drafts) {
    double[] scores = new double[drafts.size()];
    double top = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < scores.length; i++) {
      Map<String, Double> features = drafts.get(i).features();
      scores[i] = linear(features) + order.score(features);
      top = Math.max(top, scores[i]);
    }
    double sum = 0;
    double first = 0;
    double second = 0;
    for (double score : scores) {
      double part = Math.exp(score - top);
      sum += part;
      second = Math.max(second, Math.min(first, part));
      first = Math.max(first, part);
    }
    List<Ranked> ranked = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      double part = Math.exp(scores[i] - top);
      double rival = part >= first ? second : first;
      ranked.add(new Ranked(drafts.get(i), scores[i], part / sum, (part - rival) / sum));
    }
    ranked.sort(Comparator.comparingDouble((Ranked draft) -> -draft.score()));
    return ranked;
  }

  double linear(Map<String, Double> features) {
    double score = 0;
    for (Map.Entry<String, Double> feature : features.entrySet()) {
      score += feature.getValue() * weights.getOrDefault(feature.getKey(), 0d);
    }
    return score;
  }

  /** How likely a ranked draft is right. */
  double certainty(Ranked ranked) {
    return 1 / (1 + Math.exp(-certainty.score(signs(ranked))));
  }

  /** What certainty is worked out of. */
  static Map<String, Double> signs(Ranked ranked) {
    Map<String, Double> signs = new HashMap<>(ranked.draft().features());
    signs.put("share", ranked.share());
    signs.put("lead", ranked.lead());
    signs.put("score", ranked.score());
    return signs;
  }
}
