// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

/**
 * Spark's spelling of names and strings. Every name and every value that reaches Spark's text goes
 * through here, so that none can end the token it is in.
 */
final class SparkLexical {
  private SparkLexical() {}

  /**
   * A name in back-ticks.
   *
   * @throws io.tarn.api.WarehouseException if it holds what Spark would replace before reading it
   */
  static String identifier(String name) {
    if (name.contains("${")) {
      throw PlannerErrors.unwritableName(name);
    }
    return "`" + name.replace("`", "``") + "`";
  }

  /** A string literal in single quotes, with Spark's escapes. */
  static String string(String value) {
    StringBuilder text = new StringBuilder(value.length() + 2).append('\'');
    for (int i = 0; i < value.length(); i++) {
      escape(text, value.charAt(i));
    }
    return text.append('\'').toString();
  }

  private static void escape(StringBuilder text, char c) {
    switch (c) {
      case '\'' -> text.append("\\'");
      case '\\' -> text.append("\\\\");
      case '\n' -> text.append("\\n");
      case '\r' -> text.append("\\r");
      case '\t' -> text.append("\\t");
      default -> {
        // Control characters as the escape both Spark's lexer and a reader of EXPLAIN understand.
        // The dollar sign too: Spark replaces ${name} by configuration values (its secrets among
        // them) before its lexer runs, even inside a string.
        if (c < ' ' || c == 0x7f || c == '$') {
          text.append(String.format(java.util.Locale.ROOT, "\\u%04x", (int) c));
        } else {
          text.append(c);
        }
      }
    }
  }
}
