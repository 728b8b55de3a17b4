// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.logic;

import java.util.List;

/** What rows are grouped by, and which groups are kept. */
public record Grouping(List<Expression> keys, List<Condition> having) {
  public static final Grouping NONE = new Grouping(List.of(), List.of());

  public Grouping {
    keys = List.copyOf(keys);
    having = List.copyOf(having);
  }
}
