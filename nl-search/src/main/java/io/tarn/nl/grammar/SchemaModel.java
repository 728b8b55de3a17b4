// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.grammar;

import io.tarn.nl.lexicon.NameSplitter;
import io.tarn.nl.lexicon.Stemmer;
import io.tarn.nl.logic.ColumnUse;
import io.tarn.nl.schema.ColumnId;
import io.tarn.nl.schema.ColumnView;
import io.tarn.nl.schema.SchemaView;
import io.tarn.nl.schema.TableView;
import io.tarn.nl.schema.ValueIndex.Repetition;
import io.tarn.nl.schema.ValueType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A schema made ready for questions: names as stems, joins, keys and the columns that name rows.
 */
final class SchemaModel {
  private static final Set<String> EMPTY_WORDS =
      Set.of("of", "the", "in", "and", "a", "tbl", "ref");

  private static final Set<String> SUFFIXES =
      Set.of("code", "name", "number", "descript", "text", "valu", "detail", "type");

  private final SchemaView schema;
  private final JoinGraph joins;
  private final List<Name> names = new ArrayList<>();
  private final IdentityHashMap<TableView, Integer> places = new IdentityHashMap<>();
  private final Map<ColumnId, Name> first = new HashMap<>();
  private final Map<String, String> written = new HashMap<>();

  /** One way to say a table (column -1) or column: words in stems; {@code own} says it exactly. */
  record Name(int table, int column, List<String> words, List<String> optional, double weight) {
    boolean isTable() {
      return column < 0;
    }
  }

  SchemaModel(SchemaView schema, NameSplitter splitter) {
    this.schema = schema;
    this.joins = new JoinGraph(schema.tables());
    for (int t = 0; t < schema.tables().size(); t++) {
      addTable(t, splitter);
      places.put(schema.tables().get(t), t);
    }
  }

  private void add(Name name) {
    names.add(name);
    if (!name.isTable()) {
      first.putIfAbsent(new ColumnId(name.table(), name.column()), name);
    }
  }

  private void addTable(int t, NameSplitter splitter) {
    TableView table = schema.tables().get(t);
    List<String> words = stems(splitter.words(table.name()));
    add(new Name(t, -1, words, List.of(), 1));
    for (String synonym : table.synonyms()) {
      add(new Name(t, -1, stems(splitter.words(synonym)), List.of(), 0.98));
    }
    for (int c = 0; c < table.columns().size(); c++) {
      ColumnView column = table.columns().get(c);
      List<String> own = stems(splitter.words(column.name()));
      addColumn(t, c, own, words, 1);
      addShortened(t, c, own, words);
      for (String synonym : column.synonyms()) {
        addColumn(t, c, stems(splitter.words(synonym)), words, 0.98);
      }
      addComment(t, c, column.comment(), splitter, words);
    }
    addFullName(t, words);
  }

  /** “Product type” is said of a column called product type code. */
  private void addShortened(int t, int c, List<String> words, List<String> table) {
    int last = words.size() - 1;
    if (last > 0
        && SUFFIXES.contains(words.get(last))
        && !table.containsAll(words.subList(0, last))) {
      addColumn(t, c, words.subList(0, last), table, 0.9);
    }
  }

  /** “Name” said of rows that have a first and a last name starts with the first. */
  private void addFullName(int t, List<String> table) {
    for (ColumnId id : columns(t)) {
      if (lastName(id) != null) {
        add(new Name(t, id.column(), List.of("name"), table, 0.93));
        add(new Name(t, id.column(), List.of("full", "name"), table, 0.97));
      }
    }
  }

  /** The last name that goes with a first name, or null for every other column. */
  @Nullable ColumnId lastName(ColumnId first) {
    if (!words(first).contains("first") || !words(first).contains("name")) {
      return null;
    }
    return columns(first.table()).stream()
        .filter(id -> words(id).contains("last") && words(id).contains("name"))
        .findFirst()
        .orElse(null);
  }

  /** Takes a short comment for another name. */
  private void addComment(
      int t, int c, String comment, NameSplitter splitter, List<String> tableWords) {
    String head = comment.split("[,.;:(]", -1)[0];
    List<String> words = stems(splitter.words(head));
    if (!words.isEmpty() && words.size() <= 4) {
      addColumn(t, c, words, tableWords, 0.9);
    }
  }

