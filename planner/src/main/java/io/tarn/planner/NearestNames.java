// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Finds what a user may have meant. */
final class NearestNames {
  private static final int SHOWN = 3;

  private NearestNames() {}

  /** A sentence such as {@code Did you mean `a` or `b`?}, or nothing if no name is close. */
  static String hint(String wanted, Collection<String> names) {
    List<String> near = of(wanted, names);
    return near.isEmpty()
        ? ""
        : " Did you mean "
            + near.stream().map(n -> "`" + n + "`").collect(Collectors.joining(" or "))
            + "?";
  }

  /** At most three names that differ little from the one wanted, nearest first. */
  static List<String> of(String wanted, Collection<String> names) {
    String key = wanted.toLowerCase(Locale.ROOT);
    int limit = Math.max(2, key.length() / 2);
    record Near(String name, int distance) {}
    return names.stream()
        .distinct()
        .map(name -> new Near(name, distance(key, name.toLowerCase(Locale.ROOT))))
        .filter(near -> near.distance() <= limit)
        .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::name))
        .limit(SHOWN)
        .map(Near::name)
        .toList();
  }

  /** Levenshtein's distance; a name that contains the other counts as one step. */
  private static int distance(String a, String b) {
    if (a.length() > 2 && b.contains(a)) {
      return 1;
    }
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(change, 1 + Math.min(previous[j], current[j - 1]));
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
