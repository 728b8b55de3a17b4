// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/** Schemas and rows of answers the planner gives itself. */
final class RowSets {
  private RowSets() {}

  /** A schema of string columns. */
  static Schema strings(String... names) {
    List<Field> fields = new ArrayList<>();
    for (String name : names) {
      fields.add(string(name));
    }
    return new Schema(fields);
  }

  static Field string(String name) {
    return Field.nullable(name, new ArrowType.Utf8());
  }

  static Field bool(String name) {
    return Field.nullable(name, new ArrowType.Bool());
  }

  /** A row; values may be null. */
  static List<@Nullable Object> row(@Nullable Object... values) {
    List<@Nullable Object> row = new ArrayList<>();
    Collections.addAll(row, values);
    return Collections.unmodifiableList(row);
  }

  /** Spark's pattern: {@code *} for any text, {@code |} between alternatives, case ignored. */
  static boolean matches(Optional<String> pattern, String name) {
    if (pattern.isEmpty()) {
      return true;
    }
    String key = name.toLowerCase(Locale.ROOT);
    for (String alternative : pattern.get().toLowerCase(Locale.ROOT).split("\\|", -1)) {
      String regex =
          Pattern.compile("\\*")
              .splitAsStream(alternative.trim() + "\0")
              .map(part -> Pattern.quote(part.replace("\0", "")))
              .collect(Collectors.joining(".*"));
      if (key.matches(regex)) {
        return true;
      }
    }
    return false;
  }
}
