// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.grammar;

import io.tarn.nl.schema.ColumnId;
import io.tarn.nl.schema.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds the columns by which people know the rows of a table. */
final class Labels {
  private static final Set<String> NAMES = Set.of("name", "titl");
  private static final Set<String> LAST_RESORT = Set.of("descript", "label", "code", "type");
  private final SchemaModel model;

  Labels(SchemaModel model) {
    this.model = model;
  }

  /** A person's first and last name, or the one column that names a row, or the key. */
  List<ColumnId> of(int table) {
    List<ColumnId> person = person(table);
    if (person.size() == 2) {
      return person;
    }
    ColumnId name = name(table);
    return List.of(name != null ? name : person.isEmpty() ? fallback(table) : person.get(0));
  }

  boolean hasName(int table) {
    return name(table) != null || !person(table).isEmpty();
  }

  private List<ColumnId> person(int table) {
    List<ColumnId> found = new ArrayList<>();
    for (List<String> kind : List.of(List.of("first"), List.of("last", "surnam"))) {
      model.columns(table).stream()
          .filter(id -> !model.isReference(id))
          .filter(id -> isNamePart(model.words(id), kind))
          .findFirst()
          .ifPresent(found::add);
    }
    return found;
  }

  private static boolean isNamePart(List<String> words, List<String> kinds) {
    return kinds.stream().anyMatch(words::contains)
        && (words.contains("name") || words.contains("surnam"));
  }

  private @org.jspecify.annotations.Nullable ColumnId name(int table) {
    ColumnId best = null;
    int least = Integer.MAX_VALUE;
    for (ColumnId id : model.columns(table)) {
      List<String> words = model.ownWords(id);
      int position = isTableItself(id) ? 2 : rank(words);
      if (position == 0 || model.type(id) != ValueType.TEXT) {
        continue;
      }
      int cost =
          position * 10 + words.size() * 2 + (model.isReference(id) ? 25 : 0) + id.column() / 4;
      if (cost < least) {
        best = id;
        least = cost;
      }
    }
    return best;
  }

  /** A text column called like its table. */
  private boolean isTableItself(ColumnId id) {
    return !model.isReference(id) && model.words(id).equals(tableWords(id.table()));
  }

  private static int rank(List<String> words) {
    if (words.isEmpty()) {
      return 0;
    }
    String last = words.get(words.size() - 1);
    if (words.size() == 1 && NAMES.contains(last)) {
      return 1;
    }
    if (words.contains("first") || words.contains("last") || words.contains("middl")) {
      return 0;
    }
    return NAMES.contains(last) ? 2 : NAMES.contains(words.get(0)) ? 3 : 0;
  }

  private ColumnId fallback(int table) {
    List<String> tableWords = tableWords(table);
    for (ColumnId id : model.columns(table)) {
      if (model.type(id) == ValueType.TEXT
          && model.words(id).size() <= tableWords.size()
          && tableWords.containsAll(model.words(id))) {
        return id;
      }
    }
    for (ColumnId id : model.columns(table)) {
      List<String> words = model.ownWords(id);
      if (!words.isEmpty()
          && model.type(id) == ValueType.TEXT
          && !model.isReference(id)
          && LAST_RESORT.contains(words.get(words.size() - 1))) {
        return id;
      }
    }
    return model.key(table);
  }

  private List<String> tableWords(int table) {
    return model.names().stream()
        .filter(name -> name.table() == table && name.isTable())
        .findFirst()
        .map(SchemaModel.Name::words)
        .orElse(List.of());
  }
}
