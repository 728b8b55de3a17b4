// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.lexicon;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.tartarus.snowball.ext.EnglishStemmer;

/** Cuts English endings off; remembers what it has cut. */
public final class Stemmer {
  private static final Map<String, String> IRREGULAR =
      Map.ofEntries(
          Map.entry("people", "person"),
          Map.entry("men", "man"),
          Map.entry("women", "woman"),
          Map.entry("children", "child"),
          Map.entry("feet", "foot"),
          Map.entry("teeth", "tooth"),
          Map.entry("mice", "mouse"),
          Map.entry("taught", "teach"),
          Map.entry("bought", "buy"),
          Map.entry("sold", "sell"),
          Map.entry("won", "win"),
          Map.entry("wrote", "write"),
          Map.entry("written", "write"),
          Map.entry("took", "take"),
          Map.entry("taken", "take"),
          Map.entry("ran", "run"),
          Map.entry("made", "make"),
          Map.entry("paid", "pay"),
          Map.entry("held", "hold"),
          Map.entry("born", "birth"),
          Map.entry("died", "death"),
          Map.entry("statuses", "status"),
          Map.entry("lives", "live"),
          Map.entry("living", "live"),
          Map.entry("heads", "head"));
  private static final Pattern AGENT = Pattern.compile(".*[eo]rs?");
  private static final int SHORTEST_AGENT = 5;
  private static final int REMEMBERED = 20_000;
  private static final Map<String, String> CUT = new ConcurrentHashMap<>();

  private Stemmer() {}

  /** The stem of a word in lower case. */
  public static String stem(String word) {
    String known = CUT.get(word);
    if (known != null) {
      return known;
    }
    String stem = cut(IRREGULAR.getOrDefault(word, word));
    if (CUT.size() < REMEMBERED) {
      CUT.put(word, stem);
    }
    return stem;
  }

  /** “Teacher” keeps its ending, so that it is not taken for “teach”. */
  private static String cut(String word) {
    if (word.length() > SHORTEST_AGENT && AGENT.matcher(word).matches()) {
      return word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    }
    EnglishStemmer stemmer = new EnglishStemmer();
    stemmer.setCurrent(word);
    stemmer.stem();
    return stemmer.getCurrent();
  }
}
