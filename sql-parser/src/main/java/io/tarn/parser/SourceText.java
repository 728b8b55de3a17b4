// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

/** Finds places in SQL text by line and column, both from 1, as the tokenizer counts them. */
final class SourceText {
  private SourceText() {}

  /** The text from one place to another, both included. */
  static String between(String sql, int line, int column, int endLine, int endColumn) {
    int start = offset(sql, line, column);
    int end = Math.min(sql.length(), offset(sql, endLine, endColumn) + 1);
    return sql.substring(start, end);
  }

  /** The line's text up to a place, that not included, with the line before it if there is one. */
  static String before(String sql, int line, int column) {
    int end = Math.min(sql.length(), offset(sql, line, column));
    return sql.substring(offset(sql, Math.max(1, line - 1), 1), end);
  }

  private static int offset(String sql, int line, int column) {
    int offset = 0;
    for (int current = 1; current < line; current++) {
      offset = nextLine(sql, offset);
    }
    return offset + column - 1;
  }

  private static int nextLine(String sql, int from) {
    for (int i = from; i < sql.length(); i++) {
      char c = sql.charAt(i);
      if (c == '\n') {
        return i + 1;
      }
      if (c == '\r') {
        return i + 1 < sql.length() && sql.charAt(i + 1) == '\n' ? i + 2 : i + 1;
      }
    }
    return sql.length();
  }
}
