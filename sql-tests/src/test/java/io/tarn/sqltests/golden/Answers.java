// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests.golden;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Compares rows read through the driver with rows as Spark's suite prints them. */
final class Answers {
  private static final Pattern INNERMOST = Pattern.compile("\\{([^{}\\[\\]\n]*)}");

  /** A field's name in a struct. */
  private static final Pattern NAMED = Pattern.compile("(?<=[{,])\"[^\"]*\":");

  /** A double as both sides print it: with a point. */
  private static final Pattern REAL = Pattern.compile("-?\\d+\\.\\d+(E-?\\d+)?");

  /** Shorter ones are exact on both sides. */
  private static final int LONG_REALS = 18;

  private Answers() {}

  /** The rows as the suite prints them: tabs between columns, a line for each row. */
  static List<String> lines(ResultSet rows) throws SQLException {
    int width = rows.getMetaData().getColumnCount();
    List<String> lines = new ArrayList<>();
    while (rows.next()) {
      List<String> cells = new ArrayList<>();
      for (int i = 1; i <= width; i++) {
        @Nullable String text = rows.getString(i);
        cells.add(text == null ? "NULL" : text);
      }
      lines.add(String.join("\t", cells));
    }
    return lines;
  }

  /**
   * Whether both hold the same rows. The suite sorts the rows of queries that do not, so the order
   * counts where it is another one.
   */
  static boolean same(String expected, List<String> actual) {
    boolean ordered = !lines(expected).equals(sorted(expected));
    String printed = String.join("\n", actual);
    List<List<String>> forms =
        List.of(
            List.of(expected, printed),
            List.of(unquoted(expected), unquoted(printed)),
            List.of(unquoted(NAMED.matcher(expected).replaceAll("")), unquoted(printed)),
            List.of(withoutFieldNames(unquoted(expected)), withoutFieldNames(unquoted(printed))));
    return forms.stream().anyMatch(form -> same(form.get(0), form.get(1), ordered));
  }

  private static boolean same(String expected, String printed, boolean ordered) {
    List<String> left = ordered ? lines(expected) : sorted(expected);
    List<String> right = ordered ? lines(printed) : sorted(printed);
    return left.size() == right.size()
        && IntStream.range(0, left.size()).allMatch(i -> sameLine(left.get(i), right.get(i)));
  }

  private static boolean sameLine(String left, String right) {
    String[] expected = left.split("\t", -1);
    String[] printed = right.split("\t", -1);
    return expected.length == printed.length
        && IntStream.range(0, expected.length)
            .allMatch(i -> expected[i].equals(printed[i]) || close(expected[i], printed[i]));
  }

  /** Doubles that differ by the order in which they were added. */
  private static boolean close(String expected, String printed) {
    boolean real =
        REAL.matcher(expected).matches()
            && REAL.matcher(printed).matches()
            && expected.length() + printed.length() > LONG_REALS;
    if (!real) {
      return false;
    }
    double value = Double.parseDouble(expected);
    return Math.abs(value - Double.parseDouble(printed)) <= 1e-8 * Math.abs(value);
  }

  private static List<String> lines(String text) {
    return Arrays.stream(text.split("\n", -1)).map(String::strip).toList();
  }

  private static List<String> sorted(String text) {
    return lines(text).stream().sorted().toList();
  }

  /** Nested values and intervals, written without what only one side writes. */
  private static String unquoted(String text) {
    return ordered(
        text.replaceAll("INTERVAL '([^']*)'( \\w+ TO \\w+)?", "$1")
            .replaceAll("(\\d\\d:\\d\\d:\\d\\d)\\.(\\d*?)0+(?!\\d)", "$1.$2")
            .replaceAll("(\\d\\d:\\d\\d:\\d\\d)\\.(?!\\d)", "$1")
            .replaceAll("(?m)\\b0(\\d) (?=\\d\\d:)", "$1 ")
            .replace("->", ":")
            .replaceAll("(?i)\\bnull\\b", "null")
            .replaceAll("[\" \\\\]", ""));
  }

  /** The innermost maps with their entries in order: Spark's suite sorts them. */
  private static String ordered(String text) {
    return INNERMOST
        .matcher(text)
        .replaceAll(
            map ->
                Matcher.quoteReplacement(
                    Arrays.stream(map.group(1).split(",", -1))
                        .sorted()
                        .collect(Collectors.joining(",", "{", "}"))));
  }

  private static String withoutFieldNames(String text) {
    return text.replaceAll("(?<=[{,])[^{},:\\[\\]\n\t]*:", "");
  }
}
