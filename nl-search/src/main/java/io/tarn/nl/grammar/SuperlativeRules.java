// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.grammar;

import io.tarn.nl.grammar.Frame.Group;
import io.tarn.nl.grammar.Frame.OfColumn;
import io.tarn.nl.grammar.Frame.OfEntity;
import io.tarn.nl.grammar.Frame.Sort;
import io.tarn.nl.grammar.Link.ToTable;
import io.tarn.nl.lexicon.Adjectives.Adjective;
import io.tarn.nl.lexicon.Adjectives.Attribute;
import io.tarn.nl.lexicon.Adjectives.Degree;
import io.tarn.nl.lexicon.Cue;
import io.tarn.nl.lexicon.Numerals;
import io.tarn.nl.logic.Aggregation.Function;
import io.tarn.nl.logic.Ordering.Direction;
import io.tarn.nl.logic.Repeats;
import io.tarn.nl.schema.ColumnId;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Reads superlatives: most, highest, oldest, most common, top three. */
final class SuperlativeRules {
  private static final Set<Cue> MORE = Set.of(Cue.MOST, Cue.HIGHEST, Cue.MAXIMUM);
  private static final Set<Cue> LESS = Set.of(Cue.LEAST, Cue.LOWEST, Cue.MINIMUM);
  private final Reader reader;
  private final TargetRules targets;

  /** A column, and whether more of it is more (+1) or less (-1) of the adjective. */
  record Key(ColumnId column, int sign) {}

  SuperlativeRules(Reader reader, TargetRules targets) {
    this.reader = reader;
    this.targets = targets;
  }

  int apply(int at) {
    Item item = reader.at(at);
    if (item.is(Cue.TOP) && top(at)) {
      return at + 1;
    }
    if (item.is(Cue.COMMON) || item.is(Cue.RARE)) {
      return common(at, item.is(Cue.COMMON));
    }
    Adjective adjective = reader.adjective(at);
    if (adjective != null && adjective.degree() == Degree.SUPERLATIVE) {
      return adjective(at, at + 1, adjective, 1);
    }
    boolean more = item.isAny(MORE);
    boolean less = item.isAny(LESS);
    if (!more && !less) {
      return at;
    }
    if (targets.listed(at) != null && !item.isAny(Set.of(Cue.MAXIMUM, Cue.MINIMUM))) {
      return at;
    }
    Adjective base = reader.adjective(at + 1);
    if ((item.is(Cue.MOST) || item.is(Cue.LEAST)) && base != null) {
      return adjective(at, at + 2, base, more ? 1 : -1);
    }
    if (item.isAny(Set.of(Cue.MAXIMUM, Cue.MINIMUM)) && reader.mode == Reader.Mode.TARGET) {
      return at;
    }
    return measured(at, more ? Direction.DESCENDING : Direction.ASCENDING);
  }

  /** A number before or after “top” limits the answer. */
  private boolean top(int at) {
    Item next = reader.at(reader.skip(at + 1));
    if (next.isEnd() || next.number() == null) {
      return false;
    }
    reader.frame.limit = next.number().intValue();
    reader.covered.add(at);
    reader.covered.add(reader.skip(at + 1));
    return true;
  }

  private void limit(int at) {
    if (reader.frame.limit > 0
        || (reader.saidBefore(Cue.ORDER, at)
            && reader.choices.among("all sorted", 0.6, 0.4) == 0)) {
      return;
    }
    int limit = 1;
    for (int near : new int[] {at - 1, at + 1}) {
      Item item = reader.at(near);
      if (!item.isEnd()
          && item.number() != null
          && item.number().intValue() < 100
          && item.number().intValue() > 0
          && !reader.covered.contains(near)) {
        limit = item.number().intValue();
        reader.covered.add(near);
      }
    }
    Item before = reader.at(at - 1);
    if (!before.isEnd() && before.tokens().size() == 1) {
      int ordinal = Numerals.ordinal(before.token());
      limit = ordinal > 1 ? limit : Math.max(limit, ordinal);
    }
    boolean hinted = limit == 1 && reader.hinted > 1 && reader.hinted < 1000;
    reader.frame.limit = hinted ? reader.hinted : limit;
  }

  private int adjective(int at, int end, Adjective adjective, int sense) {
    int next = reader.skip(end);
    Item item = reader.at(next);
    if (!item.columns().isEmpty() && Item.best(item.columns()) > Item.best(item.tables())) {
      ColumnId named = reader.resolver.column(next, reader.resolver.comparable());
      if (named != null && (reader.model.isMeasure(named) || reader.model.type(named).isTime())) {
        Direction way =
            (sign(adjective, named) * sense > 0) ? Direction.DESCENDING : Direction.ASCENDING;
        return byColumn(at, next + 1, named, null, way);
      }
    }
    if (!item.tables().isEmpty() && next <= end + 1) {
      reader.near = item.tables().get(0).table();
    }
    Key key = attribute(reader, adjective, reader.resolver.comparable());
    if (key == null) {
      return at;
    }
    boolean down = key.sign() * sense > 0;
    limit(at);
    reader.frame.linkScores.add(0.8);
    reader.frame.sorts.add(
        new Sort(
            key.column().table(),
            key.column(),
            null,
            down ? Direction.DESCENDING : Direction.ASCENDING));
    reader.cover(at, end);
    return end;
  }

  /** Which way a named attribute goes with the adjective: known, else as the adjective leans. */
  private int sign(Adjective adjective, ColumnId column) {
    List<String> words = reader.model.words(column);
    for (Attribute attribute : adjective.attributes()) {
      if (words.contains(attribute.stem())) {
        return attribute.sign();
      }
    }
    return adjective.attributes().get(0).sign();
  }

