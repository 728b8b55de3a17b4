// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.grammar;

import io.tarn.nl.grammar.Frame.Group;
import io.tarn.nl.grammar.Frame.OfColumn;
import io.tarn.nl.grammar.Frame.OfEntity;
import io.tarn.nl.grammar.Frame.OfEverything;
import io.tarn.nl.grammar.Frame.OfRows;
import io.tarn.nl.grammar.Frame.Target;
import io.tarn.nl.logic.Aggregation;
import io.tarn.nl.logic.Aggregation.Function;
import io.tarn.nl.logic.AllColumns;
import io.tarn.nl.logic.ColumnUse;
import io.tarn.nl.logic.Expression;
import io.tarn.nl.logic.Repeats;
import io.tarn.nl.schema.ColumnId;
import io.tarn.nl.schema.TableView;
import io.tarn.nl.schema.ValueIndex.Repetition;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Turns what a question wants to see into columns and aggregates. */
final class Projections {
  private final SchemaModel model;
  private final Labels labels;
  private final Choices choices;
  private final boolean related;

  /** Related rows may make rows of a table occur more than once. */
  Projections(SchemaModel model, Labels labels, Choices choices, boolean related) {
    this.related = related;
    this.model = model;
    this.labels = labels;
    this.choices = choices;
  }

  static int table(Target target) {
    if (target instanceof OfColumn column) {
      return column.column().table();
    }
    if (target instanceof OfRows rows) {
      return rows.table();
    }
    if (target instanceof OfEntity entity) {
      return entity.table();
    }
    return ((OfEverything) target).table();
  }

  List<Expression> of(Target target) {
    if (target instanceof OfColumn column) {
      Expression use = use(column.column());
      return List.of(
          column.function() == null
              ? use
              : new Aggregation(Objects.requireNonNull(column.function()), column.repeats(), use));
    }
    if (target instanceof OfRows rows) {
      boolean distinct =
          rows.repeats() == Repeats.DROPPED
              ? choices.among("count different", 0.8, 0.2) == 0
              : related && choices.among("count rows", 0.8, 0.2) == 1;
      return List.of(
          distinct
              ? new Aggregation(Function.COUNT, Repeats.DROPPED, use(model.key(rows.table())))
              : new Aggregation(Function.COUNT, Repeats.KEPT, all(rows.table())));
    }
    return target instanceof OfEntity entity ? entity(entity.table()) : List.of(all(table(target)));
  }

  private List<Expression> entity(int table) {
    List<ColumnId> label = labels.of(table);
    ColumnId key = model.key(table);
    boolean named = labels.hasName(table);
    int option = choices.among(named ? "show named" : "show unnamed", 0.72, 0.16, 0.08, 0.06);
    if (option == 0 || (option == 1 && label.contains(key))) {
      return label.stream().map(this::use).toList();
    }
    if (option == 1) {
      return List.of(use(key));
    }
    if (option == 3) {
      return List.of(all(table));
    }
    List<Expression> both = new ArrayList<>();
    both.add(use(key));
    label.stream().map(this::use).filter(value -> !both.contains(value)).forEach(both::add);
    return both;
  }

  /** What shows which group is which; nothing more when a target already does. */
  List<Expression> key(Group group, List<Target> targets) {
    ColumnId column = group.column();
    if (column != null) {
      return List.of(use(column));
    }
    boolean shown =
        targets.stream()
            .anyMatch(
                target ->
                    (target instanceof OfColumn of
                            && of.function() == null
                            && of.column().table() == group.table())
                        || (target instanceof OfEntity entity && entity.table() == group.table()));
    if (shown) {
      return List.of();
    }
    List<ColumnId> label = labels.of(group.table());
    ColumnId key = model.key(group.table());
    int option = label.contains(key) ? 0 : choices.among("group shown", 0.6, 0.3, 0.1);
    if (option == 0) {
      return label.stream().map(this::use).map(Expression.class::cast).toList();
    }
    if (option == 1) {
      return List.of(use(key));
    }
    List<Expression> both = new ArrayList<>(List.of(use(key)));
    label.forEach(id -> both.add(use(id)));
    return both;
  }

  private Expression all(int table) {
    return new AllColumns(model.schema().tables().get(table));
  }

  private Expression use(ColumnId id) {
    return new ColumnUse(model.schema().table(id), model.schema().column(id));
  }

  /** Whether one of the columns never repeats. */
  boolean isUnique(List<Expression> shown) {
    return shown.stream()
        .anyMatch(
            value ->
                value instanceof ColumnUse use && model.repetition(id(use)) == Repetition.UNIQUE);
  }

  /** Whether the value tells rows of the table apart: its label, or values that never repeat. */
  boolean tells(Expression value, int table) {
    if (!(value instanceof ColumnUse use)
        || !use.table().equals(model.schema().tables().get(table))) {
      return false;
    }
    ColumnId id = id(use);
    return labels.of(table).contains(id) || model.repetition(id) == Repetition.UNIQUE;
  }

  private ColumnId id(ColumnUse use) {
    return new ColumnId(
        model.schema().tables().indexOf(use.table()), use.table().indexOf(use.column().name()));
  }

  static Set<Integer> tables(SchemaModel model, List<Expression> shown) {
    Set<Integer> tables = new LinkedHashSet<>();
    List<TableView> all = model.schema().tables();
    for (Expression value : shown) {
      if (value instanceof ColumnUse use) {
        tables.add(all.indexOf(use.table()));
      }
    }
    return tables;
  }
}
