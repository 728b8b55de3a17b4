// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A short list of what could have stood where something else stands. */
final class ExpectedTokens {
  private static final int MOST = 8;
  private static final Set<String> OPERATORS =
      Set.of(
          "=", "==", ">", "<", "<=", ">=", "<>", "!=", "+", "-", "*", "/", "%", "||", "|", "&", "^",
          "<<", "<=>", "::", "[", "IS", "IN", "LIKE", "ILIKE", "RLIKE", "BETWEEN", "SIMILAR", "NOT",
          "AND", "OR", "DIV", "->", ".");
  private static final Set<String> VALUES =
      Set.of(
          "(",
          "+",
          "-",
          "~",
          "!",
          "?",
          "*",
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
          "CURSOR",
          "ALL",
          "DISTINCT",
          "SELECT",
          "WITH",
          "VALUES",
          "TABLE");

  /** What may follow a name but is seldom what was forgotten. */
  private static final Set<String> AFTER_NAMES = Set.of("(", ":", "=>", "{", ".", "[");

  /** Clauses in the order a reader expects them; other words follow by the alphabet. */
  private static final List<String> FIRST =
      List.of(
          "an expression",
          "a name",
          "a string",
          "a number",
          "an operator",
          ",",
          ")",
          "(",
          "=",
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

  private static final Set<String> KEYWORDS = keywords();

  private final Set<String> names;

  private ExpectedTokens(Set<String> names) {
    this.names = names;
  }

  static ExpectedTokens of(BitSet kinds) {
    return new ExpectedTokens(names(kinds));
  }

  private static Set<String> keywords() {
    Set<String> keywords = new HashSet<>();
    for (int kind = 0; kind < SqlGrammarConstants.tokenImage.length; kind++) {
      keywords.add(name(kind));
    }
    return keywords;
  }

  /** Whether a word in capitals is one of the grammar's. */
  static boolean isKeyword(String word) {
    return word.length() > 1 && KEYWORDS.contains(word) && Character.isLetter(word.charAt(0));
  }

  /** The keywords among them. */
  List<String> words() {
    return names.stream().filter(ExpectedTokens::isKeyword).toList();
  }

  /** Gives {@code ; expected one of …}, or nothing if nothing sensible is known. */
  String sentence() {
    Set<String> told = new TreeSet<>(names);
    if (told.contains("a name") && told.contains("a number") && told.contains("(")) {
      told.removeAll(VALUES);
      told.add("an expression");
    }
    if (told.contains("=") && told.contains("+")) {
      told.removeAll(OPERATORS);
      told.removeAll(AFTER_NAMES);
      told.add("an operator");
    }
    List<String> sorted = new ArrayList<>(told);
    sorted.sort(Comparator.comparingInt(ExpectedTokens::rank).thenComparing(n -> n));
    if (sorted.isEmpty()) {
      return "";
    }
    List<String> shown = sorted.subList(0, Math.min(MOST, sorted.size()));
    String rest = sorted.size() > MOST ? ", …" : "";
    String oneOf = shown.size() > 1 ? "one of " : "";
    return "; expected " + oneOf + String.join(" ", quoted(shown)) + rest;
  }

  /** Words part themselves; signs are told apart by quotes. */
  private static List<String> quoted(List<String> names) {
    List<String> quoted = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      boolean sign = !Character.isLetter(name.charAt(0));
      quoted.add((sign ? "'" + name + "'" : name) + (i < names.size() - 1 ? "," : ""));
    }
    return quoted;
  }

  private static int rank(String name) {
    int index = FIRST.indexOf(name);
    return index < 0 ? FIRST.size() : index;
  }

  private static Set<String> names(BitSet kinds) {
    boolean anyName = kinds.get(SqlGrammarConstants.IDENTIFIER);
    Set<String> names = new TreeSet<>();
    for (int kind = kinds.nextSetBit(0); kind >= 0; kind = kinds.nextSetBit(kind + 1)) {
      String name = name(kind);
      if (!name.isEmpty() && !(anyName && SqlGrammar.NON_RESERVED.get(kind))) {
        names.add(name);
      }
    }
    return names;
  }

  /** A token as a reader calls it; empty for tokens not worth telling. */
  private static String name(int kind) {
    return switch (kind) {
      case SqlGrammarConstants.EOF -> "the end of the statement";
      case SqlGrammarConstants.IDENTIFIER -> "a name";
      case SqlGrammarConstants.QUOTED_STRING -> "a string";
      case SqlGrammarConstants.UNSIGNED_INTEGER_LITERAL,
          SqlGrammarConstants.DECIMAL_NUMERIC_LITERAL ->
          "a number";
      default -> {
        String image = SqlGrammarConstants.tokenImage[kind];
        boolean telling =
            image.startsWith("\"") && !image.startsWith("\"{") && !image.startsWith("\"/*");
        yield telling ? image.substring(1, image.length() - 1) : "";
      }
    };
  }
}
