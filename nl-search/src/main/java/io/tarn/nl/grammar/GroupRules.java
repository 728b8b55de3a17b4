// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.grammar;

import io.tarn.nl.grammar.Frame.Group;
import io.tarn.nl.grammar.Frame.Sort;
import io.tarn.nl.grammar.Link.ToTable;
import io.tarn.nl.lexicon.Cue;
import io.tarn.nl.logic.Aggregation.Function;
import io.tarn.nl.logic.Ordering.Direction;
import io.tarn.nl.schema.ColumnId;
import org.jspecify.annotations.Nullable;

/** Reads what answers are grouped and sorted by. */
final class GroupRules {
  private final Reader reader;

  GroupRules(Reader reader) {
    this.reader = reader;
  }

  int group(int at) {
    Item item = reader.at(at);
    boolean plain = item.token().lower().equals("by") && item.is(Cue.PREPOSITION);
    if (!item.is(Cue.EACH) && !item.is(Cue.GROUPED) && !(plain && isGroupedBy(at))) {
      return at;
    }
    int next = reader.skip(at + 1);
    if (plain && reader.choices.among("by", 0.7, 0.3) == 1) {
      return at;
    }
    int end = key(next);
    while (end > next && isList(end) && !plain) {
      int more = key(reader.skip(end + 1));
      if (more == reader.skip(end + 1)) {
        break;
      }
      next = end;
      end = more;
    }
    if (end == next) {
      return at;
    }
    reader.cover(at, end);
    return end;
  }

  private boolean isGroupedBy(int at) {
    Item next = reader.at(reader.skip(at + 1));
    Item after = reader.at(reader.skip(at + 1) + 1);
    if (after.isQuoted() || after.number() != null || !after.values().isEmpty()) {
      return false;
    }
    return (!next.columns().isEmpty() || !next.tables().isEmpty())
        && next.values().isEmpty()
        && reader.frame.targets.stream()
            .anyMatch(
                target ->
                    target instanceof Frame.OfRows
                        || (target instanceof Frame.OfColumn column && column.function() != null));
  }

  private boolean isList(int at) {
    Item next = reader.at(reader.skip(at + 1));
    return reader.at(at).is(Cue.AND)
        && next.cues().isEmpty()
        && !next.columns().isEmpty()
        && reader.choices.among("group list", 0.6, 0.4) == 0;
  }

  private int key(int at) {
    Item item = reader.at(at);
    if (item.isEnd() || item.links().isEmpty()) {
      return at;
    }
    int following = reader.skip(at + 1);
    double table = Item.best(item.tables());
    double column = Item.best(item.columns());
    if (table > 0 && (column == 0 || choose(table, column))) {
      ToTable link = reader.resolver.table(at);
      if (link != null) {
        reader.focus(link.table());
        reader.frame.groups.add(new Group(link.table(), null));
        return at + 1;
      }
    }
    ColumnId id = column == 0 ? null : reader.resolver.column(at, this::groupable);
    if (id == null) {
      return at;
    }
    reader.frame.groups.add(new Group(id.table(), id));
    return Math.max(at + 1, Math.min(following, at + 1));
  }

  private boolean choose(double table, double column) {
    return reader.choices.among(
            "group table", (table >= 0.95 ? 1.8 : 1) * Math.exp(5 * (table - column)), 0.9)
        == 0;
  }

  private double groupable(ColumnId id) {
    return reader.model.isMeasure(id) || reader.model.isReference(id) ? -0.1 : 0;
  }

