// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/** Finds the columns of the table that a file's columns are meant for. */
final class TargetColumns {
  private TargetColumns() {}

  static Optional<Field> find(Schema target, String name) {
    return target.getFields().stream()
        .filter(field -> field.getName().equalsIgnoreCase(name))
        .findFirst();
  }

  /**
   * One field of the table for each of the file's columns, in the file's order.
   *
   * @param sources the columns' names in the file
   * @param names the names tables would give them
   */
  static List<Field> match(Schema target, List<String> sources, List<String> names) {
    List<Field> fields = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      Field field =
          find(target, sources.get(i).strip())
              .or(() -> find(target, name))
              .orElseThrow(() -> unknown(target, name));
      if (!taken.add(field.getName())) {
        throw LoadErrors.columnTwice(field.getName());
      }
      fields.add(field);
    }
    for (Field field : target.getFields()) {
      if (!field.isNullable() && !taken.contains(field.getName())) {
        throw LoadErrors.columnMissing(field.getName());
      }
    }
    return fields;
  }

  /** The known name most like the given one, or nothing if none is alike. */
  static String nearest(String name, List<String> known) {
    String wanted = name.toLowerCase(Locale.ROOT);
    String nearest = "";
    int fewest = Math.max(2, name.length() / 3) + 1;
    for (String candidate : known) {
      int distance = distance(wanted, candidate.toLowerCase(Locale.ROOT));
      if (distance < fewest) {
        fewest = distance;
        nearest = candidate;
      }
    }
    return nearest;
  }

  private static RuntimeException unknown(Schema target, String name) {
    List<String> known = target.getFields().stream().map(Field::getName).toList();
    return LoadErrors.unknownColumn(name, nearest(name, known), known);
  }

  /** How many characters must be put in, taken out or changed to get from one to the other. */
  private static int distance(String from, String to) {
    int[] previous = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int[] current = new int[to.length() + 1];
      current[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int change = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(change, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[to.length()];
  }
}
