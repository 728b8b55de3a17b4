// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.search;

import io.tarn.api.Query;
import io.tarn.api.QueryService;
import io.tarn.api.ResultStream;
import io.tarn.api.Session;
import io.tarn.api.Sessions;
import io.tarn.api.StatementRequest;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * Samples tables by statements of a user, so what that user may not read is not sampled. One
 * statement a table, over its first rows.
 */
public final class StatementSampler implements ValueSampler {
  private static final int ROWS = 10_000;
  private static final int MOST_VALUES = 1_000;
  private static final int MOST_COLUMNS = 40;
  private static final int LONGEST = 60;

  private final QueryService queries;
  private final Sessions sessions;
  private final String user;

  /**
   * @param user in whose name tables are read
   */
  public StatementSampler(QueryService queries, Sessions sessions, String user) {
    this.queries = queries;
    this.sessions = sessions;
    this.user = user;
  }

  @Override
  public Map<String, List<String>> sample(DescribedTable table) {
    List<String> columns =
        table.columns().stream()
            .filter(column -> column.type().equals("STRING"))
            .map(DescribedTable.DescribedColumn::name)
            .limit(MOST_COLUMNS)
            .toList();
    if (columns.isEmpty() || table.kind() == DescribedTable.Kind.VIEW) {
      return Map.of();
    }
    String sql =
        "SELECT "
            + columns.stream().map(StatementSampler::quoted).collect(Collectors.joining(", "))
            + " FROM "
            + table.name()
            + " LIMIT "
            + ROWS;
    Session session = sessions.open(user);
    try {
      Query query = queries.submit(session, StatementRequest.of(sql));
      try (ResultStream rows = query.rows()) {
        return values(rows, columns);
      }
    } finally {
      sessions.close(session.id());
    }
  }

  private static Map<String, List<String>> values(ResultStream rows, List<String> columns) {
    Map<String, Set<String>> distinct = new HashMap<>();
    while (rows.next()) {
      VectorSchemaRoot root = rows.root();
      for (int i = 0; i < columns.size(); i++) {
        Set<String> known = distinct.computeIfAbsent(columns.get(i), c -> new LinkedHashSet<>());
        collect(root.getVector(i), root.getRowCount(), known);
      }
    }
    Map<String, List<String>> values = new HashMap<>();
    distinct.forEach(
        (column, known) -> {
          if (known.size() <= MOST_VALUES) {
            values.put(column, List.copyOf(known));
          }
        });
    return values;
  }

  private static void collect(FieldVector vector, int rows, Set<String> known) {
    for (int row = 0; row < rows && known.size() <= MOST_VALUES; row++) {
      Object value = vector.getObject(row);
      if (value != null) {
        String text = value.toString();
        if (!text.isBlank() && text.length() <= LONGEST) {
          known.add(text);
        }
      }
    }
  }

  private static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }
}