  int order(int at) {
    Item item = reader.at(at);
    if (item.is(Cue.OLD_FIRST) || item.is(Cue.YOUNG_FIRST)) {
      return byAge(at, item.is(Cue.OLD_FIRST));
    }
    boolean directed = item.is(Cue.ASCENDING) || item.is(Cue.DESCENDING);
    if (!item.is(Cue.ORDER) && !directed) {
      return at;
    }
    Direction direction = directed ? direction(item) : null;
    int next = reader.skipTo(at + 1);
    int end = next;
    boolean more = true;
    while (more) {
      int key = sortKey(end, direction);
      more = key > end && isMore(key);
      end = more ? reader.skipTo(key + 1) : key;
    }
    if (end == next) {
      return sortless(at, direction);
    }
    reader.cover(at, end);
    return end;
  }

  private int sortless(int at, @Nullable Direction direction) {
    if (direction == null && !isDirected(reader.skipTo(at + 1))) {
      return at;
    }
    int end = at + 1;
    Direction way = direction;
    if (way == null) {
      end = reader.skipTo(at + 1);
      way = direction(reader.at(end++));
    }
    reader.frame.sorts.add(new Sort(-1, null, null, way));
    reader.cover(at, end);
    return end;
  }

  private boolean isMore(int at) {
    Item item = reader.at(at);
    Item next = reader.at(reader.skipTo(at + 1));
    return !item.isEnd()
        && (item.is(Cue.AND) || item.isMark(","))
        && !next.isEnd()
        && (!next.columns().isEmpty() || next.is(Cue.COUNT))
        && !next.is(Cue.REQUEST);
  }

  private boolean isDirected(int at) {
    return reader.at(at).is(Cue.ASCENDING) || reader.at(at).is(Cue.DESCENDING);
  }

  private static Direction direction(Item item) {
    return item.is(Cue.DESCENDING) ? Direction.DESCENDING : Direction.ASCENDING;
  }

  /** Reads one key with the direction before or after it. */
  private int sortKey(int at, @Nullable Direction given) {
    int key = at;
    Direction direction = given;
    if (isDirected(key)) {
      direction = direction(reader.at(key));
      key = reader.skipTo(key + 1);
    }
    Function function = null;
    boolean counted = false;
    while (reader.at(key).is(Cue.COUNT) || TargetRules.function(reader.at(key)) != null) {
      if (!reader.at(key).columns().isEmpty() && !reader.at(key).is(Cue.SUM)) {
        break;
      }
      counted |= reader.at(key).is(Cue.COUNT);
      function = counted ? null : TargetRules.function(reader.at(key));
      key = reader.skipTo(key + 1);
    }
    Sort sort = sort(key, counted, function);
    if (sort == null) {
      return at;
    }
    int end = key + 1;
    int after = reader.skipTo(end);
    if (isDirected(after)) {
      direction = direction(reader.at(after));
      end = after + 1;
    }
    Direction way = direction == null ? Direction.ASCENDING : direction;
    reader.frame.sorts.add(new Sort(sort.table(), sort.column(), sort.function(), way));
    return end;
  }

  private @Nullable Sort sort(int at, boolean counted, @Nullable Function function) {
    Item item = reader.at(at);
    if (item.isEnd() || item.links().isEmpty()) {
      return null;
    }
    if (counted || item.columns().isEmpty()) {
      ToTable table = reader.resolver.table(at);
      if (table != null) {
        return new Sort(table.table(), null, null, Direction.ASCENDING);
      }
    }
    ColumnId id = reader.resolver.column(at, Resolver.any());
    if (id == null) {
      return null;
    }
    return counted
        ? new Sort(id.table(), null, null, Direction.ASCENDING)
        : new Sort(id.table(), id, function, Direction.ASCENDING);
  }

  private int byAge(int at, boolean oldFirst) {
    SuperlativeRules.Key key =
        SuperlativeRules.attribute(reader, reader.adjectives.of("old"), Resolver.any());
    if (key == null) {
      return at;
    }
    Direction direction = (key.sign() > 0) == oldFirst ? Direction.DESCENDING : Direction.ASCENDING;
    reader.frame.sorts.add(new Sort(key.column().table(), key.column(), null, direction));
    reader.covered.add(at);
    return at + 1;
  }
}
