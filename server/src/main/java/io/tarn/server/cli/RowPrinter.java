// SPDX-License-Identifier: Apache-2.0
package io.tarn.server.cli;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Prints rows as they come. */
interface RowPrinter {
  /**
   * Prints all rows.
   *
   * @return how many
   */
  long print(ResultSet rows) throws SQLException, IOException;

  static RowPrinter of(OutputFormat format, Terminal terminal) {
    return switch (format) {
      case TABLE -> new TablePrinter(terminal.out());
      case CSV -> new CsvPrinter(terminal.out());
      case JSON -> new JsonPrinter(terminal.out());
    };
  }
}