  static @Nullable Key attribute(
      Reader reader, @Nullable Adjective adjective, ToDoubleFunction<ColumnId> fit) {
    if (adjective == null) {
      return null;
    }
    List<String> stems = adjective.attributes().stream().map(Attribute::stem).toList();
    ColumnId column = reader.resolver.attribute(stems, fit);
    if (column == null) {
      return null;
    }
    List<String> words = reader.model.ownWords(column);
    for (Attribute attribute : adjective.attributes()) {
      if (words.contains(attribute.stem())) {
        return new Key(column, attribute.sign());
      }
    }
    return null;
  }

  private int measured(int at, Direction direction) {
    int next = reader.skipTo(at + 1);
    Function function = null;
    boolean counted =
        reader.at(at).lower().contains("number") || reader.at(at).lower().contains("count");
    while (reader.at(next).is(Cue.COUNT)
        || reader.at(next).number() != null
        || TargetRules.function(reader.at(next)) != null) {
      counted |= reader.at(next).is(Cue.COUNT);
      function = counted ? null : TargetRules.function(reader.at(next));
      next = reader.skipTo(next + 1);
    }
    Item item = reader.at(next);
    ColumnId before = reader.pending;
    if (item.links().isEmpty() && before != null && reader.model.isMeasure(before)) {
      reader.pending = null;
      return byColumn(at, at + 1, before, null, direction);
    }
    if (item.isEnd() || item.links().isEmpty()) {
      return at;
    }
    double table = Item.best(item.tables());
    double column = Item.best(item.columns());
    if (table > 0 && (column < 0.3 || chooseTable(table, column, counted))) {
      return byRows(at, next, direction);
    }
    ColumnId id = column == 0 ? null : reader.resolver.column(next, reader.resolver.comparable());
    if (id == null) {
      return at;
    }
    boolean countable = !reader.model.isMeasure(id) && !reader.model.type(id).isTime();
    if (function == null
        && countable
        && (counted || reader.at(at).is(Cue.MOST) || reader.at(at).is(Cue.LEAST))) {
      return counted(at, next, new Sort(id.table(), null, null, direction));
    }
    return byColumn(at, next + 1, id, function, direction);
  }

  private int counted(int at, int next, Sort sort) {
    reader.frame.sorts.add(sort);
    limit(at);
    reader.cover(at, next + 1);
    return next + 1;
  }

  private boolean chooseTable(double table, double column, boolean counted) {
    double lean = counted ? 0.35 : 0;
    return reader.choices.among("rows or column", Math.exp(6 * (table - column + lean)), 1) == 0;
  }

  private int byRows(int at, int next, Direction direction) {
    ToTable link = reader.resolver.table(next);
    if (link == null) {
      return at;
    }
    if (reader.at(at).isAny(Set.of(Cue.HIGHEST, Cue.LOWEST)) && next <= at + 2) {
      int sense = direction == Direction.DESCENDING ? 1 : -1;
      for (String base : List.of("tall", "large")) {
        Adjective adjective = reader.adjectives.of(base);
        int done = adjective == null ? at : adjective(at, at + 1, adjective, sense);
        if (done > at) {
          return done;
        }
      }
    }
    return counted(at, next, new Sort(link.table(), null, null, direction));
  }

  private int byColumn(
      int at, int end, ColumnId id, @Nullable Function function, Direction direction) {
    limit(at);
    boolean shown =
        reader.mode == Reader.Mode.TARGET
            && reader.frame.targets.isEmpty()
            && reader.frame.limit <= 1;
    if (shown && function == null && reader.choices.among("extreme", 0.85, 0.15) == 0) {
      Function extreme = direction == Direction.DESCENDING ? Function.MAX : Function.MIN;
      reader.frame.limit = 0;
      reader.target(new OfColumn(id, extreme, Repeats.KEPT));
      reader.lastTargetAt = end - 1;
    } else {
      reader.frame.sorts.add(new Sort(id.table(), id, function, direction));
    }
    reader.cover(at, end);
    return end;
  }

  private int common(int at, boolean most) {
    int next = reader.skipTo(at + 1);
    Item item = reader.at(next);
    Direction direction = most ? Direction.DESCENDING : Direction.ASCENDING;
    if (!item.isEnd() && reader.mode == Reader.Mode.TARGET && !item.links().isEmpty()) {
      double table = Item.best(item.tables());
      double column = Item.best(item.columns());
      if (column > 0 && column >= table - 0.1) {
        ColumnId id = reader.resolver.column(next, Resolver.any());
        if (id != null) {
          reader.target(new OfColumn(id, null, Repeats.KEPT));
          reader.frame.groups.add(new Group(id.table(), id));
          return counted(at, next, id.table(), direction);
        }
      }
      ToTable link = table > 0 ? reader.resolver.table(next) : null;
      if (link != null) {
        reader.focus(link.table());
        if (reader.frame.targets.isEmpty()) {
          reader.target(new OfEntity(link.table()));
        }
        return counted(at, next, link.table(), direction);
      }
    }
    reader.frame.sorts.add(new Sort(-1, null, Function.COUNT, direction));
    limit(at);
    reader.covered.add(at);
    return at + 1;
  }

  private int counted(int at, int next, int table, Direction direction) {
    limit(at);
    reader.frame.sorts.add(new Sort(table, null, Function.COUNT, direction));
    reader.lastTargetAt = next;
    reader.cover(at, next + 1);
    return next + 1;
  }
}
