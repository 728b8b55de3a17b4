// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.grammar;

import io.tarn.nl.grammar.Linker.Span;
import io.tarn.nl.lexicon.Cue;
import io.tarn.nl.lexicon.CueLexicon;
import io.tarn.nl.lexicon.Numerals;
import io.tarn.nl.lexicon.Token;
import io.tarn.nl.schema.ColumnId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a question says of each table, column and value, however it is cut into items. */
final class Mentions {
  private static final double OWNS = 0.6;
  private static final int FARTHEST_OWNER = 6;
  private final List<Token> tokens;
  private final Map<Object, Said> best = new HashMap<>();
  private final List<Owner> owners = new ArrayList<>();
  private final double[] reach;
  private final boolean[] plain;
  private final Map<Cue, Integer> cues = new EnumMap<>(Cue.class);

  /** The words that say a thing best, and how well they do. */
  record Said(Span span, double score) {
    double strength() {
      return score * (1 + 0.1 * (span.end() - span.start()));
    }
  }

  private record Owner(int table, int start, double score) {}

  Mentions(List<Token> tokens, Map<Span, List<Link>> links, CueLexicon lexicon) {
    this.tokens = tokens;
    this.reach = new double[tokens.size()];
    this.plain = new boolean[tokens.size()];
    links.forEach(
        (span, list) -> {
          for (Link link : list) {
            Said said = new Said(span, link.score());
            if (link instanceof Link.ToTable table && link.score() >= OWNS) {
              owners.add(new Owner(table.table(), span.start(), link.score()));
            }
            best.merge(
                target(link), said, (old, now) -> now.strength() > old.strength() ? now : old);
            for (int i = span.start(); i < span.end(); i++) {
              reach[i] = Math.max(reach[i], link.score());
            }
          }
        });
    for (int at = 0; at < tokens.size(); ) {
      CueLexicon.Found found = lexicon.at(tokens, at);
      for (Cue cue : found.cues()) {
        cues.merge(cue, 1, Integer::sum);
      }
      int end = at + Math.max(1, found.length());
      for (int i = at; i < end; i++) {
        plain[i] = found.length() == 0 && tokens.get(i).kind() != Token.Kind.MARK;
      }
      at = end;
    }
  }

  private static Object target(Link link) {
    if (link instanceof Link.ToValue value) {
      return List.of(value.column(), value.value());
    }
    return link instanceof Link.ToColumn column ? column.column() : (Object) link.table();
  }

  Map<Cue, Integer> cues() {
    return cues;
  }

  int size() {
    return tokens.size();
  }

  @Nullable Said table(int table) {
    return best.get(table);
  }

  @Nullable Said column(ColumnId column) {
    return best.get(column);
  }

  @Nullable Said value(ColumnId column, String value) {
    return best.get(List.of(column, value));
  }

  /** The table said next after some words, as in “ids of orders”; -1 when none is near. */
  int owner(Span span) {
    Owner next = null;
    for (Owner owner : owners) {
      int after = owner.start() - span.end();
      if (after >= 0
          && after <= FARTHEST_OWNER
          && (next == null
              || owner.start() < next.start()
              || (owner.start() == next.start() && owner.score() > next.score()))) {
        next = owner;
      }
    }
    return next == null ? -1 : next.table();
  }

  static double score(@Nullable Said said) {
    return said == null ? 0 : said.score();
  }

  /** What every word of the question could say best. */
  double reach(int token) {
    return reach[token];
  }

  /** Whether the token is a word or value, rather than a cue or a mark. */
  boolean isPlain(int token) {
    return plain[token];
  }

  boolean isNamed(int token) {
    return tokens.get(token).isProper() || tokens.get(token).kind() == Token.Kind.QUOTED;
  }

  /** The numbers and dates the question says, as text. */
  List<String> numbers() {
    List<String> numbers = new ArrayList<>();
    for (Token token : tokens) {
      BigDecimal number = Numerals.number(token);
      if (number != null && !token.lower().equals("one")) {
        numbers.add(number.toPlainString());
      }
    }
    return numbers;
  }

  boolean says(String text) {
    return tokens.stream()
        .anyMatch(
            token -> {
              BigDecimal number = Numerals.number(token);
              return token.text().equalsIgnoreCase(text)
                  || (number != null && Objects.equals(number.toPlainString(), text));
            });
  }
}
