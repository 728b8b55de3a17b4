// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.grammar;

import io.tarn.nl.grammar.Ranker.Ranked;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Learns the weights of a {@link Ranker} from trials; the same trials give the same weights. */
final class Training {
  private static final int ROUNDS = 12;
  private static final int CERTAINTY_ROUNDS = 40;
  private static final double RATE = 0.15;
  private static final double SHRINK = 3e-3;
  private static final int LEAST_SEEN = 4;

  private final Map<String, Double> weights = new TreeMap<>();
  private final Map<String, Double> squares = new HashMap<>();

  static Map<String, Double> learn(List<Trial> trials) {
    Training training = new Training();
    training.rankings(trials);
    training.certainty(trials);
    training.weights.values().removeIf(weight -> Math.abs(weight) < 0.01);
    training.weights.replaceAll((name, weight) -> Math.round(weight * 1000) / 1000d);
    return training.weights;
  }

  private void rankings(List<Trial> trials) {
    List<Trial> useful = new ArrayList<>();
    for (Trial trial : trials) {
      if (trial.right().contains(true) && trial.right().contains(false)) {
        useful.add(trial);
      }
    }
    Set<String> seen = frequent(useful);
    weights.put("cost", -1d);
    Random random = new Random(1);
    for (int round = 0; round < ROUNDS; round++) {
      Collections.shuffle(useful, random);
      for (Trial trial : useful) {
        List<Ranked> ranked = new Ranker(weights).rank(trial.drafts());
        double right = 0;
        for (Ranked draft : ranked) {
          right += trial.isRight(draft.draft()) ? draft.share() : 0;
        }
        Map<String, Double> slope = new HashMap<>();
        for (Ranked draft : ranked) {
          boolean good = trial.isRight(draft.draft());
          double push = (good ? draft.share() / Math.max(right, 1e-9) : 0) - draft.share();
          draft
              .draft()
              .features()
              .forEach(
                  (name, value) -> {
                    if (seen.contains(name)) {
                      slope.merge(name, push * value, Double::sum);
                    }
                  });
        }
        slope.forEach((name, value) -> step(name, value));
      }
    }
  }

  private static Set<String> frequent(List<Trial> trials) {
    Map<String, Set<String>> databases = new HashMap<>();
    for (Trial trial : trials) {
      for (Draft draft : trial.drafts()) {
        for (String name : draft.features().keySet()) {
          databases.computeIfAbsent(name, n -> new HashSet<>()).add(trial.question().db());
        }
      }
    }
    databases.values().removeIf(names -> names.size() < LEAST_SEEN);
    return databases.keySet();
  }

  private void step(String name, double slope) {
    double weight = weights.getOrDefault(name, 0d);
    double now = slope - SHRINK * weight;
    double square = squares.merge(name, now * now, Double::sum);
    weights.put(name, weight + RATE * now / Math.sqrt(square + 1e-6));
  }

  /** Learns from the best draft of each question how likely it is right. */
  private void certainty(List<Trial> trials) {
    Ranker ranker = new Ranker(weights);
    List<Map<String, Double>> signs = new ArrayList<>();
    List<Boolean> right = new ArrayList<>();
    for (Trial trial : trials) {
      if (!trial.drafts().isEmpty()) {
        Ranked best = ranker.rank(trial.drafts()).get(0);
        int times = trial.isAnswerable() ? 1 : 8;
        for (int i = 0; i < times; i++) {
          signs.add(Ranker.signs(best));
          right.add(trial.isRight(best.draft()));
        }
      }
    }
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < signs.size(); i++) {
      order.add(i);
    }
    Random random = new Random(2);
    for (int round = 0; round < CERTAINTY_ROUNDS; round++) {
      Collections.shuffle(order, random);
      for (int i : order) {
        double sum = 0;
        for (Map.Entry<String, Double> sign : signs.get(i).entrySet()) {
          sum += sign.getValue() * weights.getOrDefault("certainty " + sign.getKey(), 0d);
        }
        double error = (right.get(i) ? 1 : 0) - 1 / (1 + Math.exp(-sum));
        signs.get(i).forEach((name, value) -> step("certainty " + name, error * value));
      }
    }
  }
}
