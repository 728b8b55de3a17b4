// SPDX-License-Identifier: Apache-2.0
package io.tarn.server;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what somebody probably meant. */
final class NearestName {
  private NearestName() {}

  /** The closest candidate, if it is close enough to be a slip of the pen. */
  static Optional<String> of(String word, Collection<String> candidates) {
    return candidates.stream()
        .min(Comparator.comparingInt(c -> distance(word, c)))
        .filter(c -> distance(word, c) <= Math.max(2, word.length() / 3));
  }

  /** Levenshtein distance. */
  private static int distance(String left, String right) {
    int[] previous = new int[right.length() + 1];
    for (int j = 0; j <= right.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int[] current = new int[right.length() + 1];
      current[0] = i;
      for (int j = 1; j <= right.length(); j++) {
        int change = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
        current[j] = Math.min(Math.min(current[j - 1], previous[j]) + 1, previous[j - 1] + change);
      }
      previous = current;
    }
    return previous[right.length()];
  }
}
