// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** How names match, which are lawful, and which are near a mistyped one. */
final class NameRules {
  private static final int MAX_LENGTH = 255;
  private static final int MAX_SUGGESTIONS = 3;

  private NameRules() {}

  /** Two names match exactly if their keys are equal. */
  static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** Refuses names nobody could type or see. */
  static void checkLawful(String kind, String name) {
    if (name.isBlank()) {
      throw CatalogErrors.invalidName(kind, "it is empty");
    }
    if (name.length() > MAX_LENGTH) {
      throw CatalogErrors.invalidName(kind, "it is longer than " + MAX_LENGTH + " characters");
    }
    if (name.codePoints().anyMatch(NameRules::isInvisible)) {
      throw CatalogErrors.invalidName(kind, "it holds control characters");
    }
  }

  private static boolean isInvisible(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.CONTROL || type == Character.SURROGATE;
  }

  /** The nearest names within a third of the wanted one's length, best first. */
  static List<String> similar(String wanted, Collection<String> names) {
    int limit = Math.max(1, wanted.length() / 3);
    LevenshteinDistance distance = new LevenshteinDistance(limit);
    record Candidate(String name, int distance) {}
    return names.stream()
        .map(name -> new Candidate(name, distance.apply(key(wanted), key(name))))
        .filter(candidate -> candidate.distance() >= 0)
        .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
        .limit(MAX_SUGGESTIONS)
        .map(Candidate::name)
        .toList();
  }
}
