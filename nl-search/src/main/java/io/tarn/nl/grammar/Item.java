// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.grammar;

import io.tarn.nl.lexicon.Cue;
import io.tarn.nl.lexicon.Token;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Some tokens of a question taken together: a cue, a mention of the schema, a number, a word. */
final class Item {
  private final int start;
  private final List<Token> tokens;
  private final Set<Cue> cues;
  private final List<Link> links;
  private final @Nullable BigDecimal number;
  private final List<Link.ToColumn> columns;
  private final List<Link.ToValue> values;
  private final List<Link.ToTable> tables;
  private final String lower;

  Item(
      int start, List<Token> tokens, Set<Cue> cues, List<Link> links, @Nullable BigDecimal number) {
    this.start = start;
    this.tokens = List.copyOf(tokens);
    this.cues = cues;
    this.links = List.copyOf(links);
    this.number = number;
    this.columns = only(Link.ToColumn.class);
    this.values = only(Link.ToValue.class);
    this.tables = only(Link.ToTable.class);
    this.lower = tokens.stream().map(Token::lower).collect(Collectors.joining(" "));
  }

  int start() {
    return start;
  }

  List<Token> tokens() {
    return tokens;
  }

  Set<Cue> cues() {
    return cues;
  }

  List<Link> links() {
    return links;
  }

  @Nullable BigDecimal number() {
    return number;
  }

  /** Whether it stands for the place after the last item. */
  boolean isEnd() {
    return tokens.isEmpty();
  }

  boolean is(Cue cue) {
    return cues.contains(cue);
  }

  boolean isAny(Set<Cue> any) {
    for (Cue cue : cues) {
      if (any.contains(cue)) {
        return true;
      }
    }
    return false;
  }

  String text() {
    return tokens.stream().map(Token::text).collect(Collectors.joining(" "));
  }

  String lower() {
    return lower;
  }

  Token token() {
    return tokens.get(0);
  }

  boolean isMark(String mark) {
    return !tokens.isEmpty() && token().kind() == Token.Kind.MARK && token().text().equals(mark);
  }

  boolean isQuoted() {
    return !tokens.isEmpty() && token().kind() == Token.Kind.QUOTED;
  }

  boolean isDate() {
    return !tokens.isEmpty() && token().kind() == Token.Kind.DATE;
  }

  List<Link.ToColumn> columns() {
    return columns;
  }

  List<Link.ToValue> values() {
    return values;
  }

  List<Link.ToTable> tables() {
    return tables;
  }

  private <L extends Link> List<L> only(Class<L> kind) {
    return links.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The score of the best link of a list, or 0. */
  static double best(List<? extends Link> links) {
    double best = 0;
    for (Link link : links) {
      best = Math.max(best, link.score());
    }
    return best;
  }
}
