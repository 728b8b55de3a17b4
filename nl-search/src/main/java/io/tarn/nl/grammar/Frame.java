// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.grammar;

import io.tarn.nl.logic.Aggregation.Function;
import io.tarn.nl.logic.Condition.Operator;
import io.tarn.nl.logic.Ordering.Direction;
import io.tarn.nl.logic.Repeats;
import io.tarn.nl.schema.ColumnId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one reading of a question asks for, before tables are joined. */
final class Frame {
  final List<Target> targets = new ArrayList<>();
  final List<Filter> filters = new ArrayList<>();
  final List<Group> groups = new ArrayList<>();
  final List<Sort> sorts = new ArrayList<>();
  final Set<Integer> mentioned = new LinkedHashSet<>();
  final Set<Integer> used = new LinkedHashSet<>();
  final List<Double> linkScores = new ArrayList<>();
  int focus = -1;
  int limit;
  int lost;
  Repeats repeats = Repeats.KEPT;

  /** Something the answer shows. */
  sealed interface Target {}

  /** A column's values, or one value worked out of them. */
  record OfColumn(ColumnId column, @Nullable Function function, Repeats repeats)
      implements Target {}

  /** How many rows a table has. */
  record OfRows(int table, Repeats repeats) implements Target {}

  /** What the rows of a table are known by. */
  record OfEntity(int table) implements Target {}

  /** Every column of a table. */
  record OfEverything(int table) implements Target {}

  /** How a filter stands to the one before it. */
  enum Joiner {
    AND,
    OR,
    BOTH
  }

  /** Whether a test must hold or must not. */
  enum Sense {
    HOLDS,
    FAILS
  }

  /** A test rows or groups must pass. */
  record Filter(Test test, Sense sense, Joiner joiner) {}

  /** What is tested. */
  sealed interface Test {}

  /** A column against a value of the question. */
  record Compare(ColumnId column, Operator operator, String value) implements Test {}

  /** The year (or month, when given) of a date. */
  record InTime(ColumnId column, Operator operator, int year, int month) implements Test {}

  record Range(ColumnId column, String low, String high) implements Test {}

  record Text(ColumnId column, String pattern) implements Test {}

  record Unknown(ColumnId column) implements Test {}

  /**
   * A column, or an aggregate of it for each group, against an aggregate over the rows that pass
   * filters of their own.
   */
  record Versus(
      @Nullable Function each,
      ColumnId column,
      Operator operator,
      Function function,
      ColumnId other,
      List<Filter> within)
      implements Test {}

  record Columns(ColumnId left, Operator operator, ColumnId right) implements Test {}

  /** How many rows of a table belong to each row of the focus. */
  record Count(int table, Operator operator, String number, Repeats repeats) implements Test {}

  /** An aggregate of a column for each group. */
  record Total(Function function, ColumnId column, Operator operator, String number)
      implements Test {}

  /** Whether rows of a table belong to the focus. */
  record Related(int table) implements Test {}

  /** A key of groups: a column, or a table's rows when there is no column. */
  record Group(int table, @Nullable ColumnId column) {}

  /** What answers are sorted by: a column or its aggregate, or a number of rows of a table. */
  record Sort(
      int table, @Nullable ColumnId column, @Nullable Function function, Direction direction) {}

  void use(int table) {
    used.add(table);
  }
}
