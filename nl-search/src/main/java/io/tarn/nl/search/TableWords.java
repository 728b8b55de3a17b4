// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.search;

import java.util.List;
import java.util.Map;

/**
 * The words of a table, unstemmed, by where they come from.
 *
 * @param name of its name
 * @param schema of its schema's name
 * @param columns of its columns' names
 * @param comments of what is said about it and its columns
 * @param values of its values
 */
record TableWords(
    List<String> name,
    List<String> schema,
    List<String> columns,
    List<String> comments,
    List<String> values) {
  TableWords {
    name = List.copyOf(name);
    schema = List.copyOf(schema);
    columns = List.copyOf(columns);
    comments = List.copyOf(comments);
    values = List.copyOf(values);
  }

  /** The words by field of the word index. */
  Map<String, List<String>> byField() {
    return Map.of(
        TableDocument.NAME, name,
        TableDocument.SCHEMA, schema,
        TableDocument.COLUMN, columns,
        TableDocument.COMMENT, comments,
        TableDocument.VALUE, values);
  }

  /** The same without what only the word index needs. */
  TableWords ofNames() {
    return new TableWords(name, schema, columns, List.of(), List.of());
  }
}
