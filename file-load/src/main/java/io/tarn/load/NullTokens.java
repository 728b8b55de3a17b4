// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.arrow.vector.types.pojo.ArrowType;

/** The words people and programs write where they mean that there is no value. */
final class NullTokens {
  /** Means NULL in every column, also of text: nobody writes it for anything else. */
  static final String UNMISTAKABLE = "\\N";

  private static final Set<String> ALL =
      Set.of(
          UNMISTAKABLE,
          "NULL",
          "null",
          "Null",
          "N/A",
          "n/a",
          "#N/A",
          "NA",
          "na",
          "NaN",
          "nan",
          "None",
          "none",
          "-",
          "--");

  private static final int LONGEST = 4;

  private NullTokens() {}

  static boolean isToken(String text) {
    return text.length() <= LONGEST && mayStart(text.charAt(0)) && ALL.contains(text);
  }

  /** Which of the words seen in a column mean NULL there, with their counts. */
  static Map<String, Long> meaningNull(ColumnProfile profile, ArrowType type) {
    Map<String, Long> words = new TreeMap<>(profile.nullTokens());
    if (type instanceof ArrowType.FloatingPoint) {
      words.keySet().removeIf(word -> word.equalsIgnoreCase("NaN"));
    }
    if (ColumnTypes.isText(type) && profile.values() > 0) {
      words.keySet().retainAll(Set.of(UNMISTAKABLE));
    }
    return words;
  }

  private static boolean mayStart(char c) {
    return c == 'N' || c == 'n' || c == '-' || c == '#' || c == '\\';
  }
}
