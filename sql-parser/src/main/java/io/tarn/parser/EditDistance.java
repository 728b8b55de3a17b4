// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the keyword that a mistyped word was meant to be. */
final class EditDistance {
  private static final LevenshteinDistance UP_TO_TWO = new LevenshteinDistance(2);

  private EditDistance() {}

  /**
   * The nearest word that is wrong in at most two letters and a third of its length; not itself.
   */
  static Optional<String> nearest(String word, List<String> candidates) {
    return candidates.stream()
        .filter(candidate -> isNear(word, candidate))
        .min(Comparator.comparingInt(candidate -> UP_TO_TWO.apply(word, candidate)));
  }

  private static boolean isNear(String word, String candidate) {
    int distance = UP_TO_TWO.apply(word, candidate);
    return distance > 0 && distance * 3 <= candidate.length() + 2;
  }
}
