// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.grammar;

import io.tarn.nl.logic.Aggregation;
import io.tarn.nl.logic.AllColumns;
import io.tarn.nl.logic.ColumnUse;
import io.tarn.nl.logic.Combination;
import io.tarn.nl.logic.Condition;
import io.tarn.nl.logic.Constant;
import io.tarn.nl.logic.DatePart;
import io.tarn.nl.logic.Expression;
import io.tarn.nl.logic.Ordering;
import io.tarn.nl.logic.Query;
import io.tarn.nl.logic.ScalarQuery;
import io.tarn.nl.logic.Selection;
import io.tarn.nl.logic.Tables;
import io.tarn.nl.schema.ColumnId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What each column of a query is there for. */
final class Roles {
  /** A column that a condition tests, with the value it is compared with, or no text. */
  record Tested(ColumnId column, String value) {}

  final List<ColumnId> shown = new ArrayList<>();
  final List<Tested> tested = new ArrayList<>();
  final List<ColumnId> sorted = new ArrayList<>();
  final List<ColumnId> grouped = new ArrayList<>();
  final Set<Integer> tables = new LinkedHashSet<>();
  final List<String> texts = new ArrayList<>();
  int inner;
  private final SchemaModel model;

  Roles(SchemaModel model, Query query) {
    this.model = model;
    query(query);
  }

  private void query(Query query) {
    if (query instanceof Combination combination) {
      query(combination.left());
      inner(combination.right());
    } else if (query instanceof Selection selection) {
      from(selection.from());
      selection.projections().forEach(value -> columns(value, shown));
      selection.conditions().forEach(this::condition);
      selection.grouping().keys().forEach(value -> columns(value, grouped));
      selection.grouping().having().forEach(this::condition);
      for (Ordering ordering : selection.orderings()) {
        columns(ordering.key(), sorted);
      }
      if (selection.limit() > 0) {
        texts.add(String.valueOf(selection.limit()));
      }
    }
  }

  /** Of a query inside another, what it shows only ties the two together. */
  private void inner(Query query) {
    inner++;
    if (query instanceof Selection selection) {
      from(selection.from());
      selection.conditions().forEach(this::condition);
      selection.grouping().having().forEach(this::condition);
    }
  }

  private void from(Tables from) {
    tables.add(model.table(from.first()));
    from.joins().forEach(join -> tables.add(model.table(join.table())));
  }

  private void columns(Expression value, List<ColumnId> found) {
    if (value instanceof ColumnUse use) {
      found.add(model.id(use));
    } else if (value instanceof Aggregation aggregation
        && !(aggregation.argument() instanceof AllColumns)) {
      columns(aggregation.argument(), found);
    } else if (value instanceof DatePart part) {
      columns(part.of(), found);
    } else if (value instanceof ScalarQuery scalar) {
      inner(scalar.query());
    }
  }

  private void condition(Condition condition) {
    if (condition instanceof Condition.Comparison comparison) {
      test(comparison.left(), text(comparison.right()));
      if (comparison.right() instanceof Constant) {
        return;
      }
      test(comparison.right(), "");
    } else if (condition instanceof Condition.Between between) {
      test(between.value(), between.low().text());
      texts.add(between.high().text());
    } else if (condition instanceof Condition.Like like) {
      test(like.value(), like.pattern().replace("%", ""));
    } else if (condition instanceof Condition.Missing missing) {
      if (inner == 0) {
        test(missing.value(), "");
      }
    } else if (condition instanceof Condition.Among among) {
      inner(among.query());
    } else if (condition instanceof Condition.Not not) {
      condition(not.condition());
    } else if (condition instanceof Condition.AnyOf any) {
      any.conditions().forEach(this::condition);
    }
  }

  private static String text(Expression value) {
    return value instanceof Constant constant ? constant.text() : "";
  }

  private void test(Expression value, String text) {
    List<ColumnId> found = new ArrayList<>();
    columns(value, found);
    found.forEach(id -> tested.add(new Tested(id, text)));
    if (!text.isEmpty()) {
      texts.add(text);
    }
  }
}
