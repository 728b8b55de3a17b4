// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.lexicon;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers in digits and words, and the names of months. */
public final class Numerals {
  private static final List<String> WORDS =
      List.of(
          "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
              .split(" ", -1));
  private static final List<String> ORDINALS =
      List.of(
          "zeroth first second third fourth fifth sixth seventh eighth ninth tenth".split(" ", -1));
  private static final List<String> MONTHS =
      List.of(
          "january february march april may june july august september october november december"
              .split(" ", -1));
  private static final Map<String, BigDecimal> OTHERS = new HashMap<>();

  static {
    OTHERS.put("fifteen", BigDecimal.valueOf(15));
    OTHERS.put("twenty", BigDecimal.valueOf(20));
    OTHERS.put("thirty", BigDecimal.valueOf(30));
    OTHERS.put("forty", BigDecimal.valueOf(40));
    OTHERS.put("fifty", BigDecimal.valueOf(50));
    OTHERS.put("hundred", BigDecimal.valueOf(100));
    OTHERS.put("once", BigDecimal.ONE);
    OTHERS.put("twice", BigDecimal.valueOf(2));
    OTHERS.put("dozen", BigDecimal.valueOf(12));
  }

  private Numerals() {}

  /** The number a token says, or null; ordinals are none. */
  public static @Nullable BigDecimal number(Token token) {
    if (token.kind() == Token.Kind.NUMBER) {
      return new BigDecimal(token.text());
    }
    if (!token.isWord()) {
      return null;
    }
    int index = WORDS.indexOf(token.lower());
    return index >= 0 ? BigDecimal.valueOf(index) : OTHERS.get(token.lower());
  }

  /** The number of an ordinal such as “third”, or 0. */
  public static int ordinal(Token token) {
    return Math.max(0, ORDINALS.indexOf(token.lower()));
  }

  /** The number of a month's name, or 0. */
  public static int month(Token token) {
    if (!token.isWord() || (token.lower().equals("may") && !token.isProper())) {
      return 0;
    }
    for (int i = 0; i < MONTHS.size(); i++) {
      String month = MONTHS.get(i);
      if (month.equals(token.lower())
          || (token.lower().length() == 3 && month.startsWith(token.lower()) && token.isProper())) {
        return i + 1;
      }
    }
    return 0;
  }
}
