// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

/**
 * Reads a string literal by the rules of Spark's lexer, written from its documentation: the token
 * ends at the first quote that no backslash precedes; then escapes are replaced.
 */
final class SparkLexer {
  private SparkLexer() {}

  static String string(String token) {
    if (token.charAt(0) != '\'') {
      throw new IllegalArgumentException("no string: " + token);
    }
    StringBuilder value = new StringBuilder();
    int i = 1;
    while (token.charAt(i) != '\'') {
      if (token.charAt(i) != '\\') {
        value.append(token.charAt(i++));
      } else if (token.charAt(i + 1) == 'u') {
        value.append((char) Integer.parseInt(token, i + 2, i + 6, 16));
        i += 6;
      } else {
        value.append(escaped(token.charAt(i + 1)));
        i += 2;
      }
    }
    if (i != token.length() - 1) {
      throw new IllegalArgumentException("text after the string: " + token);
    }
    return value.toString();
  }

  private static String escaped(char c) {
    return switch (c) {
      case 'n' -> "\n";
      case 'r' -> "\r";
      case 't' -> "\t";
      case 'b' -> "\b";
      case '0' -> "\0";
      case 'Z' -> "\u001a";
      case '%' -> "\\%";
      case '_' -> "\\_";
      default -> String.valueOf(c);
    };
  }
}
