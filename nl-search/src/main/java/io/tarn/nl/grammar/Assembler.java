// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.grammar;

import io.tarn.nl.grammar.Frame.Count;
import io.tarn.nl.grammar.Frame.Filter;
import io.tarn.nl.grammar.Frame.Group;
import io.tarn.nl.grammar.Frame.Joiner;
import io.tarn.nl.grammar.Frame.OfColumn;
import io.tarn.nl.grammar.Frame.OfEverything;
import io.tarn.nl.grammar.Frame.OfRows;
import io.tarn.nl.grammar.Frame.Sort;
import io.tarn.nl.grammar.Frame.Target;
import io.tarn.nl.logic.Aggregation;
import io.tarn.nl.logic.Aggregation.Function;
import io.tarn.nl.logic.AllColumns;
import io.tarn.nl.logic.ColumnUse;
import io.tarn.nl.logic.Combination;
import io.tarn.nl.logic.Expression;
import io.tarn.nl.logic.Grouping;
import io.tarn.nl.logic.Ordering;
import io.tarn.nl.logic.Query;
import io.tarn.nl.logic.Repeats;
import io.tarn.nl.logic.Selection;
import io.tarn.nl.logic.Tables;
import io.tarn.nl.schema.ColumnId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds the query a frame asks for: what is shown, joined, grouped and sorted. */
final class Assembler {
  private final SchemaModel model;
  private final Frame frame;
  private final Choices choices;
  private final Projections projections;
  private final JoinPlan plan;

  Assembler(SchemaModel model, Labels labels, Frame frame, Choices choices, JoinPlan plan) {
    this.model = model;
    this.frame = frame;
    this.choices = choices;
    this.plan = plan;
    this.projections = new Projections(model, labels, choices, frame.mentioned.size() > 1);
  }

  /** The query, or null when its tables cannot be joined or its values do not fit. */
  @Nullable Query assemble() {
    if (frame.focus < 0 || frame.targets.isEmpty()) {
      return null;
    }
    int split = -1;
    for (int i = 0; i < frame.filters.size(); i++) {
      boolean both =
          frame.filters.get(i).joiner() == Joiner.BOTH
              || (i > 0 && Conditions.contradict(frame.filters.get(i - 1), frame.filters.get(i)));
      split = both ? i : split;
    }
    List<Expression> shown = shown();
    if (split > 0) {
      List<Filter> left = new ArrayList<>(frame.filters);
      List<Filter> right = new ArrayList<>(frame.filters);
      left.remove(split);
      right.remove(split - 1);
      Selection first = selection(left, shown);
      Selection second = selection(right, shown);
      return first == null || second == null
          ? null
          : new Combination(Combination.Kind.INTERSECT, first, second);
    }
    return selection(frame.filters, shown);
  }

  private List<Expression> shown() {
    List<Expression> shown = new ArrayList<>();
    if (isAggregated()) {
      for (Group group : frame.groups) {
        projections.key(group, frame.targets).forEach(key -> addNew(shown, key));
      }
    }
    for (Target target : frame.targets) {
      projections.of(target).forEach(value -> addNew(shown, value));
    }
    return shown;
  }

  private static void addNew(List<Expression> list, Expression value) {
    if (!list.contains(value)) {
      list.add(value);
    }
  }

  /** Whether some target is worked out of many rows. */
  private boolean isAggregated() {
    return frame.targets.stream()
        .anyMatch(
            target ->
                target instanceof OfRows
                    || (target instanceof OfColumn column && column.function() != null));
  }

  private boolean isCounted() {
    return frame.sorts.stream()
            .anyMatch(
                sort -> (sort.column() == null && sort.table() >= 0) || sort.function() != null)
        || frame.filters.stream().anyMatch(filter -> Conditions.isOfGroups(filter.test()));
  }

  private @Nullable Selection selection(List<Filter> filters, List<Expression> shown) {
    boolean plain = shown.stream().noneMatch(Aggregation.class::isInstance);
    boolean grouped = !plain ? shown.stream().anyMatch(ColumnUse.class::isInstance) : isCounted();
    Conditions conditions = new Conditions(model, frame, plan, grouped);
    Set<Integer> tables = tables();
    for (Filter filter : filters) {
      if (!conditions.add(filter)) {
        frame.lost++;
      }
    }
    tables.addAll(conditions.tables());
    Tables from = plan.tables(tables);
    if (from == null) {
      return null;
    }
    List<Expression> keys = grouped ? keys(shown) : List.of();
    List<Ordering> orderings = new ArrayList<>();
    for (Sort sort : frame.sorts) {
      Ordering ordering = ordering(sort, shown, !keys.isEmpty());
      if (ordering != null) {
        orderings.add(ordering);
      }
    }
    if (shown.stream().anyMatch(AllColumns.class::isInstance) && grouped) {
      return null;
    }
    Repeats repeats = repeats(plain && !grouped, shown, tables);
    Selection whole =
        new Selection(
            shown,
            repeats,
            from,
            conditions.where(),
            new Grouping(keys, conditions.having()),
            repeats == Repeats.DROPPED ? shownOnly(orderings, shown) : orderings,
            frame.limit);
    return pruned(whole);
  }

