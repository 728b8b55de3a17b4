// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.grammar;

import io.tarn.nl.grammar.Linker.Span;
import io.tarn.nl.grammar.Mentions.Said;
import io.tarn.nl.schema.ColumnId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares what a query uses with what the question says, word by word, both ways. */
final class Alignment {
  private static final double SAID = 0.45;
  private final Reader reader;
  private final Mentions mentions;
  private final Roles roles;
  private final Features features;
  private final double[] explained;
  private final Map<Span, Integer> uses = new HashMap<>();

  Alignment(Reader reader, Mentions mentions, Roles roles, Features features) {
    this.reader = reader;
    this.mentions = mentions;
    this.roles = roles;
    this.features = features;
    this.explained = new double[mentions.size()];
  }

  void describe() {
    roles.tables.forEach(table -> explain(mentions.table(table)));
    shown();
    tested();
    listed("sorted", roles.sorted);
    listed("grouped", roles.grouped);
    features.add("inner queries", roles.inner);
    words();
    numbers();
    uses.values().forEach(count -> features.add("said once, used more", count - 1));
    features.add("tables", roles.tables.size());
  }

  private void explain(@Nullable Said said) {
    if (said != null) {
      for (int i = said.span().start(); i < said.span().end(); i++) {
        explained[i] = Math.max(explained[i], said.score());
      }
    }
  }

  private void shown() {
    List<Integer> places = new ArrayList<>();
    double least = 1;
    for (ColumnId id : roles.shown) {
      Said said = mentions.column(id);
      double score = Mentions.score(said);
      least = Math.min(least, score);
      features.add("shown loss", Math.max(0, 1 - score));
      double table = Mentions.score(mentions.table(id.table()));
      if (score < SAID) {
        features.add(table >= SAID ? "shown for table" : "shown unsaid", 1);
      } else if (said != null) {
        places.add(said.span().start());
        uses.merge(said.span(), 1, Integer::sum);
        explain(said);
        owned(id, said);
        features.add("shown table unsaid", table < SAID ? 1 : 0);
        features.add(
            "shown after tables", place(said) - place(mentions.table(id.table())) > 0 ? 1 : 0);
      }
    }
    features.add("shown least", roles.shown.isEmpty() ? 0 : 1 - least);
    for (int i = 1; i < places.size(); i++) {
      features.add("shown out of order", places.get(i) < places.get(i - 1) ? 1 : 0);
    }
    if (!places.isEmpty()) {
      features.add("shown first at", places.get(0) / (double) mentions.size());
      int last = places.stream().mapToInt(Integer::intValue).max().orElse(0);
      features.add("shown last at", last / (double) mentions.size());
    }
  }

  /** Whether the column is of the table it is said of, or refers to it. */
  private void owned(ColumnId id, Said said) {
    int owner = mentions.owner(said.span());
    if (owner < 0) {
      features.add("shown of nothing", 1);
    } else if (owner == id.table()) {
      features.add("shown of its table", 1);
    } else if (reader.model.refers(id, owner)) {
      features.add("shown of what it refers to", 1);
    } else {
      features.add("shown of another table", 1);
    }
  }

  private static int place(@Nullable Said said) {
    return said == null ? 99 : said.span().start();
  }

  private void tested() {
    for (Roles.Tested test : roles.tested) {
      Said column = mentions.column(test.column());
      Said value = test.value().isEmpty() ? null : mentions.value(test.column(), test.value());
      explain(value);
      double said = Mentions.score(column);
      if (value != null) {
        features.add("value loss", Math.max(0, 1 - value.score()));
        features.add("value words", value.span().end() - value.span().start());
        features.add("value of unsaid table", tableSaid(test.column()) < SAID ? 1 : 0);
        features.add("value without column", said < SAID ? 1 : 0);
        if (column != null && said >= SAID) {
          features.add(
              "value far from column", Math.min(9, Math.abs(place(value) - place(column))));
          explain(column);
        }
      } else {
        features.add("tested loss", Math.max(0, 1 - said));
        features.add("tested unsaid", said < SAID ? 1 : 0);
        features.add("tested first at", place(column) / (double) mentions.size());
        explain(column);
        boolean text = !test.value().isEmpty();
        features.add("value unknown", text && !mentions.says(test.value()) ? 1 : 0);
      }
    }
  }

  private double tableSaid(ColumnId id) {
    return Mentions.score(mentions.table(id.table()));
  }

  private void listed(String role, List<ColumnId> columns) {
    for (ColumnId id : columns) {
      Said said = mentions.column(id);
      double score = Mentions.score(said);
      features.add((role + " loss").intern(), Math.max(0, 1 - score));
      if (score < SAID && tableSaid(id) < SAID) {
        features.add((role + " unsaid").intern(), 1);
      }
      features.add(
          (role + " at").intern(), said == null ? 0 : place(said) / (double) mentions.size());
      explain(said);
    }
  }

  /** Words that could say something of the schema that the query does not use. */
  private void words() {
    double most = 0;
    int content = 0;
    int silent = 0;
    for (int i = 0; i < explained.length; i++) {
      if (!mentions.isPlain(i)) {
        continue;
      }
      content++;
      double regret = Math.max(0, mentions.reach(i) - explained[i]);
      most = Math.max(most, regret);
      features.add("regret", regret);
      features.add(mentions.isNamed(i) ? "regret of name" : "regret of word", regret);
      silent += explained[i] < SAID ? 1 : 0;
      features.add("unexplained name", mentions.isNamed(i) && explained[i] < SAID ? 1 : 0);
    }
    features.add("regret most", most);
    features.add("unexplained", silent);
    features.add("unexplained share", content == 0 ? 1 : silent / (double) content);
    features.add("q words", content);
  }

  private void numbers() {
    List<String> said = mentions.numbers();
    features.add("q numbers", said.size());
    for (String number : said) {
      boolean used =
          roles.texts.stream().anyMatch(text -> text.equals(number) || text.contains(number));
      features.add("number unused", used ? 0 : 1);
    }
    features.add("q tables", reader.model.schema().tables().size());
  }
}
