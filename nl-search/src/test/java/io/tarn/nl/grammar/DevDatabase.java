// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.grammar;

import com.fasterxml.jackson.databind.JsonNode;
import io.tarn.nl.schema.ColumnId;
import io.tarn.nl.schema.ColumnView;
import io.tarn.nl.schema.ForeignKeyView;
import io.tarn.nl.schema.SampledValues;
import io.tarn.nl.schema.SchemaView;
import io.tarn.nl.schema.TableView;
import io.tarn.nl.schema.ValueType;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** One database of the development set, loaded from its CSV files into DuckDB. */
final class DevDatabase implements AutoCloseable {
  private static final int MOST_ROWS = 5000;
  private final Connection connection;
  private final SchemaView schema;

  DevDatabase(Path folder) throws IOException, SQLException {
    JsonNode tables = DevSet.JSON.readTree(folder.resolve("schema.json").toFile()).get("tables");
    connection = DriverManager.getConnection("jdbc:duckdb:");
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET threads = 1");
    }
    List<TableView> views = new ArrayList<>();
    SampledValues values = new SampledValues();
    for (JsonNode table : tables) {
      load(folder, table);
      views.add(view(table));
      sample(values, table, views.size() - 1);
    }
    schema = new SchemaView(views, values);
  }

  SchemaView schema() {
    return schema;
  }

  private static List<String> texts(@Nullable JsonNode list) {
    return list == null
        ? List.of()
        : StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static String quoted(String name) {
    return '"' + name + '"';
  }

  private void load(Path folder, JsonNode table) throws SQLException {
    List<String> columns = new ArrayList<>();
    for (JsonNode column : table.get("columns")) {
      String type = column.get("type").asText();
      columns.add(quoted(column.get("name").asText()) + " " + type.replace("STRING", "VARCHAR"));
    }
    String name = quoted(table.get("name").asText());
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE " + name + " (" + String.join(", ", columns) + ")");
      statement.execute(
          "COPY "
              + name
              + " FROM '"
              + folder.resolve(table.get("file").asText())
              + "' (FORMAT csv, HEADER true, NULLSTR '', ALLOW_QUOTED_NULLS false)");
    }
  }

  private static TableView view(JsonNode table) {
    List<ColumnView> columns = new ArrayList<>();
    for (JsonNode column : table.get("columns")) {
      String comment = column.has("description") ? column.get("description").asText("") : "";
      columns.add(
          new ColumnView(
              column.get("name").asText(), type(column.get("type").asText()), comment, List.of()));
    }
    List<ForeignKeyView> keys = new ArrayList<>();
    for (JsonNode key : table.get("foreign_keys")) {
      keys.add(
          new ForeignKeyView(
              texts(key.get("columns")),
              key.get("ref_table").asText(),
              texts(key.get("ref_columns"))));
    }
    return new TableView(
        List.of(table.get("name").asText()),
        "",
        List.of(),
        columns,
        texts(table.get("primary_key")),
        keys);
  }

  private static ValueType type(String name) {
    return switch (name) {
      case "BIGINT" -> ValueType.INTEGER;
      case "DOUBLE" -> ValueType.DECIMAL;
      case "DATE" -> ValueType.DATE;
      case "TIMESTAMP" -> ValueType.TIMESTAMP;
      case "BOOLEAN" -> ValueType.BOOLEAN;
      default -> ValueType.TEXT;
    };
  }

  private void sample(SampledValues values, JsonNode table, int index) throws SQLException {
    int number = 0;
    for (JsonNode column : table.get("columns")) {
      ColumnId id = new ColumnId(index, number++);
      String sql =
          "SELECT "
              + quoted(column.get("name").asText())
              + " FROM "
              + quoted(table.get("name").asText())
              + " LIMIT 20000";
      boolean text = column.get("type").asText().equals("STRING");
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(sql)) {
        while (rows.next()) {
          String value = rows.getString(1);
          if (value != null) {
            if (text) {
              values.add(id, value);
            } else {
              values.observe(id, value);
            }
          }
        }
      }
    }
  }

  /** The rows of a statement in Spark's words, or null when it fails. */
  @Nullable List<List<@Nullable Object>> run(String sparkSql) {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(duckSql(sparkSql))) {
      List<List<@Nullable Object>> result = new ArrayList<>();
      int width = rows.getMetaData().getColumnCount();
      while (rows.next() && result.size() < MOST_ROWS) {
        List<@Nullable Object> row = new ArrayList<>();
        for (int i = 1; i <= width; i++) {
          row.add(rows.getString(i));
        }
        result.add(row);
      }
      return result;
    } catch (SQLException e) {
      return null;
    }
  }

  /** Backquotes outside texts become double quotes. */
  static String duckSql(String sql) {
    boolean text = false;
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < sql.length(); i++) {
      char c = sql.charAt(i);
      text ^= c == '\'';
      out.append(c == '`' && !text ? '"' : c);
    }
    return out.toString();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
