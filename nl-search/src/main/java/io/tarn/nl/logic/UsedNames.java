// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.logic;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The tables and columns a query reads, by name. */
public record UsedNames(List<String> tables, List<String> columns) {
  public UsedNames {
    tables = List.copyOf(tables);
    columns = List.copyOf(columns);
  }

  public static UsedNames of(Query query) {
    Set<String> tables = new TreeSet<>();
    Set<String> columns = new TreeSet<>();
    collect(query, tables, columns);
    return new UsedNames(List.copyOf(tables), List.copyOf(columns));
  }

  private static void collect(Query query, Set<String> tables, Set<String> columns) {
    if (query instanceof Combination combination) {
      collect(combination.left(), tables, columns);
      collect(combination.right(), tables, columns);
    } else if (query instanceof Selection selection) {
      tables.add(String.join(".", selection.from().first().path()));
      for (Tables.Join join : selection.from().joins()) {
        tables.add(String.join(".", join.table().path()));
        join.pairs().forEach(pair -> add(pair.left(), tables, columns));
        join.pairs().forEach(pair -> add(pair.right(), tables, columns));
      }
      selection.projections().forEach(value -> add(value, tables, columns));
      selection.conditions().forEach(condition -> add(condition, tables, columns));
      selection.grouping().keys().forEach(value -> add(value, tables, columns));
      selection.grouping().having().forEach(condition -> add(condition, tables, columns));
      selection.orderings().forEach(ordering -> add(ordering.key(), tables, columns));
    }
  }

  private static void add(Expression value, Set<String> tables, Set<String> columns) {
    if (value instanceof ColumnUse use) {
      columns.add(String.join(".", use.table().path()) + "." + use.column().name());
    } else if (value instanceof Aggregation aggregation) {
      add(aggregation.argument(), tables, columns);
    } else if (value instanceof DatePart part) {
      add(part.of(), tables, columns);
    } else if (value instanceof ScalarQuery scalar) {
      collect(scalar.query(), tables, columns);
    }
  }

  private static void add(Condition condition, Set<String> tables, Set<String> columns) {
    if (condition instanceof Condition.Comparison comparison) {
      add(comparison.left(), tables, columns);
      add(comparison.right(), tables, columns);
    } else if (condition instanceof Condition.Between between) {
      add(between.value(), tables, columns);
    } else if (condition instanceof Condition.Like like) {
      add(like.value(), tables, columns);
    } else if (condition instanceof Condition.Missing missing) {
      add(missing.value(), tables, columns);
    } else if (condition instanceof Condition.Among among) {
      add(among.value(), tables, columns);
      collect(among.query(), tables, columns);
    } else if (condition instanceof Condition.Not not) {
      add(not.condition(), tables, columns);
    } else if (condition instanceof Condition.AnyOf any) {
      any.conditions().forEach(part -> add(part, tables, columns));
    }
  }
}
