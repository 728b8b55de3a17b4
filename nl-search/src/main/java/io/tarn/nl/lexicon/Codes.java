// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.lexicon;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Words that data often writes as codes, such as F for female. */
public final class Codes {
  private final Map<String, Code> codes = new HashMap<>();

  private record Code(Set<String> values, Set<String> columns) {}

  public Codes() {
    LexiconFile.read("codes.txt")
        .forEach(
            (word, text) -> {
              String[] parts = text.split("; ", -1);
              codes.put(
                  word,
                  new Code(Set.of(parts[0].split(", ", -1)), Set.of(parts[1].split(", ", -1))));
            });
  }

  public boolean knows(String word) {
    return codes.containsKey(word);
  }

  /** Whether a column of that name's stems writes the word as the value. */
  public boolean stands(String word, List<String> column, String value) {
    Code code = codes.get(word);
    return code != null
        && code.values().contains(value.toLowerCase(Locale.ROOT))
        && column.stream().anyMatch(code.columns()::contains);
  }
}
