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

  /** A table with a line for each file and one for all. */
  static String table(Map<String, List<Verdict>> verdicts) {
    StringBuilder text = new StringBuilder("| file | queries |");
    for (Verdict.Kind kind : Verdict.Kind.values()) {
      text.append(' ').append(kind.name().toLowerCase(Locale.ROOT).replace('_', ' ')).append(" |");
    }
    text.append("\n| --- |")
        .append(" ---: |".repeat(Verdict.Kind.values().length + 1))
        .append('\n');
    List<Verdict> all = new ArrayList<>();
    verdicts.values().forEach(all::addAll);
    line(text, "**all**", all);
    verdicts.forEach((file, told) -> line(text, file, told));
    return text.toString();
  }

  private static void line(StringBuilder text, String name, List<Verdict> verdicts) {
    text.append("| ").append(name).append(" | ").append(verdicts.size()).append(" |");
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
