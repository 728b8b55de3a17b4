// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.lexicon;

/**
 * A word, number, quotation or mark of a question; {@code lower} is its text in lower case.
 *
 * @param start where it starts in the question
 */
public record Token(String text, String lower, String stem, Kind kind, int start) {
  /** What a token is made of. */
  public enum Kind {
    WORD,
    NUMBER,
    QUOTED,
    DATE,
    MARK
  }

  /** Whether it is a word that starts with a capital, but not the question's first. */
  public boolean isProper() {
    return kind == Kind.WORD && start > 0 && Character.isUpperCase(text.charAt(0));
  }

  public boolean isWord() {
    return kind == Kind.WORD;
  }
}