  private Selection pruned(Selection whole) {
    Selection kept = whole;
    while (!kept.from().joins().isEmpty()) {
      Pruning pruning = new Pruning(kept);
      Selection less = pruning.without();
      boolean many = pruning.many();
      if (less == null
          || choices.among(many ? "prune many" : "prune one", many ? 0.3 : 0.6, 0.5) == 1) {
        return kept;
      }
      kept = less;
    }
    return kept;
  }

  /** Distinct rows can be sorted by what they show only. */
  private static List<Ordering> shownOnly(List<Ordering> orderings, List<Expression> shown) {
    return orderings.stream().filter(ordering -> shown.contains(ordering.key())).toList();
  }

  private Set<Integer> tables() {
    Set<Integer> tables = new LinkedHashSet<>();
    for (Target target : frame.targets) {
      tables.add(Projections.table(target));
    }
    if (isAggregated()) {
      frame.groups.forEach(group -> tables.add(group.table()));
    }
    for (Sort sort : frame.sorts) {
      if (sort.table() >= 0) {
        tables.add(sort.table());
      }
    }
    if (tables.isEmpty()) {
      tables.add(frame.focus);
    }
    if (!tables.contains(frame.focus) && isFocusNeeded()) {
      tables.add(frame.focus);
    }
    return tables;
  }

  private boolean isFocusNeeded() {
    return frame.filters.stream().anyMatch(filter -> filter.test() instanceof Count)
        || choices.among("join focus", 0.45, 0.55) == 0;
  }

  private List<Expression> keys(List<Expression> shown) {
    List<Expression> keys = new ArrayList<>();
    shown.stream().filter(ColumnUse.class::isInstance).forEach(keys::add);
    boolean aggregated = shown.stream().anyMatch(Aggregation.class::isInstance);
    Set<Integer> grouped = new LinkedHashSet<>();
    if (aggregated) {
      frame.groups.stream()
          .filter(group -> group.column() == null)
          .forEach(group -> grouped.add(group.table()));
    } else if (frame.groups.isEmpty()) {
      grouped.add(frame.focus);
    }
    for (int table : grouped) {
      boolean shows = keys.stream().anyMatch(key -> projections.tells(key, table));
      boolean counted =
          frame.sorts.stream().anyMatch(sort -> sort.column() == null && sort.table() == table)
              || frame.filters.stream()
                  .anyMatch(
                      filter -> filter.test() instanceof Count count && count.table() == table);
      if (shows && !counted) {
        Expression key = use(model.key(table));
        if (!keys.contains(key)) {
          keys.add(key);
        }
      }
    }
    return keys;
  }

  private io.tarn.nl.schema.TableView view(int table) {
    return model.schema().tables().get(table);
  }

  private ColumnUse use(ColumnId id) {
    return new ColumnUse(model.schema().table(id), model.schema().column(id));
  }

  private @Nullable Ordering ordering(Sort sort, List<Expression> shown, boolean grouped) {
    ColumnId column = sort.column();
    if (column == null) {
      if (sort.table() < 0 && sort.function() == null) {
        return new Ordering(shownKey(shown), sort.direction());
      }
      return new Ordering(rows(), sort.direction());
    }
    Expression key = use(column);
    Function function = sort.function();
    if (function != null) {
      return new Ordering(new Aggregation(function, Repeats.KEPT, key), sort.direction());
    }
    if (grouped && !shown.contains(key)) {
      Expression total =
          shown.stream()
              .filter(value -> value instanceof Aggregation use && use.argument().equals(key))
              .findFirst()
              .orElse(null);
      return new Ordering(
          total != null ? total : new Aggregation(Function.MAX, Repeats.KEPT, key),
          sort.direction());
    }
    return new Ordering(key, sort.direction());
  }

  private Expression rows() {
    return new Aggregation(Function.COUNT, Repeats.KEPT, new AllColumns(view(frame.focus)));
  }

  private static Expression shownKey(List<Expression> shown) {
    Expression first = shown.get(0);
    for (Expression value : shown) {
      if (value instanceof Aggregation && shown.size() > 1) {
        return value;
      }
    }
    return first;
  }

  private Repeats repeats(boolean plain, List<Expression> shown, Set<Integer> tables) {
    if (!plain || frame.targets.stream().anyMatch(OfEverything.class::isInstance)) {
      return Repeats.KEPT;
    }
    if (frame.repeats == Repeats.DROPPED && choices.among("distinct said", 0.85, 0.15) == 0) {
      return Repeats.DROPPED;
    }
    boolean unique = projections.isUnique(shown);
    boolean fans = plan.fansOut(Projections.tables(model, shown), tables);
    if ((unique && !fans) || frame.limit > 0) {
      return Repeats.KEPT;
    }
    String kind = "distinct " + (fans ? "fan " : "flat ") + (unique ? "unique" : "repeated");
    double dropped = fans ? 0.4 : 0.2;
    return choices.among(kind, 1 - dropped, dropped) == 0 ? Repeats.KEPT : Repeats.DROPPED;
  }
}
