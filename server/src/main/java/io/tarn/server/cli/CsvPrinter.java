// SPDX-License-Identifier: Apache-2.0
package io.tarn.server.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** RFC 4180 with a header; NULL is an empty field, an empty string is quoted. */
final class CsvPrinter implements RowPrinter {
  private final PrintWriter out;

  CsvPrinter(PrintWriter out) {
    this.out = out;
  }

  @Override
  public long print(ResultSet rows) throws SQLException, IOException {
    CSVPrinter csv =
        new CSVPrinter(out, CSVFormat.RFC4180.builder().setRecordSeparator("\n").get());
    ResultSetMetaData columns = rows.getMetaData();
    int width = columns.getColumnCount();
    for (int column = 1; column <= width; column++) {
      csv.print(columns.getColumnLabel(column));
    }
    csv.println();
    long count = 0;
    while (rows.next() && !out.checkError()) {
      for (int column = 1; column <= width; column++) {
        csv.print(rows.getString(column));
      }
      csv.println();
      count++;
    }
    out.flush();
    return count;
  }
}
