// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Makes names a table can have out of the names a file gives. */
final class ColumnNames {
  private static final String REFUSED = " ,;{}()\n\r\t=";
  private static final String TRIMMED = "^[\\s\\u00A0\\uFEFF]+|[\\s\\u00A0]+$";

  private final Set<String> taken = new HashSet<>();
  private final Map<String, Integer> suffixes = new HashMap<>();
  private final List<String> remarks = new ArrayList<>();

  /** The name for the column at that index, unlike all given out before. */
  String add(String source, int index) {
    String trimmed = source.replaceAll(TRIMMED, "");
    String name = trimmed.isEmpty() ? "column_" + (index + 1) : permitted(trimmed);
    String unique = name;
    String folded = name.toLowerCase(Locale.ROOT);
    while (!taken.add(unique.toLowerCase(Locale.ROOT))) {
      unique = name + "_" + suffixes.merge(folded, 2, (last, two) -> last + 1);
    }
    if (trimmed.isEmpty()) {
      remarks.add("column " + (index + 1) + " has no name and is called " + unique);
    } else if (!unique.equals(name)) {
      remarks.add("column name '" + trimmed + "' occurs again; the later one is called " + unique);
    } else if (!unique.equals(trimmed)) {
      remarks.add("column '" + trimmed + "' is called " + unique);
    }
    return unique;
  }

  List<String> remarks() {
    return remarks;
  }

  static List<String> numbered(int count) {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      names.add("column_" + i);
    }
    return names;
  }

  /** The name with everything Delta refuses in names replaced. */
  private static String permitted(String name) {
    StringBuilder permitted = new StringBuilder(name);
    for (int i = 0; i < permitted.length(); i++) {
      char c = permitted.charAt(i);
      if (REFUSED.indexOf(c) >= 0 || Character.isISOControl(c)) {
        permitted.setCharAt(i, '_');
      }
    }
    return permitted.toString();
  }
}
