// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.KeyConstraint;
import io.tarn.api.SnapshotVersion;
import io.tarn.api.TableEntry;
import io.tarn.api.TableSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/** The statement that would create a table or view, as {@code SHOW CREATE TABLE} tells it. */
final class CreateText {
  private CreateText() {}

  static String of(TableEntry entry, Schema schema, Statement statement) {
    if (entry instanceof TableEntry.View view) {
      return "CREATE VIEW " + view.name() + comment(view.comment()) + " AS\n" + view.sql();
    }
    StringBuilder text = new StringBuilder("CREATE TABLE ").append(entry.name()).append(" (\n  ");
    List<String> lines = new ArrayList<>();
    for (Field field : schema.getFields()) {
      lines.add(column(field, statement));
    }
    if (entry instanceof TableEntry.DeltaTable table) {
      table.constraints().forEach(key -> lines.add(key(key)));
    }
    text.append(String.join(",\n  ", lines)).append(")");
    if (entry instanceof TableEntry.DeltaTable table) {
      text.append("\nUSING delta");
      details(text, statement.names().pin(table, SnapshotVersion.latest()));
    }
    return text.append(comment(entry.comment())).toString();
  }

  private static String column(Field field, Statement statement) {
    @Nullable String comment = field.getMetadata().get(TableSnapshot.COMMENT);
    return SparkLexical.identifier(field.getName())
        + " "
        + SparkTypes.sparkName(statement.types(), field)
        + (field.isNullable() ? "" : " NOT NULL")
        + rule(field)
        + (comment == null ? "" : " COMMENT " + SparkLexical.string(comment));
  }

  private static String rule(Field field) {
    @Nullable String value = field.getMetadata().get(TableSnapshot.DEFAULT_VALUE);
    if (value != null) {
      return " DEFAULT " + value;
    }
    @Nullable String generated = field.getMetadata().get(TableSnapshot.GENERATED);
    return generated == null ? "" : " GENERATED ALWAYS AS (" + generated + ")";
  }

  /** A key as it is written in CREATE TABLE. */
  static String key(KeyConstraint key) {
    String columns = "(" + quoted(key.columns()) + ")";
    String start = "CONSTRAINT " + SparkLexical.identifier(key.name());
    return key instanceof KeyConstraint.ForeignKey foreign
        ? start
            + " FOREIGN KEY "
            + columns
            + " REFERENCES "
            + foreign.referenced()
            + " ("
            + quoted(foreign.referencedColumns())
            + ")"
        : start + " PRIMARY KEY " + columns;
  }

  private static String quoted(List<String> names) {
    return names.stream().map(SparkLexical::identifier).collect(Collectors.joining(", "));
  }

  private static void details(StringBuilder text, TableSnapshot snapshot) {
    if (!snapshot.partitionColumns().isEmpty()) {
      text.append("\nPARTITIONED BY (").append(quoted(snapshot.partitionColumns())).append(")");
    }
    Map<String, String> properties = new TreeMap<>(snapshot.properties());
    if (!properties.isEmpty()) {
      text.append("\nTBLPROPERTIES (")
          .append(
              properties.entrySet().stream()
                  .map(
                      p ->
                          SparkLexical.string(p.getKey())
                              + " = "
                              + SparkLexical.string(p.getValue()))
                  .collect(Collectors.joining(", ")))
          .append(")");
    }
  }

  private static String comment(Optional<String> comment) {
    return comment.map(text -> "\nCOMMENT " + SparkLexical.string(text)).orElse("");
  }
}
