// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner.duckdb;

import io.tarn.api.DataFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.calcite.rel.type.RelDataType;

/**
 * A pinned table as the exact list of its files, read as Delta's rules have it.
 *
 * @param columns in the table's order
 * @param files those to read, after pruning
 * @param deleted positions that deletion vectors hide, by path
 */
public record ScanText(List<Column> columns, List<DataFile> files, Map<String, long[]> deleted) {
  private static final int MAX_FILES = 5_000;
  private static final int MAX_PARTS = 200;
  private static final int MAX_DELETED = 100_000;

  /** With more, opening each of them before the query starts takes longer than a bad plan. */
  private static final int MAX_OPENED = 1_000;

  private static final String ROW_NUMBER = "file_row_number";

  /**
   * A column of a table.
   *
   * @param name its name in the table
   * @param key what finds it in a file, as text: a quoted name or a field id
   * @param physicalName its name in the files, if that is what finds it
   * @param partitioned whether its values are in the log and not in the files
   */
  public record Column(
      String name, String key, Optional<String> physicalName, boolean partitioned) {
    /** A column found by a name in the files. */
    public static Column named(String name, String physicalName, boolean partitioned) {
      return new Column(
          name, Literals.string(physicalName), Optional.of(physicalName), partitioned);
    }

    /** A column found by its field id. */
    public static Column numbered(String name, int id, boolean partitioned) {
      return new Column(name, Integer.toString(id), Optional.empty(), partitioned);
    }
  }

  /** Files that are read together: the same constants for all, and the same need of positions. */
  private record Part(Map<String, Optional<String>> values, Optional<String> withDeletions) {}

  String text(List<RelDataType> types) {
    if (files.size() > MAX_FILES) {
      throw new OffListException("table of " + files.size() + " files");
    }
    Map<Part, List<DataFile>> parts = new LinkedHashMap<>();
    for (DataFile file : files) {
      Optional<String> own = file.deletedRows() > 0 ? Optional.of(file.path()) : Optional.empty();
      parts
          .computeIfAbsent(new Part(file.partitionValues(), own), p -> new ArrayList<>())
          .add(file);
    }
    if (parts.size() > MAX_PARTS) {
      throw new OffListException("table of " + parts.size() + " partitions");
    }
    if (parts.isEmpty()) {
      return "SELECT " + nothing(types) + " WHERE FALSE";
    }
    return parts.entrySet().stream()
        .map(part -> read(part.getKey(), part.getValue(), types))
        .collect(Collectors.joining(" UNION ALL "));
  }

  private static String nothing(List<RelDataType> types) {
    return IntStream.range(0, types.size())
        .mapToObj(i -> PlanWriter.item(empty(types.get(i)), i))
        .collect(Collectors.joining(", "));
  }

  /** A column of a type that is not on the list may exist; it must only not be used. */
  private static String empty(RelDataType type) {
    return listed(type) ? CastTexts.plain("NULL", type) : "NULL";
  }

  private static boolean listed(RelDataType type) {
    try {
      DuckdbTypes.name(type);
      return true;
    } catch (OffListException unlisted) {
      return false;
    }
  }

  private String read(Part part, List<DataFile> members, List<RelDataType> types) {
    boolean asTheyAre = canReadAsTheyAre(members, types);
    List<String> items = new ArrayList<>();
    List<String> stored = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      RelDataType type = types.get(i);
      if (column.partitioned()) {
        Optional<String> value = part.values().getOrDefault(column.name(), Optional.empty());
        items.add(
            PlanWriter.item(
                value.map(text -> constant(text, type)).orElseGet(() -> empty(type)), i));
      } else if (listed(type) && asTheyAre) {
        items.add(PlanWriter.item(cast(column.physicalName().orElseThrow(), type), i));
      } else if (listed(type)) {
        items.add(Row.name(i));
        stored.add(field(column, type, i));
      } else {
        items.add(PlanWriter.item("NULL", i));
      }
    }
    return "SELECT "
        + String.join(", ", items)
        + " FROM read_parquet("
        + members.stream().map(ScanText::path).collect(Collectors.joining(", ", "[", "]"))
        + (stored.isEmpty() ? "" : ", schema=MAP {" + String.join(", ", stored) + "}")
        + (asTheyAre ? ", union_by_name=true" : "")
        + (part.withDeletions().isPresent() ? ", " + ROW_NUMBER + "=true" : "")
        + ", hive_partitioning=false)"
        + part.withDeletions().map(this::without).orElse("");
  }

  /**
   * Whether the files may be read with the columns they have. A {@code schema} for them would hide
   * their statistics from DuckDB, which orders joins by them. Each column must be in one file at
   * least: in the others it is NULL then, and of all its types the widest counts.
   */
  private boolean canReadAsTheyAre(List<DataFile> members, List<RelDataType> types) {
    Set<String> needed = new HashSet<>();
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      if (!column.partitioned() && listed(types.get(i))) {
        if (column.physicalName().isEmpty()
            || column.physicalName().get().equalsIgnoreCase(ROW_NUMBER)) {
          return false;
        }
        needed.add(column.physicalName().get());
      }
    }
    for (DataFile file : members) {
      if (needed.isEmpty()) {
        break;
      }
      needed.removeAll(file.counted());
    }
    return needed.isEmpty() && members.size() <= MAX_OPENED;
  }

  private static String cast(String physicalName, RelDataType type) {
    return "CAST(" + Literals.name(physicalName) + " AS " + DuckdbTypes.name(type) + ")";
  }

  private static String field(Column column, RelDataType type, int index) {
    return column.key()
        + ": {name: '"
        + Row.name(index)
        + "', type: '"
        + DuckdbTypes.name(type)
        + "', default_value: NULL}";
  }

  private String without(String path) {
    long[] positions = deleted.get(path);
    if (positions == null) {
      throw new OffListException("deletion vector of " + path);
    }
    if (positions.length > MAX_DELETED) {
      throw new OffListException("deletion vector of " + positions.length + " rows");
    }
    return LongStream.of(positions)
        .mapToObj(Long::toString)
        .collect(Collectors.joining(", ", " WHERE " + ROW_NUMBER + " NOT IN (", ")"));
  }

  /** DuckDB would take some characters for a pattern. */
  private static String path(DataFile file) {
    String path = file.path();
    if (!path.startsWith("/") || path.chars().anyMatch(c -> "*?[]{}\\".indexOf(c) >= 0)) {
      throw new OffListException("file named " + path);
    }
    return Literals.string(path);
  }

  private static String constant(String value, RelDataType type) {
    return switch (type.getSqlTypeName()) {
      case VARCHAR, CHAR -> Literals.string(value);
      case BOOLEAN, TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL, DATE ->
          "CAST(" + Literals.string(value) + " AS " + DuckdbTypes.name(type) + ")";
      default ->
          throw new OffListException(
              "partition column of type "
                  + type.getSqlTypeName().getName().toLowerCase(Locale.ROOT));
    };
  }
}
