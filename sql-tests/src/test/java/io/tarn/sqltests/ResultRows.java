// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of a query as plain values, to compare engines with. */
final class ResultRows {
  private static final double TOLERANCE = 1e-9;

  private ResultRows() {}

  static List<List<@Nullable Object>> of(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<List<@Nullable Object>> all = new ArrayList<>();
      int width = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        List<@Nullable Object> row = new ArrayList<>();
        for (int column = 1; column <= width; column++) {
          Object value = rows.getObject(column);
          row.add(value instanceof Number ? new BigDecimal(value.toString()) : asText(value));
        }
        all.add(row);
      }
      return all;
    }
  }

  private static @Nullable String asText(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  /** Equal, numbers up to the rounding of a double: engines type averages differently. */
  static boolean same(List<@Nullable Object> left, List<@Nullable Object> right) {
    if (left.size() != right.size()) {
      return false;
    }
    for (int i = 0; i < left.size(); i++) {
      if (!same(left.get(i), right.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean same(@Nullable Object left, @Nullable Object right) {
    if (left instanceof BigDecimal a && right instanceof BigDecimal b) {
      double difference = Math.abs(a.subtract(b).doubleValue());
      // Spark rounds an average of decimals to four more digits than its input has.
      return difference <= TOLERANCE * Math.max(1, Math.abs(a.doubleValue()))
          || difference <= 5.1e-7;
    }
    return left == null ? right == null : left.equals(right);
  }
}
