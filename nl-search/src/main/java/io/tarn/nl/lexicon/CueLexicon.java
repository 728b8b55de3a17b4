// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.lexicon;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the phrases that shape a query, longest first. */
public final class CueLexicon {
  private static final int LONGEST = 7;
  private final Map<String, Set<Cue>> phrases = new HashMap<>();

  /** A phrase found: its cues and how many tokens it takes. */
  public record Found(Set<Cue> cues, int length) {}

  public CueLexicon() {
    LexiconFile.read("cues.txt").forEach((kind, list) -> addAll(Cue.valueOf(kind), list));
  }

  private void addAll(Cue cue, String list) {
    for (String phrase : list.split(";", -1)) {
      if (!phrase.isBlank()) {
        phrases.computeIfAbsent(phrase.strip(), p -> EnumSet.noneOf(Cue.class)).add(cue);
      }
    }
  }

  /** The cues of exactly these tokens. */
  public Set<Cue> of(List<Token> tokens) {
    StringBuilder words = new StringBuilder();
    for (Token token : tokens) {
      if (token.kind() == Token.Kind.QUOTED || words.length() > 60) {
        return Set.of();
      }
      words.append(words.isEmpty() ? "" : " ").append(token.lower());
    }
    return phrases.getOrDefault(words.toString(), Set.of());
  }

  /** The longest phrase that starts at the token, or one of no length. */
  public Found at(List<Token> tokens, int start) {
    List<String> words = new ArrayList<>();
    Found best = new Found(Set.of(), 0);
    for (int end = start; end < tokens.size() && end < start + LONGEST; end++) {
      if (tokens.get(end).kind() == Token.Kind.QUOTED) {
        break;
      }
      words.add(tokens.get(end).lower());
      Set<Cue> cues = phrases.get(String.join(" ", words));
      if (cues != null) {
        best = new Found(cues, end - start + 1);
      }
    }
    return best;
  }
}
