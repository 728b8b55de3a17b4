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
record Item(
    int start, List<Token> tokens, Set<Cue> cues, List<Link> links, @Nullable BigDecimal number) {
  Item {
    tokens = List.copyOf(tokens);
    links = List.copyOf(links);
  }

  /** Whether it stands for the place after the last item. */
  boolean isEnd() {
    return tokens.isEmpty();
  }

  boolean is(Cue cue) {
    return cues.contains(cue);
  }

  boolean isAny(Set<Cue> any) {
    return cues.stream().anyMatch(any::contains);
  }

  String text() {
    return tokens.stream().map(Token::text).collect(Collectors.joining(" "));
  }

  String lower() {
    return tokens.stream().map(Token::lower).collect(Collectors.joining(" "));
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
    return only(Link.ToColumn.class);
  }

  List<Link.ToValue> values() {
    return only(Link.ToValue.class);
  }

  List<Link.ToTable> tables() {
    return only(Link.ToTable.class);
  }

  private <L extends Link> List<L> only(Class<L> kind) {
    return links.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The score of the best link of a list, or 0. */
  static double best(List<? extends Link> links) {
    return links.stream().mapToDouble(Link::score).max().orElse(0);
  }
}
