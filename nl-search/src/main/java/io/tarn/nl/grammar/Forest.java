// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.grammar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Learned decision trees whose answers are added up.
 *
 * <p>A line is a tree, its nodes in the order “node, low side, high side”: {@code name<limit} asks
 * whether a feature is below a limit, {@code =value} answers; nodes stand between tabs.
 */
final class Forest {
  /** Adds nothing. */
  static final Forest NONE = new Forest(List.of());

  private final Map<String, Integer> places = new HashMap<>();
  private final List<Tree> trees = new ArrayList<>();

  /** A tree in arrays; where the feature is -1, the number is the answer. */
  private static final class Tree {
    final int[] features;
    final double[] numbers;
    final int[] high;

    Tree(int size) {
      features = new int[size];
      numbers = new double[size];
      high = new int[size];
    }
  }

  Forest(List<String> lines) {
    for (String line : lines) {
      String[] nodes = line.split("\t", -1);
      Tree tree = new Tree(nodes.length);
      read(nodes, 0, tree);
      trees.add(tree);
    }
  }

  /** Reads the node at a place with all below it; gives the place after them. */
  private int read(String[] nodes, int at, Tree tree) {
    String node = nodes[at];
    int sign = node.lastIndexOf('<');
    if (sign < 0) {
      tree.features[at] = -1;
      tree.numbers[at] = Double.parseDouble(node.substring(1));
      return at + 1;
    }
    tree.features[at] = places.computeIfAbsent(node.substring(0, sign), name -> places.size());
    tree.numbers[at] = Double.parseDouble(node.substring(sign + 1));
    int high = read(nodes, at + 1, tree);
    tree.high[at] = high;
    return read(nodes, high, tree);
  }

  double score(Map<String, Double> features) {
    double[] values = new double[places.size()];
    features.forEach(
        (name, value) -> {
          Integer place = places.get(name);
          if (place != null) {
            values[place] = value;
          }
        });
    double sum = 0;
    for (Tree tree : trees) {
      int at = 0;
      while (tree.features[at] >= 0) {
        at = values[tree.features[at]] < tree.numbers[at] ? at + 1 : tree.high[at];
      }
      sum += tree.numbers[at];
    }
    return sum;
  }
}
