// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The names {@code WITH} has given to queries at some place in a statement; immutable. */
final class QueryNames {
  static final QueryNames NONE = new QueryNames(Set.of());

  private final Set<String> names;

  private QueryNames(Set<String> names) {
    this.names = names;
  }

  QueryNames with(String name) {
    Set<String> more = new TreeSet<>(names);
    more.add(name.toLowerCase(Locale.ROOT));
    return new QueryNames(more);
  }

  boolean contains(String name) {
    return names.contains(name.toLowerCase(Locale.ROOT));
  }
}
