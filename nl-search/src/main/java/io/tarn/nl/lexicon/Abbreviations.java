// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.lexicon;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes out the short forms found in names. */
public final class Abbreviations {
  private final Map<String, List<String>> full = new HashMap<>();

  public Abbreviations() {
    LexiconFile.read("abbreviations.txt")
        .forEach((shorter, words) -> full.put(shorter, List.of(words.split(" ", -1))));
  }

  /** The words a short form stands for, or the word itself. */
  public List<String> expand(String word) {
    return full.getOrDefault(word, List.of(word));
  }

  public boolean knows(String word) {
    return full.containsKey(word);
  }

  /** Whether the first may be a short form of the second: same start, letters in order. */
  public static boolean abbreviates(String shorter, String longer) {
    if (shorter.length() < 3 || longer.length() < shorter.length() + 2) {
      return false;
    }
    if (longer.startsWith(shorter)) {
      return true;
    }
    if (shorter.charAt(0) != longer.charAt(0) || shorter.chars().anyMatch(Abbreviations::isVowel)) {
      return false;
    }
    int at = 0;
    for (int i = 0; i < longer.length() && at < shorter.length(); i++) {
      if (longer.charAt(i) == shorter.charAt(at)) {
        at++;
      }
    }
    return at == shorter.length();
  }

  private static boolean isVowel(int letter) {
    return "aeiou".indexOf(letter) >= 0;
  }
}
