// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.grammar;

import io.tarn.nl.grammar.Frame.Filter;
import io.tarn.nl.grammar.Frame.Joiner;
import io.tarn.nl.grammar.Frame.Sense;
import io.tarn.nl.grammar.Frame.Target;
import io.tarn.nl.grammar.Frame.Test;
import io.tarn.nl.grammar.Frame.Versus;
import io.tarn.nl.lexicon.Adjectives;
import io.tarn.nl.lexicon.Adjectives.Adjective;
import io.tarn.nl.lexicon.Cue;
import io.tarn.nl.logic.Aggregation.Function;
import io.tarn.nl.logic.Condition.Operator;
import io.tarn.nl.schema.ColumnId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the rules are in a question, and what they have to remember from one item to the next. */
final class Reader {
  /** What mentions are taken for: things to show, or things to filter by. */
  enum Mode {
    TARGET,
    FILTER
  }

  static final Item END = new Item(-1, List.of(), Set.of(), List.of(), null);
  private static final Set<Cue> PASSED = Set.of(Cue.FILLER, Cue.POSSESSIVE);

  final SchemaModel model;
  final Labels labels;
  final Adjectives adjectives;
  final List<Item> items;
  final Choices choices;
  final Frame frame = new Frame();
  final Set<Integer> covered = new HashSet<>();
  final List<Function> functions = new ArrayList<>();
  final Resolver resolver;

  Mode mode = Mode.TARGET;
  boolean functionsUsed;
  boolean counting;
  boolean distinct;
  boolean negated;
  boolean both;
  boolean replaces;
  boolean possessive;
  Joiner joiner = Joiner.AND;
  @Nullable ColumnId pending;
  @Nullable List<Filter> within;
  int pendingAt = -9;
  @Nullable Cue asked;
  @Nullable Adjective compared;
  int hinted;
  int near = -1;
  int lastTargetAt = -9;
  int lastValueAt = -9;

  Reader(
      SchemaModel model, Labels labels, Adjectives adjectives, List<Item> items, Choices choices) {
    this.model = model;
    this.labels = labels;
    this.adjectives = adjectives;
    this.items = items;
    this.choices = choices;
    this.resolver = new Resolver(this);
  }

  Item at(int index) {
    return index >= 0 && index < items.size() ? items.get(index) : END;
  }

  /** The first item from there on that is more than filling. */
  int skip(int index) {
    int at = index;
    while (at < items.size() && isPassed(at(at))) {
      at++;
    }
    return at;
  }

  /** As {@link #skip}, over the prepositions as well. */
  int skipTo(int index) {
    int at = skip(index);
    while (at < items.size()
        && (isPassed(at(at)) || (at(at).is(Cue.PREPOSITION) && at(at).links().isEmpty()))) {
      at++;
    }
    return at;
  }

  private static boolean isPassed(Item item) {
    return item.links().isEmpty() && item.number() == null && item.isAny(PASSED);
  }

  /** The item before, over filling. */
  int back(int index) {
    int at = index - 1;
    while (at >= 0 && isPassed(at(at))) {
      at--;
    }
    return at;
  }

  /** “Sorted by the ones with highest area first” asks for all, not for one. */
  boolean saidBefore(Cue cue, int index) {
    for (int i = Math.max(0, index - 6); i < index; i++) {
      if (at(i).is(cue)) {
        return true;
      }
    }
    return false;
  }

  @Nullable Adjective adjective(int index) {
    Item item = at(index);
    return item.isEnd() || item.tokens().size() > 1 ? null : adjectives.of(item.token().lower());
  }

  void cover(int from, int to) {
    for (int i = from; i < to; i++) {
      covered.add(i);
    }
  }

  void target(Target target) {
    if (replaces) {
      frame.targets.removeIf(Frame.OfEntity.class::isInstance);
      replaces = false;
    }
    if (!frame.targets.contains(target)) {
      frame.targets.add(target);
    }
  }

  void filter(Test test) {
    Sense sense = negated ? Sense.FAILS : Sense.HOLDS;
    List<Filter> inner = within;
    if (inner != null && choices.among("within", 0.65, 0.35) == 1) {
      inner = null;
      within = null;
    }
    (inner == null ? frame.filters : inner).add(new Filter(test, sense, joiner));
    negated = false;
    joiner = Joiner.AND;
    pending = null;
    compared = null;
  }

  /** Compares with an aggregate, of which the filters that follow may be. */
  void versus(ColumnId left, Operator operator, Function function, ColumnId right) {
    within = null;
    List<Filter> inner = new ArrayList<>();
    Function each =
        mode == Mode.FILTER && !functionsUsed && !functions.isEmpty() ? functions.get(0) : null;
    if (each != null) {
      functions.clear();
    }
    filter(new Versus(each, left, operator, function, right, inner));
    within = inner;
  }

  void pend(ColumnId column, int at) {
    pending = column;
    pendingAt = at;
  }

  void focus(int table) {
    frame.mentioned.add(table);
    if (frame.focus < 0) {
      frame.focus = table;
    }
  }

  /** Takes a table for the focus while targets are read and none is known. */
  void focusWhenTarget(int table) {
    frame.mentioned.add(table);
    if (mode == Mode.TARGET && frame.focus < 0 && frame.targets.isEmpty()) {
      frame.focus = table;
    }
  }
}
