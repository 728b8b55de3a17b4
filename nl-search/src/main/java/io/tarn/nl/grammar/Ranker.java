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

/** Puts drafts in order by a linear model, and says how likely the first is right. */
final class Ranker {
  private static final String LEARNED = "weights.txt";
  private static final String CERTAINTY = "certainty ";
  private final Map<String, Double> weights;

  /** A draft with its share of the probability of all drafts of the question. */
  record Ranked(Draft draft, double score, double share) {}

  Ranker(Map<String, Double> weights) {
    this.weights = Map.copyOf(weights);
  }

  /** The weights learned by {@code Training}. */
  static Ranker learned() {
    try (InputStream in =
            Objects.requireNonNull(
                Ranker.class.getResourceAsStream(LEARNED), () -> LEARNED + " is missing");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      Map<String, Double> weights = new HashMap<>();
      lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(
              line -> {
                int tab = line.indexOf('\t');
                weights.put(line.substring(0, tab), Double.valueOf(line.substring(tab + 1)));
              });
      return new Ranker(weights);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Ranked> rank(List<Draft> drafts) {
    double[] scores = new double[drafts.size()];
    double top = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < scores.length; i++) {
      scores[i] = score(drafts.get(i).features(), "");
      top = Math.max(top, scores[i]);
    }
    double sum = 0;
    for (double score : scores) {
      sum += Math.exp(score - top);
    }
    List<Ranked> ranked = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      ranked.add(new Ranked(drafts.get(i), scores[i], Math.exp(scores[i] - top) / sum));
    }
    ranked.sort(Comparator.comparingDouble((Ranked draft) -> -draft.score()));
    return ranked;
  }

  private double score(Map<String, Double> features, String prefix) {
    double score = 0;
    for (Map.Entry<String, Double> feature : features.entrySet()) {
      score += feature.getValue() * weights.getOrDefault(prefix + feature.getKey(), 0d);
    }
    return score;
  }

  /** How likely a ranked draft is right, whatever the other drafts are. */
  double certainty(Ranked ranked) {
    return 1 / (1 + Math.exp(-score(signs(ranked), CERTAINTY)));
  }

  /** What certainty is worked out of. */
  static Map<String, Double> signs(Ranked ranked) {
    Map<String, Double> signs = new HashMap<>();
    ranked
        .draft()
        .features()
        .forEach(
            (name, value) -> {
              if (!name.startsWith("choice ")) {
                signs.put(name, value);
              }
            });
    signs.put("share", ranked.share());
    signs.put("log share", Math.max(-6, Math.log(ranked.share())));
    return signs;
  }
}
