// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.grammar;

import io.tarn.nl.grammar.Frame.Columns;
import io.tarn.nl.grammar.Frame.Compare;
import io.tarn.nl.grammar.Frame.InTime;
import io.tarn.nl.grammar.Frame.Range;
import io.tarn.nl.lexicon.Adjectives.Adjective;
import io.tarn.nl.lexicon.Adjectives.Degree;
import io.tarn.nl.lexicon.Cue;
import io.tarn.nl.logic.Aggregation.Function;
import io.tarn.nl.logic.Condition.Operator;
import io.tarn.nl.schema.ColumnId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads comparisons with numbers, dates, averages and other columns. */
final class ComparisonRules {
  private static final Map<Cue, Operator> OPERATORS =
      Map.of(
          Cue.GREATER, Operator.GREATER,
          Cue.LESS, Operator.LESS,
          Cue.AT_LEAST, Operator.AT_LEAST,
          Cue.AT_MOST, Operator.AT_MOST,
          Cue.AFTER, Operator.GREATER,
          Cue.BEFORE, Operator.LESS,
          Cue.EXACTLY, Operator.EQUAL);
  private final Reader reader;
  private final Moments moments;
  private final Operands operands;
  private final Quantified quantified;

  ComparisonRules(Reader reader) {
    this.reader = reader;
    this.moments = new Moments(reader);
    this.operands = new Operands(reader);
    this.quantified = new Quantified(reader);
  }

  int apply(int at) {
    Item item = reader.at(at);
    if (item.is(Cue.BETWEEN)) {
      return between(at);
    }
    for (Cue cue :
        List.of(
            Cue.AT_LEAST, Cue.AT_MOST, Cue.GREATER, Cue.LESS, Cue.AFTER, Cue.BEFORE, Cue.EXACTLY)) {
      if (item.is(cue)) {
        return compare(at, at + 1, operator(cue, item), null);
      }
    }
    if (item.is(Cue.MULTIPLE)) {
      return operands.attach(at, at + 1, Operator.GREATER, "1", null);
    }
    Adjective adjective = reader.adjective(at);
    if (adjective != null && adjective.degree() == Degree.COMPARATIVE) {
      int end = reader.at(at + 1).lower().equals("than") ? at + 2 : at + 1;
      return compare(at, end, Operator.GREATER, adjective);
    }
    return at;
  }

  /** After “and” or “or” another comparison is of the column compared last. */
  void resume(int at) {
    List<Frame.Filter> filters = reader.frame.filters;
    Item next = reader.at(reader.skip(at + 1));
    boolean compares = next.cues().stream().anyMatch(OPERATORS::containsKey);
    if (!filters.isEmpty() && (compares || next.isDate())) {
      Frame.Test last = filters.get(filters.size() - 1).test();
      if (last instanceof Compare compare) {
        reader.pend(compare.column(), at);
      } else if (last instanceof InTime time) {
        reader.pend(time.column(), at);
      }
    }
  }

  private static Operator operator(Cue cue, Item item) {
    return item.lower().equals("since")
        ? Operator.AT_LEAST
        : java.util.Objects.requireNonNull(OPERATORS.get(cue));
  }

  private int compare(int at, int end, Operator given, @Nullable Adjective adjective) {
    Adjective base = adjective == null ? reader.adjective(end) : adjective;
    int next = base != null && adjective == null ? end + 1 : end;
    if (reader.at(next).lower().equals("than")) {
      next++;
    }
    next = reader.skipTo(next);
    Item item = reader.at(next);
    if (item.isEnd()) {
      return at;
    }
    if (item.isDate() || moments.isMoment(next)) {
      int done = moments.compare(next, given, base);
      if (done > next) {
        reader.cover(at, done);
        return done;
      }
    }
    if (item.number() != null) {
      return number(at, next, given, base);
    }
    Function function = TargetRules.function(item);
    if (function != null || item.is(Cue.HIGHEST) || item.is(Cue.LOWEST)) {
      return aggregate(at, next, given, base, function);
    }
    int compared = quantified.compare(at, end, next, given, base);
    if (compared > at) {
      return compared;
    }
    if (!item.columns().isEmpty() && reader.at(next + 1).lower().equals("than")) {
      return namedThan(at, next, given);
    }
    return columns(at, next, given);
  }

