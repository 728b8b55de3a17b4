// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.grammar;

import io.tarn.nl.grammar.Link.ToColumn;
import io.tarn.nl.grammar.Link.ToTable;
import io.tarn.nl.grammar.Link.ToValue;
import io.tarn.nl.lexicon.Cue;
import io.tarn.nl.schema.ColumnId;
import io.tarn.nl.schema.ValueType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Chooses what a mention stands for by its score and by what else is mentioned. */
final class Resolver {
  private static final double SHARPNESS = 7;
  private static final int OPTIONS = 4;
  private static final double MENTIONED = 0.22;
  private static final double NEXT_TO = 0.3;
  private static final double DISTANCE = 0.06;

  private final Reader reader;
  private final double[] evidence;

  Resolver(Reader reader) {
    this.reader = reader;
    this.evidence = new double[reader.model.schema().tables().size()];
    for (Item item : reader.items) {
      for (ToTable link : item.tables()) {
        double now = link.score() >= Item.best(item.links()) - 0.12 ? link.score() : 0;
        evidence[link.table()] = Math.max(evidence[link.table()], now);
      }
    }
  }

  double evidence(int table) {
    return evidence[table];
  }

  private record Option<L>(L link, double score) {}

  @Nullable ColumnId column(int at, ToDoubleFunction<ColumnId> fit) {
    List<Option<ToColumn>> options = new ArrayList<>();
    for (ToColumn link : reader.at(at).columns()) {
      double score = link.score() + context(link.table(), at) + fit.applyAsDouble(link.column());
      if (reader.model.isReference(link.column()) && evidence[link.table()] < 0.5) {
        score -= 0.04;
      }
      options.add(new Option<>(link, score));
    }
    ToColumn chosen = choose("column", options);
    return chosen == null ? null : chosen.column();
  }

  @Nullable ToTable table(int at) {
    List<Option<ToTable>> options = new ArrayList<>();
    for (ToTable link : reader.at(at).tables()) {
      double near = distance(link.table());
      options.add(new Option<>(link, link.score() - near));
    }
    return choose("table", options);
  }

  @Nullable ToValue value(int at) {
    List<Option<ToValue>> options = new ArrayList<>();
    for (ToValue link : reader.at(at).values()) {
      double score = link.score() + context(link.table(), at) + named(link.column(), at);
      if (link.column().equals(reader.pending)) {
        score += 0.6;
      }
      if (reader.model.isReference(link.column())) {
        score -= 0.05;
      }
      options.add(new Option<>(link, score));
    }
    return choose("value", options);
  }

  /** Whether the column of a value is named beside it, as in “the Finance department”. */
  private double named(ColumnId column, int at) {
    double best = 0;
    for (int near : new int[] {reader.skip(at + 1), reader.back(at), reader.back(at) - 1}) {
      for (Link link : reader.at(near).links()) {
        if (link instanceof ToColumn to && to.column().equals(column)) {
          best = Math.max(best, 0.35 * to.score());
        } else if (link instanceof ToTable to && to.table() == column.table()) {
          best = Math.max(best, 0.25 * to.score());
        }
      }
    }
    return best;
  }

  private double context(int table, int at) {
    double score = MENTIONED * evidence[table] - distance(table);
    int owner = owner(at);
    return owner == table ? score + NEXT_TO : score;
  }

  private double distance(int table) {
    int focus = reader.frame.focus;
    if (focus < 0) {
      return 0;
    }
    int joins = reader.model.joins().distance(focus, table);
    return joins == JoinGraph.UNREACHABLE ? 0.6 : DISTANCE * Math.min(4, joins);
  }

  /** The table named as the owner of the mention: “of the student”, “student's”, “student …”. */
  private int owner(int at) {
    int next = at + 1;
    while (isListed(next)) {
      next++;
    }
    if (reader.at(next).is(Cue.PREPOSITION)) {
      int table = exact(reader.skip(next + 1));
      if (table >= 0) {
        return table;
      }
    }
    int before = at - 1;
    if (!reader.at(before).isEnd() && reader.at(before).isMark("'s")) {
      before--;
    }
    return exact(before);
  }

  private boolean isListed(int at) {
    Item item = reader.at(at);
    return !item.isEnd()
        && (item.is(Cue.AND)
            || item.isMark(",")
            || (item.links().isEmpty() && item.is(Cue.FILLER))
            || (!item.columns().isEmpty()
                && Item.best(item.columns()) >= Item.best(item.tables()) - 0.15
                && reader.mode == Reader.Mode.TARGET));
  }

  private int exact(int at) {
    List<ToTable> tables = reader.at(at).tables();
    return !tables.isEmpty() && tables.get(0).score() >= 0.6 ? tables.get(0).table() : -1;
  }

  private <L extends Link> @Nullable L choose(String kind, List<Option<L>> options) {
    if (options.isEmpty()) {
      return null;
    }
    options.sort(Comparator.comparingDouble(option -> -option.score()));
    int size = Math.min(OPTIONS, options.size());
    double[] weights = new double[size];
    for (int i = 0; i < size; i++) {
      weights[i] = Math.exp(SHARPNESS * (options.get(i).score() - options.get(0).score()));
    }
    L link = options.get(reader.choices.among(kind, weights)).link();
    reader.frame.linkScores.add(link.score());
    reader.frame.mentioned.add(link.table());
    reader.near = link.table();
    return link;
  }

  /** The column of the mentioned tables that has one of the attributes, the first preferred. */
  @Nullable ColumnId attribute(List<String> stems, ToDoubleFunction<ColumnId> fit) {
    ColumnId best = null;
    double bestScore = 0.15;
    for (int table = 0; table < evidence.length; table++) {
      for (ColumnId id : reader.model.columns(table)) {
        double score = attributeScore(id, stems);
        if (score > 0) {
          double now = score + 0.5 * evidence[table] - 2 * distance(table) + fit.applyAsDouble(id);
          now += reader.frame.focus == table ? 0.3 : 0;
          now += reader.near == table ? 0.35 : 0;
          best = now > bestScore ? id : best;
          bestScore = Math.max(now, bestScore);
        }
      }
    }
    return best;
  }

  private double attributeScore(ColumnId id, List<String> stems) {
    List<String> words = reader.model.ownWords(id);
    for (int i = 0; i < stems.size(); i++) {
      if (words.contains(stems.get(i))) {
        return 0.6 - 0.04 * i - 0.05 * words.size();
      }
    }
    return 0;
  }

  static ToDoubleFunction<ColumnId> any() {
    return id -> 0;
  }

  ToDoubleFunction<ColumnId> numeric() {
    return id -> reader.model.isMeasure(id) ? 0.25 : reader.model.type(id).isNumber() ? 0.05 : -0.1;
  }

  ToDoubleFunction<ColumnId> textual() {
    return id -> reader.model.type(id) == ValueType.TEXT ? 0.1 : -0.1;
  }

  ToDoubleFunction<ColumnId> comparable() {
    return id ->
        reader.model.isMeasure(id) || reader.model.type(id).isTime()
            ? 0.2
            : reader.model.type(id) == ValueType.TEXT ? -0.1 : 0;
  }
}
