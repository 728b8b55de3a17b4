// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Where the grammar got stuck: the furthest token that was none of those asked for. A parser that
 * looks ahead gives up far before that place, so the place it gives up at says little.
 */
final class FurthestFailure {
  private @Nullable Token token;

  /** The last token that was not the furthest: the grammar asks about each one many times. */
  private @Nullable Token passed;

  private final BitSet expected = new BitSet();

  /** A token of some kind was asked for, and another stood there. */
  void note(Token found, int kind) {
    if (isFurthest(found) && kind >= 0) {
      expected.set(kind);
    }
  }

  /** A token of one of many kinds was asked for, and another stood there. */
  void note(Token found, BitSet kinds) {
    if (isFurthest(found)) {
      expected.or(kinds);
    }
  }

  private boolean isFurthest(Token found) {
    if (found == token) {
      return true;
    }
    if (found == passed) {
      return false;
    }
    if (token != null && !isAfter(found, token)) {
      passed = found;
      return false;
    }
    token = found;
    expected.clear();
    return true;
  }

  private static boolean isAfter(Token token, Token other) {
    return token.beginLine > other.beginLine
        || (token.beginLine == other.beginLine && token.beginColumn > other.beginColumn)
        // The end of the text has the place of the last character.
        || (token.kind == SqlGrammarConstants.EOF && other.kind != SqlGrammarConstants.EOF);
  }

  /** The token found there; null if nothing was asked for in vain. */
  @Nullable Token token() {
    return token;
  }

  /** Kinds of the tokens that could have stood there. */
  BitSet expected() {
    return expected;
  }
}
