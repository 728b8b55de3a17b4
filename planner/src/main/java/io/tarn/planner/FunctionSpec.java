// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of {@code spark-functions.txt}.
 *
 * @param name function name, lower case
 * @param kinds one letter for each argument, the last one repeating if {@code variadic}
 * @param required how many arguments there must be
 * @param variadic whether more arguments may follow the last
 * @param result a type or a rule of {@link FunctionResults}
 * @param flags {@code aggregate}, {@code nondeterministic}, {@code nullTreatment}
 */
record FunctionSpec(
    String name, String kinds, int required, boolean variadic, String result, Set<String> flags) {
  private static final Pattern LINE =
      Pattern.compile("(\\w+)\\(([a-z?]*)(\\*?)\\) -> (\\S+)((?: \\w+)*)");

  static FunctionSpec parse(String line) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a function: " + line);
    }
    String arguments = matcher.group(2);
    String kinds = arguments.replace("?", "");
    int optional = arguments.indexOf('?');
    boolean variadic = !matcher.group(3).isEmpty();
    int required = optional < 0 ? kinds.length() : optional - 1;
    if (variadic && optional < 0) {
      required--;
    }
    String flags = matcher.group(5).trim();
    return new FunctionSpec(
        matcher.group(1).toLowerCase(Locale.ROOT),
        kinds,
        required,
        variadic,
        matcher.group(4),
        flags.isEmpty() ? Set.of() : Set.of(flags.split(" ", -1)));
  }

  /** The letter for the argument at an index, also where no argument may be. */
  char kind(int index) {
    return kinds.isEmpty() ? 'a' : kinds.charAt(Math.min(index, kinds.length() - 1));
  }

  boolean has(String flag) {
    return flags.contains(flag);
  }
}
