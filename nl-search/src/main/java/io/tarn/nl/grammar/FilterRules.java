// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.grammar;

import io.tarn.nl.grammar.Frame.Compare;
import io.tarn.nl.grammar.Frame.Joiner;
import io.tarn.nl.grammar.Frame.OfColumn;
import io.tarn.nl.grammar.Frame.Related;
import io.tarn.nl.grammar.Frame.Text;
import io.tarn.nl.grammar.Frame.Unknown;
import io.tarn.nl.grammar.Link.ToTable;
import io.tarn.nl.grammar.Link.ToValue;
import io.tarn.nl.lexicon.Cue;
import io.tarn.nl.logic.Condition.Operator;
import io.tarn.nl.logic.Repeats;
import io.tarn.nl.schema.ColumnId;
import io.tarn.nl.schema.ValueType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads values, texts, missing values and tables that rows must be related to. */
final class FilterRules {
  private final Reader reader;

  FilterRules(Reader reader) {
    this.reader = reader;
  }

  int text(int at) {
    Item item = reader.at(at);
    boolean contains = item.is(Cue.CONTAINS);
    if (!contains && !item.is(Cue.STARTS) && !item.is(Cue.ENDS)) {
      return at;
    }
    int next = reader.skipTo(at + 1);
    while (reader.at(next).is(Cue.CONTAINS)) {
      next = reader.skipTo(next + 1);
    }
    Item value = reader.at(next);
    boolean literal = !value.isEnd() && (value.isQuoted() || value.token().text().length() == 1);
    if (value.isEnd() || (!literal && (reader.pending == null || !isText(value)))) {
      return at;
    }
    int end = next + 1;
    ColumnId column = reader.pending;
    int after = reader.skip(reader.skip(end) + 1);
    if (column == null
        && reader.at(reader.skip(end)).is(Cue.PREPOSITION)
        && !reader.at(after).columns().isEmpty()) {
      column = reader.resolver.column(after, reader.resolver.textual());
      end = after + 1;
    }
    column = column == null ? labelOfFocus() : column;
    if (column == null) {
      return at;
    }
    String plain = value.text().replace("%", "");
    String pattern =
        item.is(Cue.STARTS) ? plain + "%" : item.is(Cue.ENDS) ? "%" + plain : "%" + plain + "%";
    reader.filter(new Text(column, pattern));
    reader.cover(at, end);
    return end;
  }

  private static boolean isText(Item item) {
    return item.token().isProper()
        || (item.links().isEmpty() && item.cues().isEmpty())
        || !item.values().isEmpty();
  }

  private @Nullable ColumnId labelOfFocus() {
    return reader.frame.focus < 0 ? null : reader.labels.of(reader.frame.focus).get(0);
  }

  int missing(int at) {
    Item item = reader.at(at);
    boolean missing = item.is(Cue.MISSING);
    if ((!missing && !item.is(Cue.PRESENT)) || reader.pending == null) {
      return at;
    }
    ColumnId column = reader.pending;
    reader.negated ^= !missing;
    reader.filter(new Unknown(column));
    reader.covered.add(at);
    return at + 1;
  }

  /** A value of some column, or a quotation or proper name after a column. */
  int value(int at) {
    Item item = reader.at(at);
    boolean waiting =
        item.values().stream().anyMatch(value -> value.column().equals(reader.pending));
    double names = Math.max(Item.best(item.tables()), Item.best(item.columns()));
    if (waiting || Item.best(item.values()) >= Math.max(names, 0.1)) {
      ToValue link = reader.resolver.value(at);
      if (link != null && fitsPending(link)) {
        return equal(at, link.column(), link.value());
      }
    }
    ColumnId column = reader.pending;
    if (column == null && item.isQuoted()) {
      column = quotedColumn(at);
    }
    if (column != null
        && at - reader.pendingAt <= 5
        && isLiteral(item)
        && literalFits(column, item)) {
      return equal(at, column, item.text());
    }
    return at;
  }

  private boolean literalFits(ColumnId column, Item item) {
    ValueType type = reader.model.type(column);
    return type == ValueType.TEXT || (item.isQuoted() && type != ValueType.BOOLEAN);
  }

  private @Nullable ColumnId quotedColumn(int at) {
    Item before = reader.at(reader.back(at));
    for (ToTable table : before.tables()) {
      return reader.labels.of(table.table()).get(0);
    }
    return labelOfFocus();
  }

  private static boolean isLiteral(Item item) {
    return item.isQuoted()
        || (item.token().isProper() && item.cues().isEmpty())
        || (item.token().isWord()
            && item.links().isEmpty()
            && item.cues().isEmpty()
            && item.token().text().matches(".*\\d.*"));
  }

  private boolean fitsPending(ToValue link) {
    ColumnId pending = reader.pending;
    return pending == null
        || pending.equals(link.column())
        || !reader.at(reader.pendingAt + 1).is(Cue.FILLER)
        || link.score() > 0.9;
  }

