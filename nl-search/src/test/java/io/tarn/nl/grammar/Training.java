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
import java.util.TreeSet;
import java.util.function.Predicate;

/** Learns what a {@link Ranker} knows from trials; the same trials give the same ranker. */
final class Training {
  private static final int ROUNDS = 12;
  private static final double RATE = 0.15;
  private static final double SHRINK = 3e-3;
  private static final int LEAST_SEEN = 4;
  private static final int PARTS = 2;
  private static final int RIVALS = 12;
  private static final double UNANSWERABLE = 4;
  private static final Boosting.Options ORDER = new Boosting.Options(120, 5, 0.1, 4, 4);
  private static final Boosting.Options CERTAINTY = new Boosting.Options(80, 3, 0.1, 5, 5);

  /** What was learned, as lines of the ranker's files. */
  record Learned(Map<String, Double> weights, List<String> order, List<String> certainty) {
    Ranker ranker() {
      return new Ranker(weights, new Forest(order), new Forest(certainty));
    }
  }

  private Training() {}

  static Learned learn(List<Trial> trials) {
    List<Ranked> best = new ArrayList<>();
    List<Trial> asked = new ArrayList<>();
    List<String> databases =
        List.copyOf(new TreeSet<>(trials.stream().map(trial -> trial.question().db()).toList()));
    for (int part = 0; part < PARTS; part++) {
      int held = part;
      Predicate<Trial> mine = trial -> databases.indexOf(trial.question().db()) % PARTS == held;
      Ranker ranker = order(trials.stream().filter(mine.negate()).toList()).ranker();
      for (Trial trial : trials.stream().filter(mine).toList()) {
        if (!trial.drafts().isEmpty()) {
          best.add(ranker.rank(trial.drafts()).get(0));
          asked.add(trial);
        }
      }
    }
    Learned order = order(trials);
    return new Learned(order.weights(), order.order(), certainty(asked, best));
  }

  /** Learns the order: a linear model first, then trees against what it leaves wrong. */
  private static Learned order(List<Trial> trials) {
    List<Trial> useful =
        trials.stream()
            .filter(trial -> trial.right().contains(true) && trial.right().contains(false))
            .toList();
    Set<String> seen = frequent(useful);
    Map<String, Double> weights = linear(useful, seen);
    Ranker linear = new Ranker(weights, Forest.NONE, Forest.NONE);
    List<Map<String, Double>> rows = new ArrayList<>();
    List<Integer> ends = new ArrayList<>();
    List<Boolean> right = new ArrayList<>();
    for (Trial trial : useful) {
      int wrong = 0;
      for (Ranked ranked : linear.rank(trial.drafts())) {
        boolean good = trial.isRight(ranked.draft());
        wrong += good ? 0 : 1;
        if (good || wrong <= RIVALS) {
          rows.add(ranked.draft().features());
          right.add(good);
        }
      }
      ends.add(rows.size());
    }
    double[] scores = rows.stream().mapToDouble(linear::linear).toArray();
    List<String> trees =
        new Boosting(ORDER, rows, seen)
            .grow(scores, (now, slope, bend) -> push(now, ends, right, slope, bend));
    return new Learned(weights, trees, List.of());
  }

  /** Pushes right drafts of a question up and wrong ones down, by their share of likelihood. */
  private static void push(
      double[] scores, List<Integer> ends, List<Boolean> right, double[] slope, double[] bend) {
    int start = 0;
    for (int end : ends) {
      double top = Double.NEGATIVE_INFINITY;
      for (int i = start; i < end; i++) {
        top = Math.max(top, scores[i]);
      }
      double all = 0;
      double good = 0;
      for (int i = start; i < end; i++) {
        double part = Math.exp(scores[i] - top);
        all += part;
        good += right.get(i) ? part : 0;
      }
      for (int i = start; i < end; i++) {
        double part = Math.exp(scores[i] - top);
        double share = part / all;
        slope[i] = (right.get(i) ? part / Math.max(good, 1e-12) : 0) - share;
        bend[i] = Math.max(share * (1 - share), 1e-4);
      }
      start = end;
    }
  }

  private static Map<String, Double> linear(List<Trial> useful, Set<String> seen) {
    Map<String, Double> weights = new TreeMap<>();
    Map<String, Double> squares = new HashMap<>();
    weights.put("cost", -1d);
    List<Trial> order = new ArrayList<>(useful);
    Random random = new Random(1);
    for (int round = 0; round < ROUNDS; round++) {
      Collections.shuffle(order, random);
      for (Trial trial : order) {
        slopes(trial, new Ranker(weights, Forest.NONE, Forest.NONE), seen)
            .forEach(
                (name, slope) -> {
                  double weight = weights.getOrDefault(name, 0d);
                  double now = slope - SHRINK * weight;
                  double square = squares.merge(name, now * now, Double::sum);
                  weights.put(name, weight + RATE * now / Math.sqrt(square + 1e-6));
                });
      }
    }
    weights.values().removeIf(weight -> Math.abs(weight) < 0.01);
    weights.replaceAll((name, weight) -> Math.round(weight * 1000) / 1000d);
    return weights;
  }

  private static Map<String, Double> slopes(Trial trial, Ranker ranker, Set<String> seen) {
    List<Ranked> ranked = ranker.rank(trial.drafts());
    double right = 0;
    for (Ranked draft : ranked) {
      right += trial.isRight(draft.draft()) ? draft.share() : 0;
    }
    Map<String, Double> slopes = new HashMap<>();
    for (Ranked draft : ranked) {
      boolean good = trial.isRight(draft.draft());
      double push = (good ? draft.share() / Math.max(right, 1e-9) : 0) - draft.share();
      draft
          .draft()
          .features()
          .forEach(
              (name, value) -> {
                if (seen.contains(name) && !name.startsWith("q ")) {
                  slopes.merge(name, push * value, Double::sum);
                }
              });
    }
    return slopes;
  }

  /** The features that enough databases have. */
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

  /** Learns from the best draft of each question how likely it is right. */
  private static List<String> certainty(List<Trial> asked, List<Ranked> best) {
    List<Map<String, Double>> rows = best.stream().map(Ranker::signs).toList();
    Set<String> names = new TreeSet<>(frequent(asked));
    names.addAll(Set.of("share", "lead", "score"));
    names.removeIf(name -> name.startsWith("choice "));
    return new Boosting(CERTAINTY, rows, names)
        .grow(
            new double[rows.size()],
            (scores, slope, bend) -> {
              for (int i = 0; i < scores.length; i++) {
                double weight = asked.get(i).isAnswerable() ? 1 : UNANSWERABLE;
                double likely = 1 / (1 + Math.exp(-scores[i]));
                boolean right = asked.get(i).isRight(best.get(i).draft());
                slope[i] = weight * ((right ? 1 : 0) - likely);
                bend[i] = weight * Math.max(likely * (1 - likely), 1e-4);
              }
            });
  }
}
