// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.lexicon;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Turns names such as {@code dept_no}, {@code birthPlace} or {@code sportname} into words. */
public final class NameSplitter {
  private static final int SHORTEST_COMPOUND = 5;
  private static final Map<String, String> PERSON = Map.of("f", "first", "l", "last");
  private final Thesaurus thesaurus;
  private final Abbreviations abbreviations;

  public NameSplitter(Thesaurus thesaurus, Abbreviations abbreviations) {
    this.thesaurus = thesaurus;
    this.abbreviations = abbreviations;
  }

  /** The words of a name in lower case, short forms written out. */
  public List<String> words(String name) {
    List<String> words = new ArrayList<>();
    String spaced =
        name.replaceAll("(?<=[\\p{Ll}\\d])(?=\\p{Lu})", " ")
            .replaceAll("(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})", " ")
            .replaceAll("(?<=\\p{L})(?=\\d)|(?<=\\d)(?=\\p{L})", " ");
    for (String part : spaced.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
      if (!part.isEmpty()) {
        split(part, words);
      }
    }
    if (words.size() == 2 && words.get(1).equals("name") && PERSON.containsKey(words.get(0))) {
      words.set(0, PERSON.get(words.get(0)));
    }
    return words;
  }

  private void split(String part, List<String> words) {
    if (part.length() >= SHORTEST_COMPOUND
        && !abbreviations.knows(part)
        && !thesaurus.knows(part)) {
      int cut = compound(part);
      if (cut > 0) {
        split(part.substring(0, cut), words);
        split(part.substring(cut), words);
        return;
      }
    }
    words.addAll(abbreviations.expand(part));
  }

  /** Where the best two known words meet, or 0: the longest last word wins. */
  private int compound(String part) {
    int best = 0;
    int bestScore = 0;
    for (int cut = 2; cut <= part.length() - 2; cut++) {
      int left = strength(part.substring(0, cut));
      int right = strength(part.substring(cut));
      if (left > 0 && right > 0 && left + right > bestScore) {
        best = cut;
        bestScore = left + right;
      }
    }
    return best;
  }

  private int strength(String word) {
    if (abbreviations.knows(word)) {
      return word.length() + 2;
    }
    return word.length() >= 4 && thesaurus.knows(word) ? word.length() * 2 : 0;
  }
}
