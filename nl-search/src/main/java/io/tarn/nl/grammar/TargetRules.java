// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.grammar;

import io.tarn.nl.grammar.Frame.OfColumn;
import io.tarn.nl.grammar.Frame.OfEntity;
import io.tarn.nl.grammar.Frame.OfEverything;
import io.tarn.nl.grammar.Frame.OfRows;
import io.tarn.nl.grammar.Link.ToTable;
import io.tarn.nl.lexicon.Cue;
import io.tarn.nl.logic.Aggregation.Function;
import io.tarn.nl.logic.Repeats;
import io.tarn.nl.schema.ColumnId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a question wants to see. */
final class TargetRules {
  private static final Set<Cue> COMPARING =
      Set.of(Cue.AFTER, Cue.BEFORE, Cue.BETWEEN, Cue.GREATER, Cue.LESS, Cue.AT_LEAST, Cue.AT_MOST);
  private final Reader reader;

  TargetRules(Reader reader) {
    this.reader = reader;
  }

  /** Words that say that targets follow, and which. */
  int opening(int at) {
    Item item = reader.at(at);
    if (item.is(Cue.COUNT) && item.columns().isEmpty()) {
      startTargets(at);
      reader.counting = true;
      return at + 1;
    }
    Function function = listed(at);
    if (function != null && reader.mode == Reader.Mode.TARGET) {
      return aggregate(at, function);
    }
    if (item.is(Cue.DISTINCT)) {
      reader.distinct = true;
      return at + 1;
    }
    if (item.is(Cue.EVERYTHING)) {
      startTargets(at);
      return everything(at);
    }
    if (item.is(Cue.REQUEST) || isAsking(item, at)) {
      startTargets(at);
      reader.asked = item.is(Cue.REQUEST) ? reader.asked : question(item);
      return at + 1;
    }
    return at;
  }

  private static boolean isAsking(Item item, int at) {
    return item.cues().stream().anyMatch(Cue::isQuestionWord)
        && (at == 0 || !item.is(Cue.RELATIVE));
  }

  private static @Nullable Cue question(Item item) {
    return item.cues().stream().filter(Cue::isQuestionWord).findFirst().orElse(null);
  }

  private void startTargets(int at) {
    if (at > 0 && reader.mode == Reader.Mode.FILTER) {
      reader.mode = Reader.Mode.TARGET;
      reader.functions.clear();
      reader.replaces = true;
      reader.pending = null;
      reader.negated = false;
    } else if (at > 0 && !reader.frame.targets.isEmpty() && sentenceEnds(at)) {
      reader.replaces = true;
    }
  }

  private boolean sentenceEnds(int at) {
    Item before = reader.at(at - 1);
    return !before.isEnd() && (before.isMark("?") || before.isMark(".") || before.isMark(","));
  }

  private int aggregate(int at, Function function) {
    int next = reader.skip(at + 1);
    if (reader.at(next).is(Cue.COUNT)) {
      return at;
    }
    if (reader.functionsUsed) {
      reader.functions.clear();
      reader.functionsUsed = false;
    }
    reader.functions.add(function);
    return at + 1;
  }

  /** The aggregate said; in a list of them “highest” and “fewest” are aggregates as well. */
  @Nullable Function listed(int at) {
    Function plain = function(reader.at(at));
    Function extreme = plain == null ? extreme(reader.at(at)) : null;
    if (extreme == null || reader.mode != Reader.Mode.TARGET) {
      return plain;
    }
    int next = at + 1;
    while (reader.at(next).is(Cue.AND)
        || (!reader.at(next).isEnd() && reader.at(next).isMark(","))) {
      next = reader.skip(next + 1);
    }
    Item after = reader.at(next);
    boolean leads = next > at + 1 && (function(after) != null || extreme(after) != null);
    boolean ends = !reader.functions.isEmpty() && !reader.functionsUsed && isLink(at - 1);
    return leads || ends ? extreme : null;
  }

  private boolean isLink(int at) {
    Item item = reader.at(reader.back(at + 1));
    return item.is(Cue.AND) || (!item.isEnd() && item.isMark(","));
  }

  private static @Nullable Function extreme(Item item) {
    if (item.is(Cue.HIGHEST) || item.is(Cue.MOST)) {
      return Function.MAX;
    }
    return item.is(Cue.LOWEST) || item.is(Cue.LEAST) ? Function.MIN : null;
  }

  static @Nullable Function function(Item item) {
    if (item.is(Cue.AVERAGE)) {
      return Function.AVG;
    }
    if (item.is(Cue.SUM)) {
      return Function.SUM;
    }
    if (item.is(Cue.MAXIMUM)) {
      return Function.MAX;
    }
    return item.is(Cue.MINIMUM) ? Function.MIN : null;
  }

  private int everything(int at) {
    int next = at + 1;
    while (next < reader.items.size() && reader.at(next).tables().isEmpty()) {
      next++;
    }
    if (next < reader.items.size() && next - at < 6) {
      ToTable table = reader.resolver.table(next);
      if (table != null) {
        reader.focus(table.table());
        reader.target(new OfEverything(table.table()));
        reader.lastTargetAt = next;
        reader.cover(at, next + 1);
        reader.mode = Reader.Mode.FILTER;
        return next + 1;
      }
    }
    return at;
  }

