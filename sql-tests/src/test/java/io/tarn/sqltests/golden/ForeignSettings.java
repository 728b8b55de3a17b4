// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests.golden;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Settings a file has made by now that change answers and that users of Tarn cannot choose. */
final class ForeignSettings {
  private static final Pattern SET =
      Pattern.compile("(?is)^set\\s+(spark\\.sql\\.[\\w.]+)\\s*=\\s*(.*?);?$");

  /** They say how a query is run, not what it means. */
  private static final Pattern HARMLESS =
      Pattern.compile(
          "spark\\.sql\\.(optimizer|codegen|adaptive|cbo|autobroadcast|leafnode|maxmetadata"
              + "|crossjoin|analyzer\\.singlepass|legacy\\.viewschema|cterecursionanchor|shuffle).*");

  private static final Set<String> ON_BY_DEFAULT =
      Set.of(
          "spark.sql.analyzer.loweremptygroupingsettoglobalaggregate.enabled",
          "spark.sql.ansi.enabled",
          "spark.sql.groupbyaliases",
          "spark.sql.groupbyordinal",
          "spark.sql.orderbyordinal",
          "spark.sql.decimaloperations.allowprecisionloss");

  private static final Set<String> USUAL = Set.of("corrected", "ansi");

  private final Set<String> changed = new HashSet<>();

  ForeignSettings(GoldenFile file) {
    // These folders are run under settings of their own.
    if (file.name().startsWith("nonansi/")) {
      changed.add("nonansi");
    }
    if (file.name().startsWith("timestampNTZ/")) {
      changed.add("timestampntz");
    }
    for (String line : file.settings()) {
      List.of(line.split(",", -1)).forEach(setting -> note("set " + setting.strip()));
    }
  }

  /** Takes in a statement. */
  void note(String sql) {
    String text = sql.strip().toLowerCase(Locale.ROOT);
    if (text.startsWith("reset")) {
      changed.removeIf(key -> text.equals("reset") || text.endsWith(key));
    }
    Matcher set = SET.matcher(text);
    if (!set.matches() || HARMLESS.matcher(set.group(1)).matches()) {
      return;
    }
    String value = set.group(2).strip();
    boolean usual =
        USUAL.contains(value)
            || (set.group(1).endsWith("timeparserpolicy") && value.equals("exception"))
            || value.equals(String.valueOf(ON_BY_DEFAULT.contains(set.group(1))));
    if (usual) {
      changed.remove(set.group(1));
    } else {
      changed.add(set.group(1));
    }
  }

  boolean any() {
    return !changed.isEmpty();
  }

  @Override
  public String toString() {
    return changed.toString();
  }
}