  private int columns(int at, int next, Operator given) {
    ColumnId left = reader.pending;
    if (left == null || reader.at(next).columns().isEmpty() || reader.at(next).is(Cue.COUNT)) {
      return at;
    }
    ColumnId right = reader.resolver.column(next, reader.resolver.comparable());
    if (right == null || right.equals(left)) {
      return at;
    }
    reader.filter(new Columns(left, given, right));
    reader.cover(at, next + 1);
    return next + 1;
  }

  /** “A higher price than …”: the column comes before what it is compared with. */
  private int namedThan(int at, int next, Operator given) {
    ColumnId column = reader.resolver.column(next, reader.resolver.comparable());
    if (column == null) {
      return at;
    }
    reader.pend(column, next);
    int done = compare(at, next + 2, given, null);
    return done > at ? done : next + 1;
  }

  private int number(int at, int next, Operator given, @Nullable Adjective base) {
    Scaled number = Scaled.at(reader, next);
    int end = number.end();
    Operator operator = given;
    if (reader.at(end).is(Cue.OR_MORE)) {
      operator = Operator.AT_LEAST;
      end++;
    } else if (reader.at(end).is(Cue.OR_LESS)) {
      operator = Operator.AT_MOST;
      end++;
    }
    return operands.attach(at, end, operator, number.text(), base);
  }

  /** A number followed by “or more”, or that stands alone. */
  int plainNumber(int at) {
    Scaled number = Scaled.at(reader, at);
    Item after = reader.at(number.end());
    if (after.is(Cue.OR_MORE)) {
      return operands.attach(at, number.end() + 1, Operator.AT_LEAST, number.text(), null);
    }
    if (after.is(Cue.OR_LESS)) {
      return operands.attach(at, number.end() + 1, Operator.AT_MOST, number.text(), null);
    }
    Item before = reader.at(at - 1);
    if (reader.pending == null && !before.tables().isEmpty() && before.cues().isEmpty()) {
      ColumnId key = reader.model.key(before.tables().get(0).table());
      reader.filter(new Compare(key, Operator.EQUAL, number.text()));
      return number.end();
    }
    if (reader.mode == Reader.Mode.TARGET && reader.pending == null) {
      java.math.BigDecimal hint = reader.at(at).number();
      reader.hinted = hint == null ? 0 : hint.intValue();
      return at;
    }
    return operands.attach(at, number.end(), Operator.EQUAL, number.text(), null);
  }

  private int aggregate(
      int at, int next, Operator operator, @Nullable Adjective base, @Nullable Function given) {
    Function function = given;
    if (function == null) {
      function = reader.at(next).is(Cue.HIGHEST) ? Function.MAX : Function.MIN;
    }
    int named = reader.skipTo(next + 1);
    ColumnId right = null;
    int end = next + 1;
    if (!reader.at(named).columns().isEmpty() && reader.at(named).tables().isEmpty()) {
      right = reader.resolver.column(named, reader.resolver.numeric());
      end = named + 1;
    }
    ColumnId left = reader.pending;
    Operator way = operator;
    if (left == null && base != null) {
      SuperlativeRules.Key key =
          SuperlativeRules.attribute(reader, base, reader.resolver.comparable());
      left = key == null ? null : key.column();
      way = key != null && key.sign() < 0 ? Operands.turned(operator) : operator;
    }
    if (left == null) {
      left = right;
    }
    if (left == null) {
      return at;
    }
    reader.versus(left, way, function, right == null ? left : right);
    int tail = reader.skipTo(end);
    boolean all = !reader.at(tail).tables().isEmpty() && reader.at(end).is(Cue.PREPOSITION);
    reader.cover(at, all ? tail + 1 : end);
    return all ? tail + 1 : end;
  }

  private int between(int at) {
    int low = reader.skip(at + 1);
    int and = low + 1;
    while (and < low + 4 && !reader.at(and).is(Cue.AND) && !reader.at(and).lower().equals("to")) {
      and++;
    }
    int high = reader.skip(and + 1);
    String from = moments.bound(low);
    String to = moments.bound(high);
    if (from == null || to == null) {
      return at;
    }
    ColumnId column = reader.pending;
    int end = Scaled.at(reader, high).end();
    if (column == null && !reader.at(reader.skip(end)).columns().isEmpty()) {
      column = reader.resolver.column(reader.skip(end), reader.resolver.comparable());
      end = reader.skip(end) + 1;
    }
    if (column == null) {
      column = moments.timeColumn(from);
    }
    if (column == null) {
      return at;
    }
    reader.filter(new Range(column, from, to));
    reader.cover(at, end);
    return end;
  }
}
