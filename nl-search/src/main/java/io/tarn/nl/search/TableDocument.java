// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.search;

import io.tarn.api.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;

/** A table as the word index holds it: its words by where they come from. */
final class TableDocument {
  static final String KEY = "key";
  static final String NAME = "name";
  static final String SCHEMA = "schema";
  static final String COLUMN = "column";
  static final String COMMENT = "comment";
  static final String VALUE = "value";

  private final WordSplitter splitter;

  TableDocument(WordSplitter splitter) {
    this.splitter = splitter;
  }

  /** What tells tables apart, whatever the case of their names. */
  static String key(TableName name) {
    return name.toString().toLowerCase(Locale.ROOT);
  }

  TableWords words(DescribedTable table) {
    List<String> columns = new ArrayList<>();
    List<String> comments = new ArrayList<>(splitter.text(table.comment()));
    List<String> values = new ArrayList<>();
    for (DescribedTable.DescribedColumn column : table.columns()) {
      columns.addAll(splitter.name(column.name()));
      comments.addAll(splitter.text(column.comment()));
      column.values().forEach(value -> values.addAll(splitter.text(value)));
    }
    return new TableWords(
        splitter.name(table.name().table()),
        splitter.name(table.name().schema()),
        columns,
        comments,
        values);
  }

  static Document of(TableName name, TableWords words) {
    Document document = new Document();
    document.add(new StringField(KEY, key(name), Field.Store.YES));
    words
        .byField()
        .forEach(
            (field, list) ->
                document.add(
                    new TextField(
                        field,
                        String.join(" ", list.stream().map(EnglishWords::stem).toList()),
                        Field.Store.NO)));
    return document;
  }
}
