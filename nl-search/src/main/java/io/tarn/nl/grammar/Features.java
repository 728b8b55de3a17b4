// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.grammar;

import io.tarn.nl.grammar.Choices.Choice;
import io.tarn.nl.lexicon.Cue;
import io.tarn.nl.lexicon.Token;
import io.tarn.nl.logic.Aggregation;
import io.tarn.nl.logic.Combination;
import io.tarn.nl.logic.Query;
import io.tarn.nl.logic.Repeats;
import io.tarn.nl.logic.Selection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Describes a reading in numbers that the ranker can weigh. */
final class Features {
  private final Map<String, Double> values = new HashMap<>();
  private final Reader reader;
  private final Mentions mentions;
  private final Roles roles;

  Features(Reader reader, Mentions mentions, Query query, Choices choices) {
    this.reader = reader;
    this.mentions = mentions;
    this.roles = new Roles(reader.model, query);
    values.put("bias", 1d);
    for (Choice choice : choices.taken()) {
      add(("choice " + choice.kind() + " " + choice.option()).intern(), 1);
    }
    add("cost", choices.cost());
    add("filters lost", reader.frame.lost);
    cover();
    links();
    shape(query);
    tables();
    mentions
        .cues()
        .forEach((cue, count) -> add(("q " + cue.name().toLowerCase(Locale.ROOT)).intern(), count));
    add("q size", mentions.size());
    new Alignment(reader, mentions, roles, this).describe();
  }

  /** Tables the question names and the query leaves out, and the other way round. */
  private void tables() {
    for (int i = 0; i < reader.model.schema().tables().size(); i++) {
      boolean reads = roles.tables.contains(i);
      double evidence = reader.resolver.evidence(i);
      if (!reads && evidence >= 0.6) {
        add("table ignored", evidence * evidence);
      } else if (reads && evidence < 0.6) {
        add("table unsaid", 1);
      }
    }
  }

  void add(String name, double value) {
    if (value != 0) {
      values.merge(name, value, Double::sum);
    }
  }

  private void cover() {
    for (int i = 0; i < reader.items.size(); i++) {
      if (reader.covered.contains(i)) {
        continue;
      }
      Item item = reader.items.get(i);
      if (item.isQuoted() || item.number() != null || item.isDate()) {
        add("value left", 1);
      } else if (!item.links().isEmpty()) {
        add("mention left", 1);
      } else if (item.cues().isEmpty() && item.token().kind() == Token.Kind.WORD) {
        add(item.token().isProper() ? "name left" : "word left", 1);
      } else if (!item.cues().isEmpty()) {
        add("cue left", 1);
      }
    }
  }

  private void links() {
    double least = 1;
    double lost = 0;
    for (double score : reader.frame.linkScores) {
      least = Math.min(least, score);
      lost += Math.max(0, 1 - score);
    }
    add("weakest link", 1 - least);
    add("link loss", lost);
    if (reader.frame.linkScores.isEmpty()) {
      add("no link", 1);
    }
  }

  private void shape(Query query) {
    if (query instanceof Combination combination) {
      add("combination", 1);
      shape(combination.left());
      return;
    }
    Selection selection = (Selection) query;
    int joins = selection.from().joins().size();
    add("joins", joins);
    add(("joins " + Math.min(joins, 4)).intern(), 1);
    boolean counted = selection.projections().stream().anyMatch(Aggregation.class::isInstance);
    boolean grouped = !selection.grouping().keys().isEmpty();
    boolean ordered = !selection.orderings().isEmpty();
    mark(counted, Set.of(Cue.COUNT, Cue.SUM, Cue.AVERAGE, Cue.MAXIMUM, Cue.MINIMUM), "aggregate");
    mark(grouped, Set.of(Cue.EACH, Cue.GROUPED), "group");
    mark(ordered, Set.of(Cue.MOST, Cue.LEAST, Cue.HIGHEST, Cue.LOWEST, Cue.ORDER), "order");
    mark(selection.repeats() == Repeats.DROPPED, Set.of(Cue.DISTINCT), "distinct");
    boolean filtered = !selection.conditions().isEmpty();
    mark(filtered || !selection.grouping().having().isEmpty(), Set.of(Cue.NOT), "filter");
    add(("targets " + Math.min(4, selection.projections().size())).intern(), 1);
    if (grouped && counted && selection.limit() > 0) {
      add("limited groups", 1);
    }
    if (!filtered && joins > 0 && !counted && !grouped) {
      add("joins for nothing", 1);
    }
    new Clauses(reader.model, selection, this).describe();
  }

  /** Whether the query has a thing against whether the question has words for it. */
  private void mark(boolean has, Set<Cue> cues, String name) {
    boolean said = reader.items.stream().anyMatch(item -> item.isAny(cues));
    boolean heard = cues.stream().anyMatch(mentions.cues()::containsKey);
    add(("unheard " + name).intern(), has && !heard ? 1 : 0);
    add(("unheeded " + name).intern(), heard && !has ? 1 : 0);
    add(("has " + name).intern(), has ? 1 : 0);
    if (has != said) {
      add(((has ? "unsaid " : "ignored ") + name).intern(), 1);
    }
  }

  Map<String, Double> values() {
    return values;
  }
}
