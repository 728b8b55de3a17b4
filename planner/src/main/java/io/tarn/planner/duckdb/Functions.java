// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner.duckdb;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The functions on the list, by their lower-case names. */
final class Functions {
  /** Writes a call. */
  @FunctionalInterface
  interface Rule {
    String text(Call call);
  }

  private static final Map<String, Rule> RULES = new HashMap<>();

  static {
    RULES.putAll(ConditionFunctions.RULES);
    RULES.putAll(NumberFunctions.RULES);
    RULES.putAll(TextFunctions.RULES);
    RULES.putAll(TimeFunctions.RULES);
  }

  private Functions() {}

  static String text(Call call) {
    Rule rule = RULES.get(call.name());
    if (rule == null) {
      throw new OffListException("function " + call.name());
    }
    return rule.text(call);
  }

  /** Their names, for the tests that must have a case for each. */
  static Set<String> names() {
    return Set.copyOf(RULES.keySet());
  }
}
