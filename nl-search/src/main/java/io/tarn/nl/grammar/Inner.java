// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.grammar;

import io.tarn.nl.logic.ColumnUse;
import io.tarn.nl.logic.Condition;
import io.tarn.nl.logic.Grouping;
import io.tarn.nl.logic.Repeats;
import io.tarn.nl.logic.Selection;
import io.tarn.nl.logic.Tables;
import io.tarn.nl.schema.TableView;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Queries inside the query: the keys of a table's rows that have, or count, rows of others. */
final class Inner {
  private final SchemaModel model;
  private final JoinPlan plan;

  Inner(SchemaModel model, JoinPlan plan) {
    this.model = model;
    this.plan = plan;
  }

  /** Whether a row of the table is among those that have rows of the others. */
  @Nullable Condition among(int table, Set<Integer> others, List<Condition> conditions) {
    return keys(table, others, conditions, List.of());
  }

  /** Whether a row of the table is among those whose rows of the other, taken together, fit. */
  @Nullable Condition counted(int table, int other, Condition condition) {
    return keys(table, Set.of(other), List.of(), List.of(condition));
  }

  private @Nullable Condition keys(
      int table, Set<Integer> others, List<Condition> conditions, List<Condition> having) {
    List<JoinGraph.Edge> path = plan.path(table, others.iterator().next());
    if (path == null || path.isEmpty()) {
      return null;
    }
    JoinGraph.Edge first = path.get(0);
    boolean referred = first.to() == table;
    int start = first.other(table);
    ColumnUse outside = use(table, referred ? first.referred().get(0) : first.columns().get(0));
    ColumnUse inside = use(start, referred ? first.columns().get(0) : first.referred().get(0));
    Set<Integer> tables = new LinkedHashSet<>();
    tables.add(start);
    path.forEach(
        edge -> {
          if (!edge.equals(first)) {
            tables.add(edge.from());
            tables.add(edge.to());
          }
        });
    tables.addAll(others);
    tables.remove(table);
    Tables from = plan.tables(tables);
    if (from == null) {
      return null;
    }
    List<Condition> where = new ArrayList<>(conditions);
    if (having.isEmpty()) {
      where.add(new Condition.Not(new Condition.Missing(inside)));
    }
    Grouping grouping = having.isEmpty() ? Grouping.NONE : new Grouping(List.of(inside), having);
    return new Condition.Among(
        outside, new Selection(List.of(inside), Repeats.KEPT, from, where, grouping, List.of(), 0));
  }

  private ColumnUse use(int table, String column) {
    TableView view = model.schema().tables().get(table);
    return new ColumnUse(view, view.columns().get(view.indexOf(column)));
  }
}
