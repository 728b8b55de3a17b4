// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.search;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads CSV records as RFC 4180 has them. */
final class CsvLine {
  private CsvLine() {}

  /** The cells of the next record; none at the end. */
  static List<String> read(BufferedReader in) throws IOException {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    int before = 0;
    int c = in.read();
    if (c < 0) {
      return cells;
    }
    while (c >= 0 && (quoted || c != '\n')) {
      if (c == '"') {
        // A quote that opens again right where one has closed stands for itself.
        quoted = !quoted;
        if (quoted && before == '"') {
          cell.append('"');
        }
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else if (c != '\r') {
        cell.append((char) c);
      }
      before = c == '"' && !quoted ? '"' : 0;
      c = in.read();
    }
    cells.add(cell.toString());
    return cells;
  }
}
