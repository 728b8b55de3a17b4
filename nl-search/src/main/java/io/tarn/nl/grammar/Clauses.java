// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.grammar;

import io.tarn.nl.logic.Aggregation;
import io.tarn.nl.logic.AllColumns;
import io.tarn.nl.logic.ColumnUse;
import io.tarn.nl.logic.Condition;
import io.tarn.nl.logic.Expression;
import io.tarn.nl.logic.Ordering;
import io.tarn.nl.logic.Repeats;
import io.tarn.nl.logic.ScalarQuery;
import io.tarn.nl.logic.Selection;
import io.tarn.nl.schema.ColumnId;
import io.tarn.nl.schema.ValueType;
import java.util.List;

/** Counts what the clauses of a selection are made of. */
final class Clauses {
  private final SchemaModel model;
  private final Selection selection;
  private final Features features;

  Clauses(SchemaModel model, Selection selection, Features features) {
    this.model = model;
    this.selection = selection;
    this.features = features;
  }

  void describe() {
    for (Expression value : selection.projections()) {
      if (value instanceof Aggregation aggregation) {
        aggregation(aggregation);
      } else if (value instanceof ColumnUse use) {
        column(use);
      } else {
        features.add("shown all", 1);
      }
    }
    selection.conditions().forEach(this::condition);
    features.add("conditions", selection.conditions().size());
    features.add("having", selection.grouping().having().size());
    features.add("group keys", selection.grouping().keys().size());
    hidden(selection.grouping().keys());
    for (Ordering ordering : selection.orderings()) {
      ordering(ordering);
    }
    if (selection.limit() > 0) {
      features.add(selection.limit() == 1 ? "limit one" : "limit more", 1);
      features.add("limit unordered", selection.orderings().isEmpty() ? 1 : 0);
    }
  }

  private void aggregation(Aggregation aggregation) {
    String repeats = aggregation.repeats() == Repeats.DROPPED ? " distinct" : "";
    features.add(("shown " + aggregation.function() + repeats).intern(), 1);
    if (aggregation.argument() instanceof AllColumns) {
      features.add("shown rows", 1);
    } else if (aggregation.argument() instanceof ColumnUse use) {
      ColumnId id = model.id(use);
      features.add("aggregate of identifier", model.isIdentifier(id) ? 1 : 0);
      features.add("aggregate of text", model.type(id) == ValueType.TEXT ? 1 : 0);
      features.add("aggregate of measure", model.isMeasure(id) ? 1 : 0);
    }
  }

  private void column(ColumnUse use) {
    ColumnId id = model.id(use);
    features.add("shown column", 1);
    features.add("shown key", model.isKey(id) ? 1 : 0);
    features.add("shown reference", model.isReference(id) ? 1 : 0);
  }

  private void hidden(List<Expression> keys) {
    for (Expression key : keys) {
      features.add("hidden key", selection.projections().contains(key) ? 0 : 1);
      if (key instanceof ColumnUse use) {
        features.add("group by measure", model.isMeasure(model.id(use)) ? 1 : 0);
      }
    }
  }

  private void ordering(Ordering ordering) {
    features.add(
        ordering.direction() == Ordering.Direction.DESCENDING ? "descending" : "rising", 1);
    if (ordering.key() instanceof Aggregation aggregation) {
      boolean rows = aggregation.argument() instanceof AllColumns;
      features.add(rows ? "sorted by rows" : "sorted by aggregate", 1);
    } else if (ordering.key() instanceof ColumnUse use) {
      ColumnId id = model.id(use);
      features.add("sorted by text", model.type(id) == ValueType.TEXT ? 1 : 0);
      features.add("sorted by identifier", model.isIdentifier(id) ? 1 : 0);
    }
  }

  private void condition(Condition condition) {
    if (condition instanceof Condition.Comparison comparison) {
      features.add(("test " + comparison.operator()).intern(), 1);
      features.add("test of query", comparison.right() instanceof ScalarQuery ? 1 : 0);
      features.add("test of column", comparison.right() instanceof ColumnUse ? 1 : 0);
      if (comparison.left() instanceof ColumnUse use) {
        ColumnId id = model.id(use);
        boolean ranged = comparison.operator() != Condition.Operator.EQUAL;
        features.add("range of text", ranged && model.type(id) == ValueType.TEXT ? 1 : 0);
        features.add("range of identifier", ranged && model.isIdentifier(id) ? 1 : 0);
        features.add("equal to reference", !ranged && model.isReference(id) ? 1 : 0);
      }
    } else if (condition instanceof Condition.Not not) {
      features.add("test not", 1);
      condition(not.condition());
    } else if (condition instanceof Condition.AnyOf any) {
      features.add("test any", any.conditions().size());
    } else {
      features.add(("test " + condition.getClass().getSimpleName()).intern(), 1);
    }
  }
}
