// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests.golden;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells what came of the suite. */
final class GoldenReport {
  /** What differs for a reason: {@code file: first line of the query}. */
  private static final String KNOWN = "known-differences.txt";

  private static final String HEAD =
      """
      # Spark's own SQL suite through our driver

      What came of the queries (`SELECT`, `WITH`, `VALUES`, `TABLE`, `FROM`) of `sql-tests` in
      `spark-sql_2.13:4.2.0:tests`, outside `udf/`, `udaf/`, `udtf/`, `scripting/` and `streaming/`. This file is
      written by the run: `./mvnw -pl sql-tests test -Dtest=GoldenSuiteTest -Dgolden='.*'`
      leaves it in `sql-tests/target/golden`, beside what did not pass and why. `-Dgolden='^having.sql'` runs one
      file. Each build runs three files.

      - *passed*: Spark's column names, types and rows, or an error of the same condition;
      - *other names*: its types and rows under other column names;
      - *refused*: an error with a code where Spark answers;
      - *other error*: an error where Spark has another one;
      - *other settings*: Spark answered under settings that cannot be chosen here (ANSI mode off, legacy behaviour);
        such queries are not run and not counted below;
      - *wrong*: other types or rows, or rows where Spark has an error; each is explained in
        `known-differences.txt`, or the run fails;
      - *setup*: statements before the queries that are refused here; queries that need them are refused too;
      - *uncoded*: an error without a code; the run fails.

      Temporary views and functions of the suite are made as lasting ones, and its files' formats as Delta.

      """;

  private GoldenReport() {}

  /** What did not pass in one file. */
  static void write(Path directory, String file, List<Verdict> verdicts) throws IOException {
    Path path = directory.resolve(file.replace('/', '_') + ".txt");
    Files.createDirectories(directory);
    Files.writeString(
        path,
        verdicts.stream()
            .filter(v -> v.kind() != Verdict.Kind.PASSED)
            .map(v -> v.kind() + "\n" + v.sql() + "\n==> " + v.detail() + "\n")
            .collect(Collectors.joining("\n")));
  }

  /** All of {@code GOLDEN.md}, with a line for each file and one for all. */
  static String table(Map<String, List<Verdict>> verdicts) {
    List<Verdict> all = new ArrayList<>();
    verdicts.values().forEach(all::addAll);
    StringBuilder text = new StringBuilder(HEAD).append(share(all)).append("| file | queries |");
    for (Verdict.Kind kind : Verdict.Kind.values()) {
      text.append(' ').append(kind.name().toLowerCase(Locale.ROOT).replace('_', ' ')).append(" |");
    }
    text.append("\n| --- |")
        .append(" ---: |".repeat(Verdict.Kind.values().length + 1))
        .append('\n');
    line(text, "**all**", all);
    verdicts.forEach((file, told) -> line(text, file, told));
    return text.toString();
  }

  private static String share(List<Verdict> all) {
    long counted =
        all.size()
            - Verdict.count(all, Verdict.Kind.OTHER_SETTINGS)
            - Verdict.count(all, Verdict.Kind.SETUP);
    long passed = Verdict.count(all, Verdict.Kind.PASSED);
    return String.format(
        Locale.ROOT,
        "Of %d queries under our settings %d passed (%.1f %%).%n%n",
        counted,
        passed,
        100.0 * passed / Math.max(1, counted));
  }

  private static void line(StringBuilder text, String name, List<Verdict> verdicts) {
    text.append("| ")
        .append(name)
        .append(" | ")
        .append(verdicts.size() - Verdict.count(verdicts, Verdict.Kind.SETUP))
        .append(" |");
    for (Verdict.Kind kind : Verdict.Kind.values()) {
      text.append(' ').append(Verdict.count(verdicts, kind)).append(" |");
    }
    text.append('\n');
  }

  /** Wrong answers and defects that nobody has looked at. */
  static List<String> unexpected(Map<String, List<Verdict>> verdicts) throws IOException {
    Set<String> known = known();
    List<String> found = new ArrayList<>();
    verdicts.forEach(
        (file, told) ->
            told.stream()
                .filter(v -> v.kind() == Verdict.Kind.WRONG || v.kind() == Verdict.Kind.UNCODED)
                .filter(v -> !known.contains(key(file, v)))
                .forEach(v -> found.add(key(file, v) + "\n  " + v.kind() + ": " + v.detail())));
    return found;
  }

  private static String key(String file, Verdict verdict) {
    return file + ": " + verdict.sql().strip().replaceAll("\\s+", " ");
  }

  private static Set<String> known() throws IOException {
    try (InputStream in = GoldenReport.class.getResourceAsStream(KNOWN)) {
      return in == null
          ? Set.of()
          : new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .collect(Collectors.toSet());
    }
  }
}
