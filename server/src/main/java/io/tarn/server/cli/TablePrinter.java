// SPDX-License-Identifier: Apache-2.0
package io.tarn.server.cli;

import java.io.PrintWriter;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table for people. Widths come from the first rows; later rows stream through with those widths,
 * so memory stays flat. Control characters are shown, not obeyed.
 */
final class TablePrinter implements RowPrinter {
  private static final int MEASURED_ROWS = 1000;
  private static final int MAX_WIDTH = 60;

  private final PrintWriter out;

  TablePrinter(PrintWriter out) {
    this.out = out;
  }

  @Override
  public long print(ResultSet rows) throws SQLException {
    ResultSetMetaData columns = rows.getMetaData();
    int width = columns.getColumnCount();
    List<String[]> first = new ArrayList<>();
    while (first.size() < MEASURED_ROWS && rows.next()) {
      first.add(row(rows, width));
    }
    int[] widths = new int[width];
    boolean[] right = new boolean[width];
    String[] header = new String[width];
    for (int i = 0; i < width; i++) {
      header[i] = printable(columns.getColumnLabel(i + 1));
      right[i] = isNumber(columns.getColumnType(i + 1));
      widths[i] = header[i].length();
      for (String[] row : first) {
        widths[i] = Math.max(widths[i], Math.min(MAX_WIDTH, row[i].length()));
      }
    }
    line(header, widths, new boolean[width]);
    rule(widths);
    first.forEach(row -> line(row, widths, right));
    long count = first.size();
    while (count >= MEASURED_ROWS && !out.checkError() && rows.next()) {
      line(row(rows, width), widths, right);
      count++;
    }
    out.flush();
    return count;
  }

  private static String[] row(ResultSet rows, int width) throws SQLException {
    String[] row = new String[width];
    for (int i = 0; i < width; i++) {
      row[i] = printable(rows.getString(i + 1));
    }
    return row;
  }

  private static String printable(@Nullable String text) {
    if (text == null) {
      return "NULL";
    }
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '\n' -> shown.append("\\n");
                case '\r' -> shown.append("\\r");
                case '\t' -> shown.append("\\t");
                default -> {
                  if (Character.isISOControl(c)) {
                    shown.append(String.format(java.util.Locale.ROOT, "\\u%04x", c));
                  } else {
                    shown.appendCodePoint(c);
                  }
                }
              }
            });
    return shown.toString();
  }

  private void line(String[] cells, int[] widths, boolean[] right) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.length; i++) {
      String padding = " ".repeat(Math.max(0, widths[i] - cells[i].length()));
      line.append(i == 0 ? " " : " | ");
      line.append(right[i] ? padding + cells[i] : cells[i] + padding);
    }
    out.println(line.toString().stripTrailing());
  }

  private void rule(int[] widths) {
    StringBuilder rule = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      rule.append(i == 0 ? "" : "+").append("-".repeat(widths[i] + 2));
    }
    out.println(rule);
  }

  private static boolean isNumber(int type) {
    return switch (type) {
      case Types.TINYINT,
          Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.DECIMAL,
          Types.NUMERIC,
          Types.REAL,
          Types.FLOAT,
          Types.DOUBLE ->
          true;
      default -> false;
    };
  }
}
