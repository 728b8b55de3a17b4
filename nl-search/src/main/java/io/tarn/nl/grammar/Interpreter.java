// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.grammar;

import io.tarn.nl.grammar.Frame.Joiner;
import io.tarn.nl.grammar.Reader.Mode;
import io.tarn.nl.lexicon.Cue;

/** Reads the items of a question from left to right, one rule after the other. */
final class Interpreter {
  private final Reader reader;
  private final TargetRules targets;
  private final GroupRules groups;
  private final SuperlativeRules superlatives;
  private final ComparisonRules comparisons;
  private final FilterRules filters;
  private final Moments moments;

  Interpreter(Reader reader) {
    this.reader = reader;
    this.targets = new TargetRules(reader);
    this.groups = new GroupRules(reader);
    this.superlatives = new SuperlativeRules(reader, targets);
    this.comparisons = new ComparisonRules(reader);
    this.filters = new FilterRules(reader);
    this.moments = new Moments(reader);
  }

  Frame read() {
    int at = 0;
    while (at < reader.items.size()) {
      int next = step(at);
      if (next > at) {
        reader.cover(at, at + 1);
      }
      at = Math.max(next, at + 1);
    }
    new Completion(reader).complete();
    return reader.frame;
  }

  private int step(int at) {
    int next = groups.order(at);
    if (next == at) {
      next = groups.group(at);
    }
    if (next == at) {
      next = superlatives.apply(at);
    }
    if (next == at) {
      next = comparisons.apply(at);
    }
    if (next == at) {
      next = filters.text(at);
    }
    if (next == at) {
      next = filters.missing(at);
    }
    if (next == at) {
      next = targets.opening(at);
    }
    return next == at ? mention(at) : next;
  }

  private int mention(int at) {
    Item item = reader.at(at);
    if (reader.mode == Mode.FILTER && TargetRules.function(item) != null) {
      reader.functions.clear();
      reader.functions.add(java.util.Objects.requireNonNull(TargetRules.function(item)));
      return at + 1;
    }
    int next = moments.plain(at);
    if (next == at && item.number() != null) {
      next = comparisons.plainNumber(at);
    }
    if (next == at && (prefersValue(item) || item.isQuoted() || reader.pending != null)) {
      next = filters.value(at);
    }
    if (next == at && !item.links().isEmpty()) {
      next = named(at);
    }
    if (next == at) {
      next = connector(at);
    }
    return next;
  }

  private static boolean prefersValue(Item item) {
    double names = Math.max(Item.best(item.tables()), Item.best(item.columns()));
    return !item.values().isEmpty() && Item.best(item.values()) >= names;
  }

  private int named(int at) {
    Item item = reader.at(at);
    double table = Item.best(item.tables());
    double column = Item.best(item.columns());
    boolean target = reader.mode == Mode.TARGET;
    if (table == 0 && column == 0) {
      return at;
    }
    boolean prefersTable =
        table > 0
            && (column == 0
                || reader.choices.among(
                        target ? "target table" : "filter table",
                        Math.exp(6 * (table - column) + lean(at)),
                        1)
                    == 0);
    if (target && leaves(at, prefersTable)) {
      leaveTargets();
      target = false;
    }
    if (prefersTable) {
      return target ? targets.table(at) : filters.table(at);
    }
    return target ? targets.column(at) : filters.column(at);
  }

  /** A mention after all targets that is on no list of them, or is told its value at once. */
  private boolean leaves(int at, boolean table) {
    boolean known = !reader.frame.targets.isEmpty() && !reader.counting;
    boolean listed = targets.follows(at) || (!reader.functions.isEmpty() && !reader.functionsUsed);
    Item before = reader.at(reader.back(at));
    boolean owned = before.is(Cue.PREPOSITION) || before.is(Cue.DISTINCT) || isMark(before);
    if (known && !listed && !owned && !table && at - reader.back(at) <= 2) {
      return true;
    }
    Item after = reader.at(reader.skip(at + 1));
    Item later = reader.at(reader.skipTo(at + 1));
    boolean told =
        after.isQuoted()
            || after.number() != null
            || prefersValue(after)
            || later.isDate()
            || moments.isMoment(reader.skipTo(at + 1))
            || (isMost(after) && reader.at(reader.skip(at + 1) + 1).links().isEmpty());
    return told && !table && (known || (reader.frame.focus >= 0 && reader.asked == Cue.ASK_WHAT));
  }

  private static boolean isMost(Item item) {
    return item.is(Cue.MOST) || item.is(Cue.LEAST);
  }

  private double lean(int at) {
    return reader.counting || reader.at(reader.back(at)).is(Cue.PREPOSITION) ? 0.5 : 0.2;
  }

  private int connector(int at) {
    Item item = reader.at(at);
    if (item.is(Cue.NOT)) {
      reader.negated = true;
      leaveTargets();
      return at + 1;
    }
    if (item.is(Cue.BOTH)) {
      reader.both = true;
      return at + 1;
    }
    if (item.is(Cue.EITHER)) {
      reader.both = false;
      return at + 1;
    }
    if (item.is(Cue.OR)) {
      reader.joiner = Joiner.OR;
      comparisons.resume(at);
      return at + 1;
    }
    if (item.is(Cue.AND) || item.is(Cue.BUT)) {
      return and(at);
    }
    if (item.is(Cue.POSSESSIVE)) {
      reader.possessive = true;
      return at + 1;
    }
    if (item.is(Cue.RELATIVE) || isLeaving(item)) {
      leaveTargets();
      reader.possessive = false;
      return at + 1;
    }
    if (item.cues().isEmpty() && item.links().isEmpty() && item.number() == null && !isMark(item)) {
      leaveTargets();
      return at;
    }
    return item.cues().isEmpty() && !isMark(item) ? at : at + 1;
  }

  private int and(int at) {
    reader.joiner = Joiner.AND;
    reader.within = null;
    comparisons.resume(at);
    reader.negated |= reader.at(at).lower().endsWith("not");
    return at + 1;
  }

  private static boolean isMark(Item item) {
    return !item.isEnd() && item.token().kind() == io.tarn.nl.lexicon.Token.Kind.MARK;
  }

  private static boolean isLeaving(Item item) {
    return item.is(Cue.PREPOSITION) && !item.lower().equals("of") && !item.lower().equals("for");
  }

  private void leaveTargets() {
    if (reader.frame.focus < 0
        && !reader.frame.targets.isEmpty()
        && reader.frame.targets.get(0) instanceof Frame.OfColumn shown) {
      reader.frame.focus = shown.column().table();
    }
    if (!reader.frame.targets.isEmpty() || reader.frame.focus >= 0) {
      if (!reader.counting) {
        reader.mode = Mode.FILTER;
      }
      if (!reader.functionsUsed && reader.mode == Mode.FILTER) {
        reader.functions.clear();
      }
    }
  }
}
