// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits names and sentences into lower-case words: {@code dept_no}, {@code birthPlace} and {@code
 * custAcctBal} as well as running text. Abbreviations are spelled out; words run together are
 * parted where a dictionary knows the parts.
 */
public final class WordSplitter {
  private static final Pattern WORD =
      Pattern.compile("\\p{Lu}+(?!\\p{Ll})|\\p{Lu}?[\\p{Ll}\\p{Lo}]+|\\p{N}+");
  private static final int SHORTEST_PART = 3;
  private static final int SHORTEST_SUFFIX = 2;

  private final Map<String, String> abbreviations;
  private final Set<String> dictionary;

  /**
   * @param abbreviations words by their short form
   * @param dictionary whole words, to part those run together
   */
  public WordSplitter(Map<String, String> abbreviations, Set<String> dictionary) {
    this.abbreviations = Map.copyOf(abbreviations);
    this.dictionary = Set.copyOf(dictionary);
  }

  /** The splitter for English. */
  public static WordSplitter english() {
    return new WordSplitter(EnglishWords.abbreviations(), EnglishWords.dictionary());
  }

  /** The words of a name, abbreviations spelled out. */
  public List<String> name(String identifier) {
    List<String> words = new ArrayList<>();
    for (String word : text(identifier)) {
      String spelled = abbreviations.get(word);
      if (spelled != null) {
        words.addAll(List.of(spelled.split(" ")));
      } else {
        words.addAll(part(word).orElse(List.of(word)));
      }
    }
    return words;
  }

  /** The words of a sentence as they stand. */
  public List<String> text(String sentence) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(sentence);
    while (matcher.find()) {
      words.add(matcher.group().toLowerCase(Locale.ROOT));
    }
    return words;
  }

  /** Two or three known words that make this one, which is itself unknown. */
  private Optional<List<String>> part(String word) {
    if (word.length() < 2 * SHORTEST_PART || dictionary.contains(word)) {
      return Optional.empty();
    }
    for (int cut = word.length() - SHORTEST_SUFFIX; cut >= SHORTEST_PART; cut--) {
      String head = word.substring(0, cut);
      if (dictionary.contains(head)) {
        String tail = word.substring(cut);
        String spelled = abbreviations.getOrDefault(tail, tail);
        if (dictionary.contains(tail) || abbreviations.containsKey(tail)) {
          return Optional.of(List.of(head, spelled));
        }
        Optional<List<String>> rest = part(tail);
        if (rest.isPresent()) {
          List<String> all = new ArrayList<>(List.of(head));
          all.addAll(rest.get());
          return Optional.of(all);
        }
      }
    }
    return Optional.empty();
  }
}
