// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.grammar;

import io.tarn.nl.logic.Aggregation;
import io.tarn.nl.logic.AllColumns;
import io.tarn.nl.logic.ColumnUse;
import io.tarn.nl.logic.Condition;
import io.tarn.nl.logic.DatePart;
import io.tarn.nl.logic.Expression;
import io.tarn.nl.logic.Grouping;
import io.tarn.nl.logic.Ordering;
import io.tarn.nl.logic.Selection;
import io.tarn.nl.logic.Tables;
import io.tarn.nl.schema.TableView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes a table out of a query that uses no more of it than the columns it is joined on, for the
 * other side of the join has those as well.
 */
final class Pruning {
  private final Selection selection;
  private Map<ColumnUse, ColumnUse> instead = Map.of();

  Pruning(Selection selection) {
    this.selection = selection;
  }

  /** The query without one table, or null when it needs all of them. */
  @Nullable Selection without() {
    Tables from = selection.from();
    List<TableView> tables = new ArrayList<>();
    tables.add(from.first());
    from.joins().forEach(join -> tables.add(join.table()));
    for (TableView table : tables) {
      Tables rest = rest(from, table);
      if (rest != null && !isNeeded(table)) {
        return rewritten(rest);
      }
    }
    return null;
  }

  /** The other tables, when one join only ties the table to them; notes what stands for what. */
  private @Nullable Tables rest(Tables from, TableView table) {
    List<Tables.Join> ties = new ArrayList<>();
    List<Tables.Join> others = new ArrayList<>();
    for (Tables.Join join : from.joins()) {
      boolean tied =
          join.pairs().stream()
              .anyMatch(
                  pair -> pair.left().table().equals(table) || pair.right().table().equals(table));
      (tied ? ties : others).add(join);
    }
    if (ties.size() != 1) {
      return null;
    }
    Tables.Join tie = ties.get(0);
    instead = new HashMap<>();
    TableView other = null;
    for (Tables.Pair pair : tie.pairs()) {
      boolean left = pair.left().table().equals(table);
      instead.put(left ? pair.left() : pair.right(), left ? pair.right() : pair.left());
      other = left ? pair.right().table() : pair.left().table();
    }
    if (other == null || other.equals(table)) {
      return null;
    }
    if (!from.first().equals(table)) {
      return new Tables(from.first(), others);
    }
    return from.joins().get(0).equals(tie) && tie.table().equals(other)
        ? new Tables(other, others)
        : null;
  }

  /** Whether the table taken out may have many rows for a row of the others. */
  boolean many() {
    return instead.keySet().stream()
        .anyMatch(
            use ->
                use.table().primaryKey().size() != 1
                    || !use.table().primaryKey().get(0).equalsIgnoreCase(use.column().name()));
  }

  private boolean isNeeded(TableView table) {
    List<Expression> used = new ArrayList<>(selection.projections());
    used.addAll(selection.grouping().keys());
    selection.orderings().forEach(ordering -> used.add(ordering.key()));
    return used.stream().anyMatch(value -> needs(value, table))
        || selection.conditions().stream().anyMatch(condition -> needs(condition, table))
        || selection.grouping().having().stream().anyMatch(condition -> needs(condition, table));
  }

  private boolean needs(Expression value, TableView table) {
    if (value instanceof ColumnUse use) {
      return use.table().equals(table) && !instead.containsKey(use);
    } else if (value instanceof Aggregation aggregation) {
      return !(aggregation.argument() instanceof AllColumns)
          && needs(aggregation.argument(), table);
    } else if (value instanceof DatePart part) {
      return needs(part.of(), table);
    }
    return value instanceof AllColumns all && all.table().equals(table);
  }

  private boolean needs(Condition condition, TableView table) {
    if (condition instanceof Condition.Comparison comparison) {
      return needs(comparison.left(), table) || needs(comparison.right(), table);
    } else if (condition instanceof Condition.Between between) {
      return needs(between.value(), table);
    } else if (condition instanceof Condition.Like like) {
      return needs(like.value(), table);
    } else if (condition instanceof Condition.Missing missing) {
      return needs(missing.value(), table);
    } else if (condition instanceof Condition.Among among) {
      return needs(among.value(), table);
    } else if (condition instanceof Condition.Not not) {
      return needs(not.condition(), table);
    }
    return ((Condition.AnyOf) condition).conditions().stream().anyMatch(part -> needs(part, table));
  }

  private Selection rewritten(Tables rest) {
    return new Selection(
        selection.projections().stream().map(this::rewritten).distinct().toList(),
        selection.repeats(),
        rest,
        selection.conditions().stream().map(this::rewritten).toList(),
        new Grouping(
            selection.grouping().keys().stream().map(this::rewritten).distinct().toList(),
            selection.grouping().having().stream().map(this::rewritten).toList()),
        selection.orderings().stream()
            .map(ordering -> new Ordering(rewritten(ordering.key()), ordering.direction()))
            .toList(),
        selection.limit());
  }

  private Expression rewritten(Expression value) {
    if (value instanceof ColumnUse use) {
      return instead.getOrDefault(use, use);
    } else if (value instanceof Aggregation aggregation) {
      return new Aggregation(
          aggregation.function(), aggregation.repeats(), rewritten(aggregation.argument()));
    } else if (value instanceof DatePart part) {
      return new DatePart(part.part(), rewritten(part.of()));
    }
    return value;
  }

  private Condition rewritten(Condition condition) {
    if (condition instanceof Condition.Comparison comparison) {
      return new Condition.Comparison(
          rewritten(comparison.left()), comparison.operator(), rewritten(comparison.right()));
    } else if (condition instanceof Condition.Between between) {
      return new Condition.Between(rewritten(between.value()), between.low(), between.high());
    } else if (condition instanceof Condition.Like like) {
      return new Condition.Like(rewritten(like.value()), like.pattern());
    } else if (condition instanceof Condition.Missing missing) {
      return new Condition.Missing(rewritten(missing.value()));
    } else if (condition instanceof Condition.Among among) {
      return new Condition.Among(rewritten(among.value()), among.query());
    } else if (condition instanceof Condition.Not not) {
      return new Condition.Not(rewritten(not.condition()));
    }
    return new Condition.AnyOf(
        ((Condition.AnyOf) condition).conditions().stream().map(this::rewritten).toList());
  }
}
