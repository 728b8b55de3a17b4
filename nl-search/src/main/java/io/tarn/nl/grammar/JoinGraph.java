// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.grammar;

import io.tarn.nl.logic.ColumnUse;
import io.tarn.nl.logic.Tables;
import io.tarn.nl.schema.ForeignKeyView;
import io.tarn.nl.schema.TableView;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Tables as nodes and foreign keys, declared or told from names, as edges. */
final class JoinGraph {
  static final int UNREACHABLE = 99;
  private static final double GUESSED = 1.4;
  private final List<TableView> tables;
  private final List<Edge> edges = new ArrayList<>();
  private final int[][] distances;

  /** The many rows of {@code from} each refer to one row of {@code to}. */
  record Edge(int from, int to, List<String> columns, List<String> referred, double cost) {
    int other(int table) {
      return table == from ? to : from;
    }
  }

  JoinGraph(List<TableView> tables) {
    this.tables = tables;
    for (int t = 0; t < tables.size(); t++) {
      for (ForeignKeyView key : tables.get(t).foreignKeys()) {
        int to = indexOf(key.table());
        if (to >= 0 && to != t && valid(t, key.columns()) && valid(to, key.referred())) {
          edges.add(new Edge(t, to, key.columns(), key.referred(), 1));
        }
      }
    }
    for (int t = 0; t < tables.size(); t++) {
      guess(t);
    }
    this.distances = new int[tables.size()][tables.size()];
    for (int a = 0; a < tables.size(); a++) {
      for (int b = 0; b < tables.size(); b++) {
        List<Edge> path = path(Set.of(a), b, edge -> 0);
        distances[a][b] = path == null ? UNREACHABLE : path.size();
      }
    }
  }

  private boolean valid(int table, List<String> columns) {
    return !columns.isEmpty()
        && columns.stream().allMatch(column -> tables.get(table).indexOf(column) >= 0);
  }

  private int indexOf(String name) {
    for (int i = 0; i < tables.size(); i++) {
      if (tables.get(i).name().equalsIgnoreCase(name)) {
        return i;
      }
    }
    return -1;
  }

  /** Takes a column named like another table's only key for a reference to it. */
  private void guess(int from) {
    for (int to = 0; to < tables.size(); to++) {
      if (to == from || connected(from, to)) {
        continue;
      }
      TableView target = tables.get(to);
      String key = target.primaryKey().size() == 1 ? target.primaryKey().get(0) : idOf(target);
      if (key == null) {
        continue;
      }
      String column = referring(tables.get(from), target, key);
      if (column != null) {
        edges.add(new Edge(from, to, List.of(column), List.of(key), GUESSED));
      }
    }
  }

  private static @Nullable String idOf(TableView table) {
    for (String name : List.of("id", singular(table) + "_id", singular(table) + "id")) {
      int index = table.indexOf(name);
      if (index >= 0) {
        return table.columns().get(index).name();
      }
    }
    return null;
  }

  private static String singular(TableView table) {
    String name = table.name().toLowerCase(Locale.ROOT);
    return name.endsWith("s") ? name.substring(0, name.length() - 1) : name;
  }

  private static @Nullable String referring(TableView from, TableView to, String key) {
    boolean plain = key.length() <= 4 || key.equalsIgnoreCase("name");
    List<String> names =
        plain
            ? List.of(singular(to) + "_" + key, singular(to) + key)
            : List.of(key, singular(to) + "_" + key);
    for (String name : names) {
      int index = from.indexOf(name);
      if (index >= 0) {
        return from.columns().get(index).name();
      }
    }
    return null;
  }

  private boolean connected(int a, int b) {
    return edges.stream().anyMatch(edge -> joins(edge, a, b));
  }

  private static boolean joins(Edge edge, int a, int b) {
    return (edge.from() == a && edge.to() == b) || (edge.from() == b && edge.to() == a);
  }

  List<Edge> edges() {
    return edges;
  }

  /** The cheapest edges from one of the tables to the goal; null when there is no way. */
  @Nullable List<Edge> path(Collection<Integer> start, int goal, ToDoubleFunction<Edge> discount) {
    double[] cost = new double[tables.size()];
    Edge[] by = new Edge[tables.size()];
    Arrays.fill(cost, Double.MAX_VALUE);
    Deque<Integer> open = new ArrayDeque<>(start);
    start.forEach(table -> cost[table] = 0);
    while (!open.isEmpty()) {
      int at = open.removeFirst();
      for (Edge edge : edges) {
        if (edge.from() != at && edge.to() != at) {
          continue;
        }
        int next = edge.other(at);
        double sum = cost[at] + edge.cost() - discount.applyAsDouble(edge);
        if (sum < cost[next] - 1e-9) {
          cost[next] = sum;
          by[next] = edge;
          open.add(next);
        }
      }
    }
    if (cost[goal] == Double.MAX_VALUE) {
      return null;
    }
    List<Edge> path = new ArrayList<>();
    for (int at = goal; !start.contains(at); at = by[at].other(at)) {
      path.add(0, by[at]);
    }
    return path;
  }

  /** How many joins lie between two tables, or {@link #UNREACHABLE}. */
  int distance(int a, int b) {
    return distances[a][b];
  }

  /** A tree of edges over all the tables, the first of which it starts with; null if none is. */
  @Nullable List<Edge> tree(Set<Integer> wanted, ToDoubleFunction<Edge> discount) {
    Set<Integer> joined = new LinkedHashSet<>();
    List<Edge> tree = new ArrayList<>();
    Set<Integer> open = new LinkedHashSet<>(wanted);
    int first = open.iterator().next();
    joined.add(first);
    open.remove(first);
    while (!open.isEmpty()) {
      List<Edge> best = null;
      double bestCost = Double.MAX_VALUE;
      for (int goal : open) {
        List<Edge> path = path(joined, goal, discount);
        if (path == null) {
          return null;
        }
        double cost =
            path.stream().mapToDouble(edge -> edge.cost() - discount.applyAsDouble(edge)).sum();
        if (cost < bestCost) {
          best = path;
          bestCost = cost;
        }
      }
      for (Edge edge : best == null ? List.<Edge>of() : best) {
        tree.add(edge);
        joined.add(edge.from());
        joined.add(edge.to());
      }
      open.removeAll(joined);
    }
    return tree;
  }

  /** The tree's tables, each joined to one before it. */
  Tables tables(int first, List<Edge> tree) {
    List<Tables.Join> joins = new ArrayList<>();
    Set<Integer> joined = new LinkedHashSet<>(Set.of(first));
    List<Edge> open = new ArrayList<>(tree);
    while (!open.isEmpty()) {
      Edge edge = open.get(0);
      for (Edge other : open) {
        if (joined.contains(other.from()) || joined.contains(other.to())) {
          edge = other;
          break;
        }
      }
      open.remove(edge);
      int added = joined.contains(edge.from()) ? edge.to() : edge.from();
      if (joined.add(added)) {
        joins.add(new Tables.Join(tables.get(added), pairs(edge)));
      }
    }
    return new Tables(tables.get(first), joins);
  }

  private List<Tables.Pair> pairs(Edge edge) {
    List<Tables.Pair> pairs = new ArrayList<>();
    for (int i = 0; i < edge.columns().size(); i++) {
      pairs.add(
          new Tables.Pair(
              use(edge.from(), edge.columns().get(i)), use(edge.to(), edge.referred().get(i))));
    }
    return pairs;
  }

  private ColumnUse use(int table, String column) {
    TableView view = tables.get(table);
    return new ColumnUse(view, view.columns().get(view.indexOf(column)));
  }
}
