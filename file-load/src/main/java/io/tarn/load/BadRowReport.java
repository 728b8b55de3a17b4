// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The rows of a file that cannot be loaded.
 *
 * @param count how many there are
 * @param first the first of them in file order, at most {@link #NAMED}
 */
public record BadRowReport(long count, List<BadRow> first) {
  /** How many bad rows are named one by one. */
  public static final int NAMED = 20;

  public BadRowReport {
    first = List.copyOf(first);
  }

  /** The named rows, one a line, and how many more there are. */
  public String describe() {
    String named =
        first.stream().map(BadRow::describe).collect(Collectors.joining("\n  ", "  ", ""));
    return count > first.size() ? named + "\n  … and " + (count - first.size()) + " more" : named;
  }
}