  private void addColumn(int t, int c, List<String> words, List<String> table, double weight) {
    List<String> needed = new ArrayList<>(words);
    needed.removeAll(table);
    if (needed.isEmpty()) {
      add(new Name(t, c, words, List.of(), weight * 0.97));
    } else if (needed.size() == words.size()) {
      add(new Name(t, c, words, table, weight));
    } else {
      List<String> optional = new ArrayList<>(words);
      needed.forEach(optional::remove);
      add(new Name(t, c, needed, optional, weight * 0.99));
    }
  }

  /** A word with the given stem as the schema writes it, for the stem is often none. */
  String written(String stem) {
    return written.getOrDefault(stem, stem);
  }

  private List<String> stems(List<String> words) {
    List<String> stems = new ArrayList<>();
    for (String word : words) {
      String lower = word.toLowerCase(Locale.ROOT);
      if (!EMPTY_WORDS.contains(lower) || words.size() == 1) {
        stems.add(Stemmer.stem(lower));
        written.putIfAbsent(Stemmer.stem(lower), lower);
      }
    }
    return stems.isEmpty() ? words : stems;
  }

  SchemaView schema() {
    return schema;
  }

  JoinGraph joins() {
    return joins;
  }

  List<Name> names() {
    return names;
  }

  Set<String> vocabulary() {
    Set<String> all = new HashSet<>();
    names.forEach(
        name -> {
          all.addAll(name.words());
          all.addAll(name.optional());
        });
    return all;
  }

  /** The place of a table of this very schema. */
  int table(TableView table) {
    return Objects.requireNonNull(places.get(table));
  }

  ColumnId id(ColumnUse use) {
    return new ColumnId(table(use.table()), use.table().columns().indexOf(use.column()));
  }

  ValueType type(ColumnId id) {
    return schema.column(id).type();
  }

  /** The stems of a column's own name. */
  List<String> words(ColumnId id) {
    Name name = first.get(id);
    if (name == null) {
      return List.of();
    }
    List<String> all = new ArrayList<>(name.words());
    if (name.optional().size() < 3) {
      all.addAll(name.optional());
    }
    return all;
  }

  /** The stems a column's own name adds to its table's. */
  List<String> ownWords(ColumnId id) {
    Name name = first.get(id);
    return name == null ? List.of() : name.words();
  }

  boolean isKey(ColumnId id) {
    List<String> key = schema.table(id).primaryKey();
    return key.size() == 1 && key.get(0).equalsIgnoreCase(schema.column(id).name());
  }

  boolean isReference(ColumnId id) {
    String name = schema.column(id).name();
    return joins.edges().stream()
        .anyMatch(
            edge ->
                edge.from() == id.table()
                    && edge.columns().stream().anyMatch(name::equalsIgnoreCase));
  }

  /** Whether the column refers to rows of the table. */
  boolean refers(ColumnId id, int table) {
    String name = schema.column(id).name();
    return joins.edges().stream()
        .anyMatch(
            edge ->
                edge.from() == id.table()
                    && edge.to() == table
                    && edge.columns().stream().anyMatch(name::equalsIgnoreCase));
  }

  /** Whether the column holds numbers that name things rather than count them. */
  boolean isIdentifier(ColumnId id) {
    List<String> words = ownWords(id);
    String last = words.isEmpty() ? "" : words.get(words.size() - 1);
    return isKey(id) || isReference(id) || last.equals("id") || last.equals("code");
  }

  boolean isMeasure(ColumnId id) {
    return type(id).isNumber() && !isIdentifier(id);
  }

  Repetition repetition(ColumnId id) {
    return isKey(id) ? Repetition.UNIQUE : schema.values().profile(id).repetition();
  }

  List<ColumnId> columns(int table) {
    List<ColumnId> ids = new ArrayList<>();
    for (int c = 0; c < schema.tables().get(table).columns().size(); c++) {
      ids.add(new ColumnId(table, c));
    }
    return ids;
  }

  /** The key of a table, or its first column that looks like one. */
  ColumnId key(int table) {
    TableView view = schema.tables().get(table);
    if (!view.primaryKey().isEmpty()) {
      return new ColumnId(table, Math.max(0, view.indexOf(view.primaryKey().get(0))));
    }
    return columns(table).stream()
        .filter(id -> ownWords(id).contains("id"))
        .findFirst()
        .orElse(new ColumnId(table, 0));
  }
}
