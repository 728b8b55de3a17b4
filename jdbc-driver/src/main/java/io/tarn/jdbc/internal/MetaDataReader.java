// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

import com.google.protobuf.Message;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fetches the whole answer to a metadata command. */
final class MetaDataReader {
  private final FlightConnection connection;

  MetaDataReader(FlightConnection connection) {
    this.connection = connection;
  }

  /** A row of an answer, read by column name. */
  static final class Row {
    private final Map<String, Integer> positions;
    private final @Nullable Object[] values;

    private Row(Map<String, Integer> positions, @Nullable Object[] values) {
      this.positions = positions;
      this.values = values;
    }

    /** The value, or null if it is null or the server has no such column. */
    @Nullable Object value(String column) {
      Integer position = positions.get(column);
      return position == null ? null : values[position];
    }

    @Nullable String text(String column) {
      Object value = value(column);
      return value == null ? null : SqlText.of(value);
    }

    long number(String column) {
      return value(column) instanceof Number number ? number.longValue() : 0;
    }
  }

  List<Row> read(Message command) throws SQLException {
    connection.checkOpen();
    Duration patience = Duration.ofSeconds(connection.defaultQueryTimeout());
    try (Execution run = connection.execution(patience)) {
      return run.call(
          () -> {
            try (StreamRows rows =
                StreamRows.open(run, run.started(run.wire().info(command)), json -> {})) {
              return collect(rows);
            }
          });
    }
  }

  /** For what servers may leave out: none then. */
  List<Row> readIfSupported(Message command) throws SQLException {
    try {
      return read(command);
    } catch (SQLFeatureNotSupportedException e) {
      return List.of();
    }
  }

  private static List<Row> collect(Rows rows) throws SQLException {
    Map<String, Integer> positions = new HashMap<>();
    for (int i = 0; i < rows.columns().size(); i++) {
      positions.put(rows.columns().get(i).name().toLowerCase(Locale.ROOT), i);
    }
    List<Row> collected = new ArrayList<>();
    while (rows.next()) {
      @Nullable Object[] values = new Object[rows.columns().size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = rows.value(i);
      }
      collected.add(new Row(positions, values));
    }
    return collected;
  }
}
