// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.grammar;

import io.tarn.nl.grammar.Frame.Columns;
import io.tarn.nl.grammar.Frame.Compare;
import io.tarn.nl.grammar.Frame.Count;
import io.tarn.nl.grammar.Frame.Filter;
import io.tarn.nl.grammar.Frame.InTime;
import io.tarn.nl.grammar.Frame.Joiner;
import io.tarn.nl.grammar.Frame.Range;
import io.tarn.nl.grammar.Frame.Related;
import io.tarn.nl.grammar.Frame.Sense;
import io.tarn.nl.grammar.Frame.Test;
import io.tarn.nl.grammar.Frame.Text;
import io.tarn.nl.grammar.Frame.Total;
import io.tarn.nl.grammar.Frame.Unknown;
import io.tarn.nl.grammar.Frame.Versus;
import io.tarn.nl.logic.Aggregation;
import io.tarn.nl.logic.Aggregation.Function;
import io.tarn.nl.logic.AllColumns;
import io.tarn.nl.logic.Condition;
import io.tarn.nl.logic.Condition.Comparison;
import io.tarn.nl.logic.Condition.Operator;
import io.tarn.nl.logic.Expression;
import io.tarn.nl.logic.Grouping;
import io.tarn.nl.logic.Repeats;
import io.tarn.nl.logic.ScalarQuery;
import io.tarn.nl.logic.Selection;
import io.tarn.nl.logic.Tables;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns filters into conditions on rows and on groups, and queries inside the query. */
final class Conditions {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,15}(\\.\\d{1,9})?");
  private final SchemaModel model;
  private final Frame frame;
  private final JoinPlan plan;
  private final boolean grouped;
  private final Simple simple;
  private final Inner inner;
  private final Set<Integer> tables = new LinkedHashSet<>();
  private final List<Condition> where = new ArrayList<>();
  private final List<Condition> having = new ArrayList<>();
  private int excluded = -1;
  private final List<Condition> excludedWhere = new ArrayList<>();
  private final Set<Integer> excludedTables = new LinkedHashSet<>();

  Conditions(SchemaModel model, Frame frame, JoinPlan plan, boolean grouped) {
    this.model = model;
    this.frame = frame;
    this.plan = plan;
    this.grouped = grouped;
    this.simple = new Simple(model);
    this.inner = new Inner(model, plan);
  }

  /** Takes a filter in; false when it makes no sense. */
  boolean add(Filter filter) {
    Test test = filter.test();
    if (isOfGroups(test)) {
      return count(filter);
    }
    int table = table(test);
    if (test instanceof Related) {
      return related(table, filter.sense());
    }
    Condition condition = test instanceof Versus versus ? versus(versus) : simple.condition(test);
    if (condition == null) {
      return false;
    }
    if (excluded >= 0 && table != frame.focus && !tables.contains(table)) {
      excludedWhere.add(condition);
      excludedTables.add(table);
      return true;
    }
    if (filter.sense() == Sense.FAILS && !plan.isSingle(frame.focus, table)) {
      return exclude(table, condition);
    }
    tables.add(table);
    place(filter.sense() == Sense.FAILS ? negated(condition) : condition, filter.joiner(), where);
    return true;
  }

  private Condition versus(Versus versus) {
    int other = versus.other().table();
    Frame inside = new Frame();
    inside.focus = other;
    Conditions filters = new Conditions(model, inside, plan, false);
    versus.within().forEach(filters::add);
    Set<Integer> all = new LinkedHashSet<>(Set.of(other));
    all.addAll(filters.tables());
    Tables from = plan.tables(all);
    List<Expression> worth =
        List.of(new Aggregation(versus.function(), Repeats.KEPT, simple.use(versus.other())));
    Selection query =
        new Selection(
            worth,
            Repeats.KEPT,
            from == null ? new Tables(simple.view(other), List.of()) : from,
            from == null ? List.of() : filters.where(),
            Grouping.NONE,
            List.of(),
            0);
    Expression left = simple.use(versus.column());
    Function each = versus.each();
    return new Comparison(
        each == null ? left : new Aggregation(each, Repeats.KEPT, left),
        versus.operator(),
        new ScalarQuery(query));
  }

  /** Whether groups are tested, not rows. */
  static boolean isOfGroups(Test test) {
    return test instanceof Count
        || test instanceof Total
        || (test instanceof Versus versus && versus.each() != null);
  }

  /** “Above 10 and below 5”: no one row fits, so two rows of a thing are meant. */
  static boolean contradict(Filter before, Filter after) {
    if (!(before.test() instanceof Compare first)
        || !(after.test() instanceof Compare second)
        || after.joiner() != Joiner.AND
        || !first.column().equals(second.column())
        || !NUMBER.matcher(first.value()).matches()
        || !NUMBER.matcher(second.value()).matches()) {
      return false;
    }
    int order = new BigDecimal(first.value()).compareTo(new BigDecimal(second.value()));
    boolean rises = first.operator() == Operator.GREATER && second.operator() == Operator.LESS;
    boolean falls = first.operator() == Operator.LESS && second.operator() == Operator.GREATER;
    return (rises && order >= 0) || (falls && order <= 0);
  }

  private static void place(Condition condition, Joiner joiner, List<Condition> list) {
    if (joiner != Joiner.OR || list.isEmpty()) {
      list.add(condition);
      return;
    }
    Condition last = list.remove(list.size() - 1);
    List<Condition> any = new ArrayList<>();
    if (last instanceof Condition.AnyOf before) {
      any.addAll(before.conditions());
    } else {
      any.add(last);
    }
    any.add(condition);
    list.add(new Condition.AnyOf(any));
  }

  private static Condition negated(Condition condition) {
    if (condition instanceof Comparison comparison && comparison.operator() == Operator.EQUAL) {
      return new Comparison(comparison.left(), Operator.DIFFERENT, comparison.right());
    }
    return new Condition.Not(condition);
  }

  private boolean related(int table, Sense sense) {
    if (sense == Sense.HOLDS) {
      if (excluded >= 0) {
        excludedTables.add(table);
      } else {
        tables.add(table);
      }
      return true;
    }
    excluded = table;
    excludedTables.add(table);
    tables.add(frame.focus);
    return plan.path(frame.focus, table) != null;
  }

  private boolean exclude(int table, Condition condition) {
    Condition among = inner.among(frame.focus, Set.of(table), List.of(condition));
    if (among == null) {
      return false;
    }
    tables.add(frame.focus);
    where.add(new Condition.Not(among));
    return true;
  }

  private boolean count(Filter filter) {
    Condition condition = total(filter.test());
    int table = table(filter.test());
    if (filter.sense() == Sense.FAILS) {
      condition = new Condition.Not(condition);
    }
    if (grouped) {
      tables.add(table);
      place(condition, filter.joiner(), having);
      return true;
    }
    Condition among = inner.counted(frame.focus, table, condition);
    if (among == null) {
      return false;
    }
    tables.add(frame.focus);
    place(among, filter.joiner(), where);
    return true;
  }

  private Condition total(Test test) {
    if (test instanceof Versus versus) {
      return versus(versus);
    }
    if (test instanceof Total total) {
      return new Comparison(
          new Aggregation(total.function(), Repeats.KEPT, simple.use(total.column())),
          total.operator(),
          Simple.number(total.number()));
    }
    Count count = (Count) test;
    return new Comparison(
        new Aggregation(
            Function.COUNT,
            count.repeats(),
            count.repeats() == Repeats.DROPPED
                ? simple.use(model.key(count.table()))
                : new AllColumns(simple.view(count.table()))),
        count.operator(),
        Simple.number(count.number()));
  }

  static int table(Test test) {
    if (test instanceof Compare compare) {
      return compare.column().table();
    } else if (test instanceof InTime time) {
      return time.column().table();
    } else if (test instanceof Range range) {
      return range.column().table();
    } else if (test instanceof Text text) {
      return text.column().table();
    } else if (test instanceof Unknown unknown) {
      return unknown.column().table();
    } else if (test instanceof Versus versus) {
      return versus.column().table();
    } else if (test instanceof Columns columns) {
      return columns.left().table();
    } else if (test instanceof Total total) {
      return total.column().table();
    } else if (test instanceof Count count) {
      return count.table();
    }
    return ((Related) test).table();
  }

  Set<Integer> tables() {
    return tables;
  }

  List<Condition> where() {
    if (excluded < 0) {
      return where;
    }
    List<Condition> all = new ArrayList<>(where);
    @Nullable Condition among = inner.among(frame.focus, excludedTables, excludedWhere);
    if (among != null) {
      all.add(new Condition.Not(among));
    }
    return all;
  }

  List<Condition> having() {
    return having;
  }
}
