// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.grammar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The choices one way of reading a question takes: those it is told to, then the likeliest. */
final class Choices {
  private final List<Integer> told;
  private final List<Choice> taken = new ArrayList<>();

  /** A choice that was taken, and the weights of all its options. */
  record Choice(String kind, int option, List<Double> weights) {
    /** How much less likely the option is than the likeliest, as a difference of logarithms. */
    double cost(int other) {
      double best = 0;
      for (double weight : weights) {
        best = Math.max(best, weight);
      }
      return Math.log(best / Math.max(weights.get(other), 1e-9));
    }
  }

  Choices(List<Integer> told) {
    this.told = told;
  }

  /** The index of the option to take. */
  int among(String kind, double... weights) {
    int option = 0;
    if (taken.size() < told.size() && told.get(taken.size()) < weights.length) {
      option = told.get(taken.size());
    } else {
      for (int i = 1; i < weights.length; i++) {
        option = weights[i] > weights[option] ? i : option;
      }
    }
    taken.add(new Choice(kind, option, Arrays.stream(weights).boxed().toList()));
    return option;
  }

  List<Choice> taken() {
    return taken;
  }

  double cost() {
    return taken.stream().mapToDouble(choice -> choice.cost(choice.option())).sum();
  }

  List<Integer> options(int count) {
    return taken.subList(0, count).stream().map(Choice::option).toList();
  }
}
