// SPDX-License-Identifier: Apache-2.0
package io.tarn.compute;

/**
 * Makes sure that a text is one query and nothing else, so that a defect of the planner can neither
 * write a file nor smuggle in a second statement.
 */
final class SingleQuery {
  private SingleQuery() {}

  /**
   * @throws IllegalArgumentException if it is anything else
   */
  static String checked(String text) {
    if (!text.startsWith("SELECT ") && !text.startsWith("(SELECT ")) {
      throw new IllegalArgumentException("not a query");
    }
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (c == ';' || c == '$' || text.startsWith("--", i) || text.startsWith("/*", i)) {
        throw new IllegalArgumentException("more than a query");
      }
    }
    if (quote != 0) {
      throw new IllegalArgumentException("an open quote");
    }
    return text;
  }
}
