// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.data;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where the tables of a data set lie.
 *
 * @param schema the schema in Tarn's catalog {@code main}; empty if there are none
 * @param paths the directory of each table, by its name in lower case
 */
public record TableLocations(String schema, Map<String, String> paths) {
  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*");
  private static final Pattern WITH =
      Pattern.compile("^(?:\\s|--[^\\n]*\\n)*with\\s", Pattern.CASE_INSENSITIVE);
  private static final Pattern INSERT =
      Pattern.compile("^\\s*insert into (\\w+)", Pattern.CASE_INSENSITIVE);

  /** For statements without tables. */
  public static final TableLocations NONE = new TableLocations("", Map.of());

  public TableLocations {
    paths = Map.copyOf(paths);
  }

  /** The tables' names, sorted. */
  public List<String> names() {
    return paths.keySet().stream().sorted().toList();
  }

  /** A table's directory. */
  public String location(String table) {
    String path = paths.get(table.toLowerCase(Locale.ROOT));
    if (path == null) {
      throw new IllegalArgumentException("No table " + table + " in " + schema);
    }
    return path;
  }

  /** The same and one table more. */
  public TableLocations with(String table, String path) {
    Map<String, String> more = new TreeMap<>(paths);
    more.put(table.toLowerCase(Locale.ROOT), path);
    return new TableLocations(schema, more);
  }

  /** A statement for an engine that has no names for these tables: they stand for their paths. */
  public String inlined(String sql) {
    Matcher insert = INSERT.matcher(sql);
    if (insert.find()) {
      String target = "insert into delta.`" + location(insert.group(1)) + "`";
      return target + sql.substring(insert.end());
    }
    String tables =
        WORD.matcher(sql)
            .results()
            .map(word -> word.group().toLowerCase(Locale.ROOT))
            .filter(paths::containsKey)
            .distinct()
            .map(name -> "`" + name + "` as (select * from delta.`" + paths.get(name) + "`)")
            .collect(Collectors.joining(", "));
    if (tables.isEmpty()) {
      return sql;
    }
    Matcher with = WITH.matcher(sql);
    return with.find()
        ? "with " + tables + ", " + sql.substring(with.end())
        : "with " + tables + " " + sql;
  }
}
