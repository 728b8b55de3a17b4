// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.grammar;

import io.tarn.nl.lexicon.Abbreviations;
import io.tarn.nl.lexicon.Adjectives;
import io.tarn.nl.lexicon.Adjectives.Adjective;
import io.tarn.nl.lexicon.Adjectives.Degree;
import io.tarn.nl.lexicon.Stemmer;
import io.tarn.nl.lexicon.Thesaurus;
import io.tarn.nl.lexicon.Token;
import io.tarn.nl.schema.Similarity;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** How well a word of a question matches a stem of the schema, from 0 to 1. */
final class WordMatch {
  private static final double SHORT_FORM = 0.93;
  private static final double GUESSED_SHORT_FORM = 0.78;
  private static final double SAME_START = 0.8;
  private static final int START = 5;
  private static final double NEAR = 0.6;
  private static final double NEAREST = 0.45;

  private final Thesaurus thesaurus;
  private final Abbreviations abbreviations;
  private final Adjectives adjectives;
  private final Similarity similarity;
  private final Map<String, Map<String, Double>> cache = new ConcurrentHashMap<>();

  WordMatch(
      Thesaurus thesaurus,
      Abbreviations abbreviations,
      Adjectives adjectives,
      Similarity similarity) {
    this.thesaurus = thesaurus;
    this.abbreviations = abbreviations;
    this.adjectives = adjectives;
    this.similarity = similarity;
  }

  double score(Token token, String stem) {
    if (token.lower().equals("named") || token.lower().equals("called")) {
      return 0;
    }
    if (token.stem().equals(stem)) {
      return 1;
    }
    if (token.kind() != Token.Kind.WORD) {
      return 0;
    }
    return cache
        .computeIfAbsent(token.lower(), word -> new ConcurrentHashMap<>())
        .computeIfAbsent(stem, s -> distant(token, s));
  }

  private double distant(Token token, String stem) {
    for (String word : abbreviations.expand(token.lower())) {
      if (Stemmer.stem(word).equals(stem)) {
        return SHORT_FORM;
      }
    }
    @Nullable Adjective adjective = adjectives.of(token.lower());
    if (adjective != null && adjective.degree() != Degree.BASE) {
      return 0;
    }
    double related = Math.max(related(token.lower(), stem), related(token.stem(), stem));
    if (commonStart(token.stem(), stem)) {
      related = Math.max(related, SAME_START);
    }
    if (Abbreviations.abbreviates(stem, token.lower())
        || Abbreviations.abbreviates(token.lower(), stem)) {
      related = Math.max(related, GUESSED_SHORT_FORM);
    }
    if (related < NEAR && token.lower().length() > 2) {
      double near = similarity.between(token.lower(), stem);
      related = Math.max(related, near >= NEAREST ? 0.5 + 0.6 * (near - NEAREST) : 0);
    }
    return related;
  }

  private double related(String word, String stem) {
    return thesaurus.related(word).getOrDefault(stem, 0d);
  }

  private static boolean commonStart(String a, String b) {
    int length = Math.min(a.length(), b.length());
    int longest = Math.max(a.length(), b.length());
    return length >= START
        && a.regionMatches(0, b, 0, START)
        && (a.startsWith(b) || b.startsWith(a) || sharedStart(a, b) * 10 >= longest * 7);
  }

  private static int sharedStart(String a, String b) {
    int i = 0;
    while (i < a.length() && i < b.length() && a.charAt(i) == b.charAt(i)) {
      i++;
    }
    return i;
  }

  static List<String> generic() {
    return List.of(
        "name",
        "id",
        "code",
        "number",
        "type",
        "date",
        "valu",
        "descript",
        "status",
        "detail",
        "text",
        "kind",
        "other",
        "categori");
  }
}
