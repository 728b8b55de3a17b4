// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tarn.api.TableName;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Tables of the shared development databases, described as the catalog would. */
final class DevTables {
  /** Where the data lies: beside the repository, or where the property says. */
  static final Path ROOT = Path.of(System.getProperty("tarn.nl.data", "../../shared/nl/dev"));

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_VALUES = 1_000;
  private static final int MOST_ROWS = 10_000;
  private static final int LONGEST = 60;

  private DevTables() {}

  /** Whether values are read from the data files. */
  enum Values {
    SAMPLED,
    UNKNOWN
  }

  /** A question and the tables that answer it, by {@code schema.table} in lower case. */
  record Asked(String id, String question, List<Set<String>> accepted) {}

  static List<DescribedTable> databases(Values values) throws IOException {
    List<DescribedTable> tables = new ArrayList<>();
    try (Stream<Path> directories = Files.list(ROOT)) {
      for (Path directory : directories.sorted().toList()) {
        Path schema = directory.resolve("schema.json");
        if (Files.exists(schema)) {
          for (JsonNode table : JSON.readTree(schema.toFile()).get("tables")) {
            tables.add(table(directory, table, values));
          }
        }
      }
    }
    return tables;
  }

  /** The databases and the schema-only ones that distract from them. */
  static List<DescribedTable> withDistractors(Values values) throws IOException {
    List<DescribedTable> tables = databases(values);
    Set<String> known = new HashSet<>();
    tables.forEach(table -> known.add(TableDocument.key(table.name())));
    for (String line : Files.readAllLines(ROOT.resolve("discovery_large/catalog.jsonl"))) {
      JsonNode node = JSON.readTree(line);
      DescribedTable table =
          described(node.get("db").asText(), node.get("table").asText(), node, Map.of());
      if (known.add(TableDocument.key(table.name()))) {
        tables.add(table);
      }
    }
    return tables;
  }

  static List<Asked> questions(String file) throws IOException {
    List<Asked> questions = new ArrayList<>();
    for (String line : Files.readAllLines(ROOT.resolve(file))) {
      JsonNode node = JSON.readTree(line);
      List<Set<String>> accepted = new ArrayList<>(List.of(names(node.get("gold_tables"))));
      node.get("alt_gold_tables").forEach(other -> accepted.add(names(other)));
      questions.add(new Asked(node.get("id").asText(), node.get("question").asText(), accepted));
    }
    return questions;
  }

  /** Wordings with synonyms, by the id of the question they vary. */
  static Map<String, String> synonymWordings() throws IOException {
    Map<String, String> wordings = new HashMap<>();
    for (String line : Files.readAllLines(ROOT.resolve("questions_syn.jsonl"))) {
      JsonNode node = JSON.readTree(line);
      String id = node.get("id").asText();
      wordings.put(id.replaceAll("-syn$", ""), node.get("question").asText());
    }
    return wordings;
  }

  private static Set<String> names(JsonNode list) {
    Set<String> names = new LinkedHashSet<>();
    list.forEach(name -> names.add(name.asText().toLowerCase(Locale.ROOT)));
    return names;
  }

  private static DescribedTable table(Path directory, JsonNode table, Values values)
      throws IOException {
    Map<String, List<String>> sampled =
        values == Values.SAMPLED ? values(directory.resolve(table.get("file").asText())) : Map.of();
    return described(
        directory.getFileName().toString(), table.get("name").asText(), table, sampled);
  }

  private static DescribedTable described(
      String database, String name, JsonNode table, Map<String, List<String>> values) {
    List<DescribedTable.DescribedColumn> columns = new ArrayList<>();
    for (JsonNode column : table.get("columns")) {
      String type = column.get("type").asText();
      String key = column.get("name").asText().toLowerCase(Locale.ROOT);
      columns.add(
          new DescribedTable.DescribedColumn(
              column.get("name").asText(),
              type,
              column.path("description").asText(""),
              type.equals("STRING") ? values.getOrDefault(key, List.of()) : List.of(),
              DescribedTable.Repeats.UNKNOWN));
    }
    return new DescribedTable(
        new TableName("main", database, name), DescribedTable.Kind.TABLE, "", columns, List.of());
  }

  private static Map<String, List<String>> values(Path file) throws IOException {
    List<Set<String>> distinct = new ArrayList<>();
    List<String> header = List.of();
    try (BufferedReader in = Files.newBufferedReader(file)) {
      for (int row = 0; row <= MOST_ROWS; row++) {
        List<String> cells = CsvLine.read(in);
        if (cells.isEmpty()) {
          break;
        }
        if (row == 0) {
          header = cells;
          cells.forEach(cell -> distinct.add(new LinkedHashSet<>()));
        } else {
          for (int i = 0; i < Math.min(cells.size(), distinct.size()); i++) {
            if (!cells.get(i).isBlank() && cells.get(i).length() <= LONGEST) {
              distinct.get(i).add(cells.get(i));
            }
          }
        }
      }
    }
    Map<String, List<String>> values = new HashMap<>();
    for (int i = 0; i < header.size(); i++) {
      if (distinct.get(i).size() <= MOST_VALUES) {
        values.put(header.get(i).toLowerCase(Locale.ROOT), List.copyOf(distinct.get(i)));
      }
    }
    return values;
  }
}
