// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests.golden;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Statements before the queries that are refused here: what they name is not what Spark had. */
final class RefusedSetup {
  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)\\b(?:table|view|into|overwrite|function|from|update|exists|variable|path|set)\\s+"
              + "`?([\\w.]+)");

  private final Set<String> names = new HashSet<>();
  private final List<Verdict> verdicts = new ArrayList<>();

  void add(String sql, String reason) {
    Matcher matcher = NAMED.matcher(sql);
    while (matcher.find()) {
      String name = matcher.group(1).toLowerCase(Locale.ROOT);
      names.add(name.substring(name.lastIndexOf('.') + 1));
    }
    verdicts.add(new Verdict(Verdict.Kind.SETUP, sql, reason));
  }

  /** Rows that are others because a table they come from is another. */
  Verdict excuse(Verdict verdict) {
    boolean named =
        verdict.kind() == Verdict.Kind.WRONG
            && names.stream()
                .anyMatch(
                    name ->
                        Pattern.compile("(?i)\\b" + Pattern.quote(name) + "\\b")
                            .matcher(verdict.sql())
                            .find());
    return named
        ? new Verdict(
            Verdict.Kind.REFUSED, verdict.sql(), "after a refused statement: " + verdict.detail())
        : verdict;
  }

  /** What was refused, for the report. */
  List<Verdict> verdicts() {
    return verdicts;
  }
}
