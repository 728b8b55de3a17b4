// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

import java.util.Optional;

/**
 * How a CSV file is written.
 *
 * @param delimiter between fields
 * @param quote around fields that need it
 * @param escape before quotes inside quoted fields, if they are not doubled
 * @param spacing what spaces next to delimiters are
 * @param header whether the first record names the columns, {@link HeaderChoice#PRESENT} or {@link
 *     HeaderChoice#ABSENT}
 * @param preambleLines lines before the first record, such as Excel's {@code sep=;}
 */
public record CsvLayout(
    char delimiter,
    char quote,
    Optional<Character> escape,
    Spacing spacing,
    HeaderChoice header,
    int preambleLines)
    implements FileLayout {
  /** What spaces next to delimiters are. */
  public enum Spacing {
    PART_OF_VALUE,
    PADDING
  }

  static CsvLayout separatedBy(char delimiter) {
    return new CsvLayout(
        delimiter, '"', Optional.empty(), Spacing.PART_OF_VALUE, HeaderChoice.DETECT, 0);
  }

  CsvLayout withQuote(char other) {
    return new CsvLayout(delimiter, other, escape, spacing, header, preambleLines);
  }

  CsvLayout withBackslashEscape() {
    return new CsvLayout(delimiter, quote, Optional.of('\\'), spacing, header, preambleLines);
  }

  CsvLayout withSpacing(Spacing other) {
    return new CsvLayout(delimiter, quote, escape, other, header, preambleLines);
  }

  CsvLayout withHeader(HeaderChoice other) {
    return new CsvLayout(delimiter, quote, escape, spacing, other, preambleLines);
  }

  CsvLayout withPreamble(int lines) {
    return new CsvLayout(delimiter, quote, escape, spacing, header, lines);
  }

  @Override
  public String describe() {
    String separator =
        switch (delimiter) {
          case ',' -> "commas";
          case ';' -> "semicolons";
          case '\t' -> "tabs";
          case '|' -> "vertical bars";
          default -> "'" + delimiter + "'";
        };
    return "CSV separated by "
        + separator
        + (header == HeaderChoice.PRESENT ? ", with a header" : ", without a header");
  }
}
