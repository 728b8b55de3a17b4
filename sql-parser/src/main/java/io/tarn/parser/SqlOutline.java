// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import io.tarn.api.Quoting;
import io.tarn.api.SourcePosition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be told of SQL text from its quotes, comments, parentheses and semicolons alone: where
 * its statements are, and what was opened and never closed. Never fails.
 */
final class SqlOutline {
  /**
   * A stretch of the text.
   *
   * @param start offset of the first character that is neither space nor comment
   * @param end offset after the last character, the semicolon not included
   */
  record Range(int start, int end) {}

  /** Something that was opened and not closed. */
  record Unclosed(String what, int offset) {}

  private final String sql;
  private final Quoting quoting;
  private final List<Range> statements = new ArrayList<>();
  private final List<Range> markers = new ArrayList<>();
  private final Deque<Integer> open = new ArrayDeque<>();
  private @Nullable Unclosed unclosed;
  private int statementStart = -1;
  private int deepest;
  private int deepestOffset;
  private int strayClose = -1;

  private SqlOutline(String sql, Quoting quoting) {
    this.sql = sql;
    this.quoting = quoting;
  }

  static SqlOutline of(String sql, Quoting quoting) {
    SqlOutline outline = new SqlOutline(sql, quoting);
    outline.scan();
    return outline;
  }

  /** The statements that are not empty. */
  List<Range> statements() {
    return statements;
  }

  /** The named markers, colons included: {@link NamedMarkers}. */
  List<Range> markers() {
    return markers;
  }

  /** A quote or comment without its end. */
  @Nullable Unclosed unclosed() {
    return unclosed;
  }

  /** How deep brackets nest at the deepest place. */
  int depth() {
    return deepest;
  }

  int deepestOffset() {
    return deepestOffset;
  }

  /** Offset of the innermost bracket that the last statement leaves open, or -1. */
  int openBracket() {
    return open.isEmpty() ? -1 : open.peek();
  }

  /** Offset of the first closing bracket that nothing opened, or -1. */
  int strayBracket() {
    return strayClose;
  }

  SourcePosition position(int offset) {
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < offset; i++) {
      char c = sql.charAt(i);
      boolean pair = c == '\r' && i + 1 < sql.length() && sql.charAt(i + 1) == '\n';
      if (c == '\n' || (c == '\r' && !pair)) {
        line++;
        lineStart = i + 1;
      }
    }
    return new SourcePosition(line, offset - lineStart + 1);
  }

  private void scan() {
    int i = 0;
    while (i < sql.length() && unclosed == null) {
      i = step(i);
    }
    endStatement(sql.length());
  }

  /** Reads what starts at {@code i}; gives where the next thing starts. */
  private int step(int i) {
    char c = sql.charAt(i);
    if (sql.startsWith("--", i)) {
      return endOfLine(i);
    }
    if (sql.startsWith("/*", i)) {
      return comment(i);
    }
    if (isSpace(c)) {
      return i + 1;
    }
    if (c == ';') {
      endStatement(i);
      open.clear();
      return i + 1;
    }
    if (statementStart < 0) {
      statementStart = i;
    }
    if (c == '\'' || c == '"' || c == '`') {
      return quoted(i, c);
    }
    if (c == ':' && beginsMarker(i)) {
      return marker(i);
    }
    bracket(i, c);
    return i + 1;
  }

  private boolean beginsMarker(int colon) {
    boolean named =
        colon + 1 < sql.length()
            && (Character.isLetter(sql.charAt(colon + 1)) || sql.charAt(colon + 1) == '_');
    char before = colon == 0 ? ' ' : sql.charAt(colon - 1);
    return named && !Character.isLetterOrDigit(before) && "_:)]'\"`>".indexOf(before) < 0;
  }

  private int marker(int colon) {
    int end = colon + 1;
    while (end < sql.length()
        && (Character.isLetterOrDigit(sql.charAt(end)) || sql.charAt(end) == '_')) {
      end++;
    }
    markers.add(new Range(colon, end));
    return end;
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || c == '\u00a0' || c == '\u3000' || c == '\ufeff';
  }

  private void endStatement(int end) {
    if (statementStart >= 0) {
      statements.add(new Range(statementStart, end));
      statementStart = -1;
    }
  }

  private int endOfLine(int from) {
    for (int i = from; i < sql.length(); i++) {
      char c = sql.charAt(i);
      if (c == '\n' || c == '\r') {
        return i + 1;
      }
    }
    return sql.length();
  }

  /** Comments nest. */
  private int comment(int from) {
    int depth = 1;
    int i = from + 2;
    while (i < sql.length()) {
      if (sql.startsWith("*/", i)) {
        i += 2;
        if (--depth == 0) {
          return i;
        }
      } else if (sql.startsWith("/*", i)) {
        depth++;
        i += 2;
      } else {
        i++;
      }
    }
    unclosed = new Unclosed("comment", from);
    return sql.length();
  }

  private int quoted(int from, char quote) {
    boolean text = quote == '\'' || (quote == '"' && quoting == Quoting.SPARK);
    boolean raw = text && isRaw(from);
    int i = from + 1;
    while (i < sql.length()) {
      char c = sql.charAt(i);
      if (c == '\\' && text && !raw) {
        i += 2;
      } else if (c == quote && !raw && i + 1 < sql.length() && sql.charAt(i + 1) == quote) {
        i += 2;
      } else if (c == quote) {
        return i + 1;
      } else {
        i++;
      }
    }
    unclosed = new Unclosed(text ? "string" : "quoted name", from);
    return sql.length();
  }

  private boolean isRaw(int quote) {
    return quote > 0
        && (sql.charAt(quote - 1) == 'r' || sql.charAt(quote - 1) == 'R')
        && (quote == 1 || !Character.isJavaIdentifierPart(sql.charAt(quote - 2)));
  }

  private void bracket(int i, char c) {
    if (c == '(' || c == '[') {
      open.push(i);
      if (open.size() > deepest) {
        deepest = open.size();
        deepestOffset = i;
      }
    } else if (c == ')' || c == ']') {
      if (!open.isEmpty()) {
        open.pop();
      } else if (strayClose < 0) {
        strayClose = i;
      }
    }
  }
}
