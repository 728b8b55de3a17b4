// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.calcite.sql.parser.SqlParseException;

/** A short list of what could have stood where something else stands. */
final class ExpectedTokens {
  private static final int MOST = 8;
  private static final Set<String> OPERATORS =
      Set.of(
          "=", "==", ">", "<", "<=", ">=", "<>", "!=", "+", "-", "*", "/", "%", "||", "|", "&", "^",
          "<<", "<=>", "::", "[", "IS", "IN", "LIKE", "ILIKE", "RLIKE", "BETWEEN", "SIMILAR", "NOT",
          "AND", "OR", "DIV", "->");
  private static final Set<String> VALUES =
      Set.of(
          "(",
          "+",
          "-",
          "~",
          "!",
          "?",
          "CASE",
          "EXISTS",
          "FALSE",
          "TRUE",
          "NULL",
          "UNKNOWN",
          "NOT",
          "INTERVAL",
          "a string",
          "a number",
          "a name",
          "ANY",
          "SOME",
          "LEFT",
          "RIGHT",
          "RANGE",
          "WINDOW",
          "CURRENT_DATE",
          "CURRENT_TIME",
          "CURRENT_TIMESTAMP",
          "CURRENT_USER",
          "LOCALTIMESTAMP",
          "ROW",
          "CURSOR");

  /** Clauses in the order a reader expects them; other words follow by the alphabet. */
  private static final List<String> FIRST =
      List.of(
          "an expression",
          "a name",
          "a string",
          "a number",
          ",",
          ")",
          "(",
          "=",
          "an operator",
          "AS",
          "FROM",
          "WHERE",
          "GROUP",
          "HAVING",
          "ORDER",
          "LIMIT",
          "TABLE",
          "VIEW",
          "SCHEMA",
          "JOIN",
          "ON",
          "INTO",
          "SELECT",
          "VALUES",
          "the end of the statement");

  private ExpectedTokens() {}

  static String of(SqlParseException e, String found) {
    Set<String> names = names(e);
    names.remove(found.toUpperCase(Locale.ROOT));
    if (names.contains("a name") && names.contains("a number") && names.contains("(")) {
      names.removeAll(VALUES);
      names.add("an expression");
    }
    if (names.contains("=") && names.contains("+")) {
      names.removeAll(OPERATORS);
      names.add("an operator");
    }
    List<String> sorted = new ArrayList<>(names);
    sorted.sort(Comparator.comparingInt(ExpectedTokens::rank).thenComparing(n -> n));
    if (sorted.isEmpty()) {
      return "something else";
    }
    List<String> shown = sorted.subList(0, Math.min(MOST, sorted.size()));
    String rest = sorted.size() > MOST ? ", …" : "";
    return (shown.size() > 1 ? "one of " : "") + String.join(", ", shown) + rest;
  }

  private static int rank(String name) {
    int index = FIRST.indexOf(name);
    return index < 0 ? FIRST.size() : index;
  }

  private static Set<String> names(SqlParseException e) {
    String[] images = e.getTokenImages();
    Set<String> names = new TreeSet<>();
    for (int[] sequence : e.getExpectedTokenSequences()) {
      String name = name(images[sequence[0]]);
      if (!name.isEmpty()) {
        names.add(name);
      }
    }
    return names;
  }

  /** A token as a reader calls it; empty for tokens not worth telling. */
  private static String name(String image) {
    if (image.startsWith("\"")) {
      String text = image.substring(1, image.length() - 1);
      return text.startsWith("{") || text.startsWith("/*") ? "" : text;
    }
    return switch (image) {
      case "<EOF>" -> "the end of the statement";
      case "<IDENTIFIER>" -> "a name";
      case "<QUOTED_STRING>" -> "a string";
      case "<UNSIGNED_INTEGER_LITERAL>", "<DECIMAL_NUMERIC_LITERAL>" -> "a number";
      default -> "";
    };
  }
}