  /** A table where targets are read. */
  int table(int at) {
    ToTable link = reader.resolver.table(at);
    if (link == null) {
      return at;
    }
    int table = link.table();
    if (reader.counting) {
      reader.focus(table);
      reader.target(new OfRows(table, repeats()));
      done(at);
      return at + 1;
    }
    boolean first = reader.frame.targets.isEmpty();
    boolean listed = follows(at);
    boolean owner = isOwner(at);
    reader.focus(table);
    if (!owner && reader.functions.isEmpty() && (first || listed)) {
      reader.target(new OfEntity(table));
      done(at);
      reader.frame.repeats = repeats();
    }
    return at + 1;
  }

  private boolean isOwner(int at) {
    Item next = reader.at(at + 1);
    if (!next.isEnd() && next.isMark("'s")) {
      return true;
    }
    int before = reader.back(at);
    boolean afterPreposition =
        reader.at(before).is(Cue.PREPOSITION) && !reader.frame.targets.isEmpty();
    boolean compared = !next.columns().isEmpty() && reader.at(at + 2).isAny(COMPARING);
    boolean beforeColumn = !compared && !next.columns().isEmpty() && next.tables().isEmpty();
    return afterPreposition || beforeColumn;
  }

  /** Whether the mention goes on a list of targets. */
  boolean follows(int at) {
    boolean listed = false;
    for (int i = Math.max(0, reader.lastTargetAt + 1); i < at; i++) {
      Item item = reader.at(i);
      boolean link = item.is(Cue.AND) || item.isMark(",") || item.is(Cue.REQUEST);
      boolean passed =
          item.is(Cue.FILLER)
              || item.is(Cue.POSSESSIVE)
              || item.is(Cue.DISTINCT)
              || item.is(Cue.COUNT)
              || item.is(Cue.BOTH)
              || item.is(Cue.ASK_WHAT)
              || isOwnerOf(i, at)
              || function(item) != null;
      if (!link && !passed) {
        return false;
      }
      listed |= link;
    }
    return listed && reader.lastTargetAt >= 0;
  }

  /** “And song title”: a table between a list and its next column. */
  private boolean isOwnerOf(int owner, int at) {
    Item item = reader.at(owner);
    return (owner == at - 1 && !item.tables().isEmpty() && item.cues().isEmpty())
        || (item.isMark("'s") && owner == at - 1)
        || (owner == at - 2 && !item.tables().isEmpty() && reader.at(at - 1).isMark("'s"));
  }

  /** A column where targets are read. */
  int column(int at) {
    Item item = reader.at(at);
    boolean measured = !reader.functions.isEmpty();
    ColumnId column =
        reader.resolver.column(at, measured ? reader.resolver.numeric() : Resolver.any());
    if (column == null) {
      return at;
    }
    if (reader.counting) {
      countColumn(item, column);
    } else if (measured && fitsFunctions(column)) {
      for (Function function : List.copyOf(reader.functions)) {
        reader.target(new OfColumn(column, function, repeats()));
      }
      reader.functionsUsed = true;
    } else {
      reader.target(new OfColumn(column, null, Repeats.KEPT));
      addLastName(item, column);
      if (reader.distinct) {
        reader.frame.repeats = Repeats.DROPPED;
      }
    }
    done(at);
    return at + 1;
  }

  /** A person's name is both names unless the first is asked for. */
  private void addLastName(Item item, ColumnId column) {
    ColumnId last = reader.model.lastName(column);
    boolean first = item.tokens().stream().anyMatch(token -> token.stem().equals("first"));
    if (last != null && !first && reader.choices.among("full name", 0.75, 0.25) == 0) {
      reader.target(new OfColumn(last, null, Repeats.KEPT));
    }
  }

  private boolean fitsFunctions(ColumnId column) {
    if (!reader.functionsUsed) {
      return true;
    }
    return reader.model.isMeasure(column) && reader.choices.among("again", 0.7, 0.3) == 0;
  }

  private void countColumn(Item item, ColumnId column) {
    boolean measure = reader.model.isMeasure(column) && !reader.distinct;
    double plain = measure ? 0.8 : 0.15;
    int option =
        reader.choices.among(
            reader.distinct ? "count distinct column" : "count column",
            reader.distinct ? 1.5 : 0.6,
            item.tables().isEmpty() ? 0.4 : 0.6,
            plain,
            plain * 0.7);
    if (option == 0) {
      reader.target(new OfColumn(column, Function.COUNT, Repeats.DROPPED));
    } else if (option == 1) {
      reader.target(new OfRows(column.table(), Repeats.KEPT));
    } else {
      reader.target(new OfColumn(column, option == 2 ? Function.SUM : null, Repeats.KEPT));
    }
  }

  private Repeats repeats() {
    return reader.distinct ? Repeats.DROPPED : Repeats.KEPT;
  }

  private void done(int at) {
    reader.counting = false;
    reader.distinct = false;
    reader.lastTargetAt = at;
    reader.possessive = false;
    reader.covered.add(at);
  }
}
