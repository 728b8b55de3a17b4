// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.QuoteMode;

/** Turns layouts into what Commons CSV wants. */
final class CsvFormats {
  private CsvFormats() {}

  static CSVFormat strict(CsvLayout layout) {
    return builder(layout).get();
  }

  /** For a piece of a file, which may end inside a quoted field. */
  static CSVFormat lenientAtEnd(CsvLayout layout) {
    return builder(layout).setLenientEof(true).get();
  }

  private static CSVFormat.Builder builder(CsvLayout layout) {
    return CSVFormat.DEFAULT
        .builder()
        .setDelimiter(layout.delimiter())
        .setQuote(layout.quote())
        .setEscape(layout.escape().orElse(null))
        .setIgnoreSurroundingSpaces(layout.spacing() == CsvLayout.Spacing.PADDING)
        // Blank lines are skipped by us, so that line numbers stay right.
        .setIgnoreEmptyLines(false)
        // In this mode the parser tells an empty field (null) from a quoted empty one.
        .setQuoteMode(QuoteMode.ALL_NON_NULL);
  }
}
