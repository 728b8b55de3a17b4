// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces JDBC's escapes, such as {@code {d '2024-01-31'}} and {@code {fn ucase(name)}}, by SQL.
 * Text in quotes and comments is left alone, and so are braces that are no escape.
 */
final class EscapeSyntax {
  private static final Pattern ESCAPE =
      Pattern.compile(
          "(d|ts|t|fn|oj|escape|limit|call|\\?\\s*=\\s*call)\\b\\s*(.*)",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern INTERVAL_UNIT =
      Pattern.compile("\\bSQL_TSI_(\\w+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern CONVERT =
      Pattern.compile(
          "convert\\s*\\((.*),\\s*(?:SQL_)?(\\w+)\\s*\\)",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Map<String, String> TYPES =
      Map.of(
          "INTEGER", "INT",
          "VARCHAR", "STRING",
          "CHAR", "STRING",
          "LONGVARCHAR", "STRING",
          "VARBINARY", "BINARY",
          "BIT", "BOOLEAN",
          "REAL", "FLOAT",
          "FLOAT", "DOUBLE",
          "NUMERIC", "DECIMAL");

  private final String sql;
  private int position;

  private EscapeSyntax(String sql) {
    this.sql = sql;
  }

  static String translate(String sql) throws SQLException {
    return sql.indexOf('{') < 0 ? sql : new EscapeSyntax(sql).upTo('\0');
  }

  /** Translates up to a closing character, which is consumed, or the end of the text. */
  private String upTo(char close) throws SQLException {
    StringBuilder out = new StringBuilder();
    while (position < sql.length()) {
      char c = sql.charAt(position);
      if (c == close) {
        position++;
        return out.toString();
      }
      if (c == '{') {
        position++;
        out.append(escape(upTo('}')));
      } else {
        int end = endOfToken(c);
        out.append(sql, position, end);
        position = end;
      }
    }
    if (close != '\0') {
      // No escape after all: the brace is the server's to judge.
      out.insert(0, UNCLOSED);
    }
    return out.toString();
  }

  private static final char UNCLOSED = '\uFFFF';

  private int endOfToken(char c) {
    return switch (c) {
      case '\'', '"', '`' -> endOfQuoted(c);
      case '-' -> sql.startsWith("--", position) ? endAt("\n") : position + 1;
      case '/' -> sql.startsWith("/*", position) ? endAt("*/") : position + 1;
      default -> position + 1;
    };
  }

  private int endOfQuoted(char quote) {
    for (int i = position + 1; i < sql.length(); i++) {
      char c = sql.charAt(i);
      if (c == '\\' && quote != '`') {
        i++;
      } else if (c == quote) {
        return i + 1;
      }
    }
    return sql.length();
  }

  private int endAt(String end) {
    int at = sql.indexOf(end, position + 2);
    return at < 0 ? sql.length() : at + end.length();
  }

  private static String escape(String body) throws SQLException {
    if (!body.isEmpty() && body.charAt(0) == UNCLOSED) {
      return "{" + body.substring(1);
    }
    Matcher matcher = ESCAPE.matcher(body.strip());
    if (!matcher.matches()) {
      return "{" + body + "}";
    }
    String argument = matcher.group(2).strip();
    return switch (matcher.group(1).toLowerCase(Locale.ROOT)) {
      case "d" -> "DATE " + argument;
      case "t" -> "TIME " + argument;
      case "ts" -> "TIMESTAMP " + argument;
      case "oj" -> argument;
      case "escape" -> "ESCAPE " + argument;
      case "limit" -> "LIMIT " + argument;
      case "fn" -> function(argument);
      default ->
          throw new SQLFeatureNotSupportedException("There are no stored procedures", "0A000");
    };
  }

  private static String function(String call) {
    Matcher convert = CONVERT.matcher(call);
    if (convert.matches()) {
      String type = convert.group(2).toUpperCase(Locale.ROOT);
      return "CAST(" + convert.group(1).strip() + " AS " + TYPES.getOrDefault(type, type) + ")";
    }
    String lower = call.toLowerCase(Locale.ROOT).replaceAll("\\s", "");
    if (lower.equals("user()")) {
      return "current_user()";
    }
    if (lower.equals("database()")) {
      return "current_schema()";
    }
    if (lower.equals("curtime()")) {
      return "current_time()";
    }
    return INTERVAL_UNIT.matcher(call).replaceAll("$1");
  }
}
