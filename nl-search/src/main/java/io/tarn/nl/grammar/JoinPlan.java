// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.grammar;

import io.tarn.nl.logic.Tables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Joins tables the way the question's words favour. */
final class JoinPlan {
  private static final double SAID = 0.3;
  private static final double ROUND = 3;
  private final SchemaModel model;
  private final Set<String> stems;
  private final Set<Integer> mentioned;
  private final Choices choices;
  private final Map<Set<Integer>, List<JoinGraph.Edge>> trees = new HashMap<>();
  private final Map<Case, List<List<JoinGraph.Edge>>> known;

  /** Tables to join, and those the reading mentions. */
  record Case(Set<Integer> tables, Set<Integer> mentioned) {}

  /** Ways already found for a question are kept in {@code known}. */
  JoinPlan(
      SchemaModel model,
      Set<String> stems,
      Set<Integer> mentioned,
      Choices choices,
      Map<Case, List<List<JoinGraph.Edge>>> known) {
    this.choices = choices;
    this.known = known;
    this.model = model;
    this.stems = Set.copyOf(stems);
    this.mentioned = mentioned;
  }

  @Nullable Tables tables(Set<Integer> tables) {
    List<JoinGraph.Edge> tree = tree(tables);
    return tree == null ? null : model.joins().tables(tables.iterator().next(), tree);
  }

  private @Nullable List<JoinGraph.Edge> tree(Set<Integer> tables) {
    List<JoinGraph.Edge> tree = trees.get(tables);
    if (tree == null) {
      tree = choose(tables);
      if (tree != null) {
        trees.put(Set.copyOf(tables), tree);
      }
    }
    return tree;
  }

  /** The cheapest way to join, or one that goes round one of its edges for little more. */
  private @Nullable List<JoinGraph.Edge> choose(Set<Integer> tables) {
    Case now = new Case(new LinkedHashSet<>(tables), Set.copyOf(mentioned));
    List<List<JoinGraph.Edge>> ways = known.computeIfAbsent(now, c -> ways(tables));
    if (ways.size() < 2) {
      return ways.isEmpty() ? null : ways.get(0);
    }
    double cheapest = cost(ways.get(0));
    double[] weights = ways.stream().mapToDouble(way -> Math.exp(cheapest - cost(way))).toArray();
    for (int i = 1; i < weights.length; i++) {
      weights[i] *= 0.4;
    }
    return ways.get(choices.among("join way", weights));
  }

  private List<List<JoinGraph.Edge>> ways(Set<Integer> tables) {
    List<JoinGraph.Edge> cheapest = model.joins().tree(tables, this::discount);
    if (cheapest == null) {
      return List.of();
    }
    List<List<JoinGraph.Edge>> ways = new ArrayList<>(List.of(cheapest));
    for (JoinGraph.Edge avoided : cheapest) {
      List<JoinGraph.Edge> other =
          model.joins().tree(tables, edge -> edge.equals(avoided) ? -ROUND : discount(edge));
      if (other != null && !ways.contains(other) && cost(other) - cost(cheapest) <= ROUND / 2) {
        ways.add(other);
      }
    }
    return ways;
  }

  private double cost(List<JoinGraph.Edge> tree) {
    return tree.stream().mapToDouble(edge -> edge.cost() - discount(edge)).sum();
  }

  @Nullable List<JoinGraph.Edge> path(int from, int to) {
    return model.joins().path(Set.of(from), to, this::discount);
  }

  /** Edges through tables or key columns the question names are cheaper. */
  private double discount(JoinGraph.Edge edge) {
    double discount = 0;
    for (String column : edge.columns()) {
      int index = model.schema().tables().get(edge.from()).indexOf(column);
      List<String> words = model.ownWords(new io.tarn.nl.schema.ColumnId(edge.from(), index));
      if (words.stream().anyMatch(word -> !word.equals("id") && stems.contains(word))) {
        discount = SAID;
      }
    }
    if (mentioned.contains(edge.from()) && mentioned.contains(edge.to())) {
      discount += 0.2;
    }
    return Math.min(0.5, discount);
  }

  /** Whether a row of the shown tables may meet several rows of the others. */
  boolean fansOut(Set<Integer> shown, Set<Integer> all) {
    Set<Integer> wanted = new java.util.LinkedHashSet<>(shown);
    wanted.addAll(all);
    if (wanted.isEmpty()) {
      return false;
    }
    List<JoinGraph.Edge> tree = tree(wanted);
    if (tree == null) {
      return false;
    }
    Set<Integer> single = new HashSet<>(shown);
    boolean grown = true;
    while (grown) {
      grown = false;
      for (JoinGraph.Edge edge : tree) {
        grown |= single.contains(edge.from()) && single.add(edge.to());
      }
    }
    return tree.stream()
        .anyMatch(edge -> !single.contains(edge.from()) || !single.contains(edge.to()));
  }

  /** Whether each row of a table has at most one row of the other. */
  boolean isSingle(int from, int to) {
    return from == to || !fansOut(new HashSet<>(Set.of(from)), Set.of(from, to));
  }
}
