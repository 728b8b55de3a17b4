// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.grammar;

import io.tarn.nl.grammar.Frame.Compare;
import io.tarn.nl.grammar.Frame.Count;
import io.tarn.nl.grammar.Frame.InTime;
import io.tarn.nl.grammar.Frame.Total;
import io.tarn.nl.grammar.Link.ToTable;
import io.tarn.nl.lexicon.Adjectives.Adjective;
import io.tarn.nl.lexicon.Cue;
import io.tarn.nl.logic.Condition.Operator;
import io.tarn.nl.logic.Repeats;
import io.tarn.nl.schema.ColumnId;
import org.jspecify.annotations.Nullable;

/** Finds what a number is compared with: a column, an aggregate or a number of rows. */
final class Operands {
  private final Reader reader;
  private Repeats repeats = Repeats.KEPT;

  Operands(Reader reader) {
    this.reader = reader;
  }

  /** Finds what the number is a number of: the column said before, the adjective, what follows. */
  int attach(int at, int end, Operator operator, String number, @Nullable Adjective base) {
    SuperlativeRules.Key key =
        SuperlativeRules.attribute(reader, base, reader.resolver.comparable());
    if (key != null && reader.pending == null) {
      reader.filter(
          new Compare(key.column(), key.sign() < 0 ? turned(operator) : operator, number));
      reader.frame.linkScores.add(0.8);
      reader.cover(at, end);
      return end;
    }
    int next = reader.skip(end);
    boolean different = false;
    while (reader.at(next).is(Cue.COUNT)
        || (reader.at(next).is(Cue.SUM) && reader.at(next).columns().isEmpty())
        || reader.at(next).is(Cue.DISTINCT)) {
      different |= reader.at(next).is(Cue.DISTINCT);
      next = reader.skip(next + 1);
    }
    repeats = different ? Repeats.DROPPED : Repeats.KEPT;
    Item following = reader.at(next);
    ColumnId before = reader.pending;
    if (before != null && at - reader.pendingAt <= 6 && isComparable(operator)) {
      boolean counts =
          next <= end + 1
              && operator != Operator.EQUAL
              && Item.best(following.tables()) >= 0.6
              && reader.functions.isEmpty();
      double pending = reader.model.isMeasure(before) ? 1.5 : 0.4;
      if (!counts || reader.choices.among("rows or pending", 1, pending) == 1) {
        return onPending(at, end, operator, number);
      }
    }
    if (next - end <= 3 && !following.isEnd() && !following.links().isEmpty()) {
      int done = onFollowing(at, next, operator, number);
      if (done > at) {
        return done;
      }
    }
    return onContext(at, end, operator, number);
  }

  /** Texts are compared with numbers for equality, or when they hold numbers. */
  private boolean isComparable(Operator operator) {
    ColumnId column = java.util.Objects.requireNonNull(reader.pending);
    return operator == Operator.EQUAL
        || reader.counting
        || !reader.functions.isEmpty()
        || reader.model.type(column) != io.tarn.nl.schema.ValueType.TEXT
        || reader.model.schema().values().profile(column).samples().stream()
            .anyMatch(value -> value.matches("-?\\d+(\\.\\d+)?"));
  }

  static Operator turned(Operator operator) {
    return switch (operator) {
      case LESS -> Operator.GREATER;
      case AT_MOST -> Operator.AT_LEAST;
      case GREATER -> Operator.LESS;
      case AT_LEAST -> Operator.AT_MOST;
      case EQUAL, DIFFERENT -> operator;
    };
  }

  private int onPending(int at, int end, Operator operator, String number) {
    ColumnId column = java.util.Objects.requireNonNull(reader.pending);
    if (!reader.functions.isEmpty()) {
      reader.filter(new Total(reader.functions.get(0), column, operator, number));
      reader.functions.clear();
    } else if (reader.counting) {
      reader.counting = false;
      reader.filter(new Count(column.table(), operator, number, Repeats.KEPT));
    } else if (reader.model.type(column).isTime()) {
      int year = number.matches("\\d{4}") ? Integer.parseInt(number) : 0;
      reader.filter(
          year > 0 ? new InTime(column, operator, year, 0) : new Compare(column, operator, number));
    } else {
      reader.filter(new Compare(column, operator, number));
    }
    reader.cover(at, end);
    return end;
  }

  private int onFollowing(int at, int next, Operator operator, String number) {
    Item item = reader.at(next);
    double table = Item.best(item.tables());
    double column = Item.best(item.columns());
    if (column > 0) {
      boolean measured =
          item.columns().stream()
              .anyMatch(
                  link -> link.score() > column - 0.1 && reader.model.isMeasure(link.column()));
      double lean = measured ? 0.15 : -0.15;
      if (table == 0
          || reader.choices.among("measure or rows", Math.exp(6 * (column + lean - table)), 1)
              == 0) {
        ColumnId id = reader.resolver.column(next, reader.resolver.numeric());
        if (id != null && reader.model.isMeasure(id)) {
          reader.filter(new Compare(id, operator, number));
          reader.cover(at, next + 1);
          return next + 1;
        }
        if (id != null) {
          reader.filter(new Count(id.table(), operator, number, repeats));
          reader.cover(at, next + 1);
          return next + 1;
        }
      }
    }
    ToTable link = table > 0 ? reader.resolver.table(next) : null;
    if (link == null) {
      return at;
    }
    reader.filter(new Count(link.table(), operator, number, repeats));
    reader.cover(at, next + 1);
    return next + 1;
  }

  private int onContext(int at, int end, Operator operator, String number) {
    int table = -1;
    for (int mentioned : reader.frame.mentioned) {
      if (mentioned != reader.frame.focus) {
        table = mentioned;
      }
    }
    if (operator == Operator.EQUAL) {
      return at;
    }
    if (table < 0) {
      return at;
    }
    reader.filter(new Count(table, operator, number, Repeats.KEPT));
    reader.cover(at, end);
    return end;
  }
}
