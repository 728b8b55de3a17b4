// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Asks both lanes the same and tells where their answers differ. */
public final class LaneComparison {
  /** What one lane says: columns and rows, or an error's SQLSTATE and condition. */
  public record Answer(List<String> columns, List<List<@Nullable Object>> rows, String error) {}

  private final Connection connection;

  public LaneComparison(Connection connection) {
    this.connection = connection;
  }

  public void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  public Answer ask(String lane, String sql) throws SQLException {
    run("set lane = " + lane);
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      ResultSetMetaData data = rows.getMetaData();
      List<String> columns = new ArrayList<>();
      for (int i = 1; i <= data.getColumnCount(); i++) {
        columns.add(
            data.getColumnName(i)
                + " "
                + data.getColumnTypeName(i)
                + "("
                + data.getPrecision(i)
                + ","
                + data.getScale(i)
                + ")");
      }
      List<List<@Nullable Object>> values = new ArrayList<>();
      while (rows.next()) {
        List<@Nullable Object> row = new ArrayList<>();
        for (int i = 1; i <= columns.size(); i++) {
          row.add(rows.getObject(i));
        }
        values.add(row);
      }
      return new Answer(columns, values, "");
    } catch (SQLException failure) {
      String message = String.valueOf(failure.getMessage());
      return new Answer(
          List.of(),
          List.of(),
          failure.getSQLState() + " " + message.replaceAll("(?s)^(\\[[A-Z_.]+\\]).*", "$1"));
    }
  }

  /** What differs, empty if nothing does. */
  public static List<String> differences(Answer left, Answer right) {
    if (!left.error().equals(right.error())) {
      return List.of(left.error() + " <> " + right.error());
    }
    if (!left.columns().equals(right.columns()) || left.rows().size() != right.rows().size()) {
      return List.of(
          left.columns()
              + " × "
              + left.rows().size()
              + " <> "
              + right.columns()
              + " × "
              + right.rows().size());
    }
    List<String> found = new ArrayList<>();
    for (int row = 0; row < left.rows().size(); row++) {
      for (int i = 0; i < left.columns().size(); i++) {
        @Nullable Object a = left.rows().get(row).get(i);
        @Nullable Object b = right.rows().get(row).get(i);
        if (!same(a, b)) {
          found.add(left.columns().get(i) + " row " + (row + 1) + ": " + a + " <> " + b);
        }
      }
    }
    return found;
  }

  private static boolean same(@Nullable Object left, @Nullable Object right) {
    if (left instanceof Double a && right instanceof Double b) {
      return a.equals(b)
          || (a == 0 && b == 0)
          || Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
    }
    if (left instanceof Float a && right instanceof Float b) {
      return a.equals(b) || Math.abs(a - b) <= 1e-6 * Math.abs(a);
    }
    if (left instanceof BigDecimal a && right instanceof BigDecimal b) {
      return a.scale() == b.scale() && a.compareTo(b) == 0;
    }
    if (left instanceof byte[] a && right instanceof byte[] b) {
      return Arrays.equals(a, b);
    }
    return Objects.equals(left, right);
  }

  /** The statements of a resource, which a semicolon ends at the end of a line. */
  static List<String> statements(String resource) throws IOException {
    return Arrays.stream(text(resource).split(";\\s*\n", -1))
        .map(String::strip)
        .filter(sql -> !sql.isEmpty())
        .toList();
  }

  /** The lines of a resource that are no comments. */
  static List<String> lines(String resource) throws IOException {
    return text(resource).lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
  }

  private static String text(String resource) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(LaneComparison.class.getResourceAsStream(resource), resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
