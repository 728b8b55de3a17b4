// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests.golden;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Compares rows read through the driver with rows as Spark's suite prints them. */
final class Answers {
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

  /** Whether both hold the same rows; the suite sorts the rows of queries that do not. */
  static boolean same(String expected, List<String> actual) {
    String printed = String.join("\n", actual);
    return List.<UnaryOperator<String>>of(
            text -> text,
            Answers::sorted,
            text -> sorted(unquoted(text)),
            text -> sorted(withoutFieldNames(unquoted(text))))
        .stream()
        .anyMatch(form -> form.apply(expected).equals(form.apply(printed)));
  }

  private static String sorted(String text) {
    return text.strip().lines().map(String::strip).sorted().reduce("", (a, b) -> a + "\n" + b);
  }

  /** Nested values and intervals, written without what only one side writes. */
  private static String unquoted(String text) {
    return text.replaceAll("INTERVAL '([^']*)'( \\w+ TO \\w+)?", "$1")
        .replaceAll("(\\d\\d:\\d\\d:\\d\\d)\\.(\\d*?)0+(?!\\d)", "$1.$2")
        .replaceAll("(\\d\\d:\\d\\d:\\d\\d)\\.(?!\\d)", "$1")
        .replaceAll("(?m)\\b0(\\d) (?=\\d\\d:)", "$1 ")
        .replace("->", ":")
        .replaceAll("(?i)\\bnull\\b", "null")
        .replaceAll("[\" \\\\]", "");
  }

  private static String withoutFieldNames(String text) {
    return text.replaceAll("(?<=[{,])[^{},:\\[\\]\n\t]*:", "");
  }
}
