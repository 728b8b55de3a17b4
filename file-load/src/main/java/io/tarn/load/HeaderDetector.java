// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/** Tells whether the first record of a CSV file names the columns. */
final class HeaderDetector {
  private static final int LONGEST_NAME = 128;

  private final ValueScanner scanner;

  HeaderDetector(ValueScanner scanner) {
    this.scanner = scanner;
  }

  HeaderChoice detect(List<@Nullable String[]> records, Optional<Schema> target) {
    if (records.isEmpty()) {
      return HeaderChoice.PRESENT;
    }
    @Nullable String[] first = records.get(0);
    List<@Nullable String[]> rest = records.subList(1, records.size());
    if (target.isPresent() && namesColumns(first, target.get())) {
      return HeaderChoice.PRESENT;
    }
    return looksLikeNames(first) && differsFromRows(first, rest)
        ? HeaderChoice.PRESENT
        : HeaderChoice.ABSENT;
  }

  private static boolean namesColumns(@Nullable String[] first, Schema target) {
    for (String field : first) {
      if (field != null && TargetColumns.find(target, field.strip()).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** Names are words; years may name columns if they follow each other. */
  private boolean looksLikeNames(@Nullable String[] first) {
    int named = 0;
    int years = 0;
    for (String field : first) {
      String name = field == null ? "" : field.strip();
      if (name.length() > LONGEST_NAME) {
        return false;
      }
      if (name.isEmpty()) {
        continue;
      }
      named++;
      if (scanner.scan(name) == Shape.INTEGER && isYear(name)) {
        years++;
      } else if (isValue(name)) {
        return false;
      }
    }
    return named > years && named * 2 >= first.length && years != 1;
  }

  private boolean isValue(String text) {
    Shape shape = scanner.scan(text);
    return (shape != Shape.TEXT && shape != Shape.T_F && shape != Shape.YES_NO)
        || NullTokens.isToken(text);
  }

  private static boolean isYear(String text) {
    return text.length() == 4 && (text.startsWith("19") || text.startsWith("20"));
  }

  /**
   * Whether the first record is unlike the others: a word over values that are none, or at least
   * words that do not occur below.
   */
  private boolean differsFromRows(@Nullable String[] first, List<@Nullable String[]> rest) {
    if (rest.isEmpty()) {
      return true;
    }
    boolean repeated = false;
    for (int column = 0; column < first.length; column++) {
      String name = first[column];
      if (name == null) {
        continue;
      }
      long typed = 0;
      long text = 0;
      for (@Nullable String[] record : rest) {
        String field = column < record.length ? record[column] : null;
        if (field == null || field.isBlank() || NullTokens.isToken(field.strip())) {
          continue;
        }
        boolean isText = scanner.scan(field.strip()) == Shape.TEXT;
        typed += isText ? 0 : 1;
        text += isText ? 1 : 0;
        repeated |= field.equalsIgnoreCase(name);
      }
      if (typed > 9 * text && scanner.scan(name.strip()) == Shape.TEXT) {
        return true;
      }
    }
    return !repeated && distinct(first);
  }

  private static boolean distinct(@Nullable String[] first) {
    Set<String> seen = new HashSet<>();
    for (String field : first) {
      if (field != null && !seen.add(field.toLowerCase(Locale.ROOT))) {
        return false;
      }
    }
    return true;
  }
}
