// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.grammar;

import io.tarn.nl.logic.Tables;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Joins tables the way the question's words favour. */
final class JoinPlan {
  private static final double SAID = 0.3;
  private final SchemaModel model;
  private final Set<String> stems;
  private final Set<Integer> mentioned;

  JoinPlan(SchemaModel model, Set<String> stems, Set<Integer> mentioned) {
    this.model = model;
    this.stems = Set.copyOf(stems);
    this.mentioned = mentioned;
  }

  @Nullable Tables tables(Set<Integer> tables) {
    List<JoinGraph.Edge> tree = tree(tables);
    return tree == null ? null : model.joins().tables(tables.iterator().next(), tree);
  }

  private @Nullable List<JoinGraph.Edge> tree(Set<Integer> tables) {
    return model.joins().tree(tables, this::discount);
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
