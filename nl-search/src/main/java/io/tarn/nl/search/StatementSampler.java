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
 * statement a table, over its first rows. Samples serve all users, so a table whose policies show
 * each user something else has none.
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
  public Map<String, Sample> sample(DescribedTable table) {
    List<String> columns =
        table.columns().stream()
            .filter(column -> column.type().equals("STRING"))
            .map(DescribedTable.DescribedColumn::name)
            .limit(MOST_COLUMNS)
            .toList();
    if (columns.isEmpty() || table.kind() != DescribedTable.Kind.TABLE) {
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

  private static Map<String, Sample> values(ResultStream rows, List<String> columns) {
    List<Seen> seen = columns.stream().map(column -> new Seen()).toList();
    while (rows.next()) {
      VectorSchemaRoot root = rows.root();
      for (int i = 0; i < columns.size(); i++) {
        seen.get(i).addAll(root.getVector(i), root.getRowCount());
      }
    }
    Map<String, Sample> samples = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      samples.put(columns.get(i), seen.get(i).sample());
    }
    return samples;
  }

  /** What was seen of a column so far; stops to look when there are too many values. */
  private static final class Seen {
    private final Set<String> distinct = new LinkedHashSet<>();
    private boolean repeated;

    void addAll(FieldVector vector, int rows) {
      for (int row = 0; row < rows && distinct.size() <= MOST_VALUES; row++) {
        Object value = vector.getObject(row);
        if (value != null && !value.toString().isBlank()) {
          repeated |= !distinct.add(value.toString());
        }
      }
    }

    Sample sample() {
      List<String> values =
          distinct.size() > MOST_VALUES
              ? List.of()
              : distinct.stream().filter(value -> value.length() <= LONGEST).toList();
      return new Sample(values, repeated ? DescribedTable.Repeats.YES : DescribedTable.Repeats.NO);
    }
  }

  private static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }
}