  private int equal(int at, ColumnId column, String value) {
    joinToLast(at, column);
    boolean one = reader.both;
    reader.filter(new Compare(column, Operator.EQUAL, value));
    reader.lastValueAt = at;
    reader.both = one;
    reader.covered.add(at);
    int next = reader.skip(at + 1);
    Item after = reader.at(next);
    if (next <= at + 2 && after.cues().isEmpty() && names(after, column) && !leadsOn(next)) {
      reader.covered.add(next);
      if (!after.tables().isEmpty() && after.columns().isEmpty()) {
        reader.focusWhenTarget(after.tables().get(0).table());
      }
      return named(after, column) ? next + 1 : at + 1;
    }
    return at + 1;
  }

  /** Whether a comparison follows, so that a column begins a new test. */
  private boolean leadsOn(int at) {
    Item next = reader.at(reader.skip(at + 1));
    return next.number() != null || next.is(Cue.GREATER) || next.is(Cue.LESS);
  }

  private static boolean names(Item item, ColumnId column) {
    return item.columns().stream().anyMatch(link -> link.column().equals(column))
        || item.tables().stream().anyMatch(link -> link.table() == column.table());
  }

  private static boolean named(Item item, ColumnId column) {
    return item.columns().stream()
        .anyMatch(link -> link.column().equals(column) && link.score() > 0.6);
  }

  /** Takes a second value of the same column for an alternative, or for “both”. */
  private void joinToLast(int at, ColumnId column) {
    int before = reader.back(at);
    Item connector = reader.at(before);
    Frame.Filter last =
        reader.frame.filters.isEmpty()
            ? null
            : reader.frame.filters.get(reader.frame.filters.size() - 1);
    if (last == null || !(last.test() instanceof Compare compare)) {
      return;
    }
    if (!compare.column().equals(column) || compare.operator() != Operator.EQUAL) {
      return;
    }
    if (connector.is(Cue.OR) || reader.joiner == Joiner.OR) {
      reader.joiner = Joiner.OR;
    } else if (last.sense() == Frame.Sense.FAILS || reader.negated) {
      reader.negated = true;
      reader.joiner = Joiner.AND;
    } else {
      double together = reader.both ? 0.85 : 0.5;
      reader.joiner =
          reader.choices.among("both", together, 1 - together) == 0 ? Joiner.BOTH : Joiner.OR;
    }
  }

  /** A table where filters are read: rows must, or must not, have rows of it. */
  int table(int at) {
    ToTable link = reader.resolver.table(at);
    if (link == null) {
      return at;
    }
    int table = link.table();
    if (reader.frame.focus < 0) {
      reader.focus(table);
    } else if (table != reader.frame.focus || reader.negated) {
      if (reader.counting) {
        reader.counting = false;
        reader.target(new Frame.OfRows(table, Repeats.KEPT));
      } else if (table != reader.frame.focus) {
        boolean negated = reader.negated;
        Joiner joiner = reader.joiner;
        ColumnId pending = reader.pending;
        reader.filter(new Related(table));
        reader.pending = pending;
        reader.joiner = negated ? Joiner.AND : joiner;
      }
    }
    reader.covered.add(at);
    return at + 1;
  }

  /** A column where filters are read: it waits for what it is compared with, or is a target. */
  int column(int at) {
    ColumnId id = reader.resolver.column(at, Resolver.any());
    if (id == null) {
      return at;
    }
    reader.covered.add(at);
    if (reader.possessive && !isCompared(at)) {
      reader.target(new OfColumn(id, null, Repeats.KEPT));
      reader.possessive = true;
      return at + 1;
    }
    if (isFlag(id) && !isCompared(at)) {
      flag(id);
      return at + 1;
    }
    reader.pend(id, at);
    return at + 1;
  }

  private boolean isFlag(ColumnId id) {
    return reader.model.type(id) == ValueType.BOOLEAN;
  }

  private void flag(ColumnId id) {
    reader.filter(new Compare(id, Operator.EQUAL, "true"));
  }

  private boolean isCompared(int at) {
    for (int i = at + 1; i <= at + 4; i++) {
      Item item = reader.at(i);
      if (item.isEnd() || item.isMark("?") || item.is(Cue.AND) || item.isMark(",")) {
        return false;
      }
      if (item.number() != null
          || !item.values().isEmpty()
          || item.isQuoted()
          || item.isDate()
          || item.isAny(
              Set.of(
                  Cue.GREATER,
                  Cue.LESS,
                  Cue.AT_LEAST,
                  Cue.AT_MOST,
                  Cue.CONTAINS,
                  Cue.STARTS,
                  Cue.ENDS,
                  Cue.BETWEEN,
                  Cue.MISSING))) {
        return true;
      }
    }
    return false;
  }
}
