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
  private final BitSet expected = new BitSet();

  /** A token of some kind was asked for, and another stood there. */
  void note(Token found, int kind) {
    if (found != token) {
      if (token != null && !isAfter(found, token)) {
        return;
      }
      token = found;
      expected.clear();
    }
    if (kind >= 0) {
      expected.set(kind);
    }
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
