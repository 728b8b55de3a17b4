// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetSqlInfo;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlInfo;
import org.jspecify.annotations.Nullable;

/**
 * What the server says about itself, asked for once, when first needed. Tools read dozens of these
 * while they connect, so a missing or odd answer gives the default and never an error.
 */
final class ServerInfo {
  private final MetaDataReader reader;
  private @Nullable Map<Integer, Object> answers;

  ServerInfo(MetaDataReader reader) {
    this.reader = reader;
  }

  String text(SqlInfo info, String fallback) {
    Object value = value(info);
    return value == null ? fallback : SqlText.of(value);
  }

  boolean flag(SqlInfo info, boolean fallback) {
    return value(info) instanceof Boolean flag ? flag : fallback;
  }

  long number(SqlInfo info, long fallback) {
    return value(info) instanceof Number number ? number.longValue() : fallback;
  }

  /** Whether a set, sent as bits, contains a member. */
  boolean contains(SqlInfo info, int member, boolean fallback) {
    return value(info) instanceof Number bits ? (bits.longValue() >> member & 1) == 1 : fallback;
  }

  List<String> words(SqlInfo info, List<String> fallback) {
    if (value(info) instanceof ArrayValue array) {
      List<String> words =
          java.util.Arrays.stream(array.elements())
              .filter(java.util.Objects::nonNull)
              .map(String::valueOf)
              .toList();
      return words;
    }
    return fallback;
  }

  /** Whether the server is ours, whose SQL is known. */
  boolean isTarn() {
    return text(SqlInfo.FLIGHT_SQL_SERVER_NAME, "Tarn").startsWith("Tarn");
  }

  private synchronized @Nullable Object value(SqlInfo info) {
    Map<Integer, Object> known = answers;
    if (known == null) {
      try {
        known = load();
        answers = known;
      } catch (SQLException e) {
        return null;
      }
    }
    return known.get(info.getNumber());
  }

  private Map<Integer, Object> load() throws SQLException {
    Map<Integer, Object> values = new HashMap<>();
    for (MetaDataReader.Row row : reader.readIfSupported(CommandGetSqlInfo.newBuilder().build())) {
      Object value = row.value("value");
      if (value != null) {
        values.put((int) row.number("info_name"), value);
      }
    }
    return values;
  }
}
