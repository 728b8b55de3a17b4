// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * The records of a CSV file with the lines they start on. A record that is broken in itself is
 * delivered too, with {@link #problem} saying why; reading goes on after it.
 */
final class CsvRows implements Closeable {
  /** Longest field, in characters. */
  static final int FIELD_LIMIT = 16 << 20;

  private final LocalFile file;
  private final TextReader text;
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private List<String> columns = List.of();
  private @Nullable String[] values = {};
  private @Nullable BadRow problem;
  private long line;
  private long blankLines;

  CsvRows(LocalFile file, CsvLayout layout, TextEncoding encoding, ProgressListener progress) {
    this.file = file;
    this.text = new TextReader(file, encoding, progress);
    try {
      this.parser = CSVParser.builder().setReader(text).setFormat(CsvFormats.strict(layout)).get();
    } catch (IOException e) {
      text.close();
      throw LoadErrors.unreadable(file.path(), e);
    }
    this.records = parser.iterator();
    for (int i = 0; i < layout.preambleLines(); i++) {
      next();
    }
  }

  /** From now on records must have a field for each of these columns. */
  void expect(List<String> columnNames) {
    columns = columnNames;
  }

  /** Moves to the next record, skipping blank lines; false at the end. */
  boolean next() {
    do {
      line = parser.getCurrentLineNumber() + 1;
      text.rowStarts(line);
      if (!read()) {
        return false;
      }
    } while (skipBlank());
    if (problem == null) {
      check();
    }
    return true;
  }

  /** The line the current record starts on, from 1. */
  long line() {
    return line;
  }

  /** The current record's fields; null where there is nothing between delimiters. */
  @Nullable String[] values() {
    return values;
  }

  /** Why the current record is no row, or null if it is one. */
  @Nullable BadRow problem() {
    return problem;
  }

  long blankLines() {
    return blankLines;
  }

  @Override
  public void close() {
    try {
      parser.close();
    } catch (IOException e) {
      throw LoadErrors.unreadable(file.path(), e);
    }
  }

  private boolean read() {
    problem = null;
    try {
      if (!records.hasNext()) {
        return false;
      }
      values = records.next().values();
    } catch (UncheckedIOException e) {
      refuseUnclosedQuote(e);
      skipRestOfBrokenLine();
      values = new String[0];
      problem = new BadRow(line, "", "", "has text between a closing quote and the next delimiter");
    }
    return true;
  }

  /** The parser stops in the middle of a broken line; what is left of it comes as a record. */
  private void skipRestOfBrokenLine() {
    long brokenLine = parser.getCurrentLineNumber();
    boolean onBrokenLine = true;
    while (onBrokenLine && parser.getCurrentLineNumber() == brokenLine) {
      try {
        onBrokenLine = false;
        if (records.hasNext()) {
          records.next();
        }
      } catch (UncheckedIOException e) {
        refuseUnclosedQuote(e);
        onBrokenLine = true;
      }
    }
  }

  /** Only its message tells this error, after which nothing is left to read, from others. */
  private void refuseUnclosedQuote(UncheckedIOException e) {
    if (String.valueOf(e.getMessage()).contains("EOF")) {
      throw LoadErrors.unclosedQuote(file.path(), line);
    }
  }

  private boolean skipBlank() {
    boolean blank = problem == null && values.length == 1 && values[0] == null;
    blankLines += blank ? 1 : 0;
    return blank;
  }

  private void check() {
    if (!columns.isEmpty() && values.length != columns.size()) {
      problem = new BadRow(line, "", "", raggedReason());
      return;
    }
    for (int i = 0; i < values.length; i++) {
      String value = values[i];
      if (value == null) {
        continue;
      }
      if (value.length() > FIELD_LIMIT) {
        throw LoadErrors.fieldTooLong(file.path(), line, columnName(i), "16 million characters");
      }
      if (text.nulSeen() && value.indexOf('\0') >= 0) {
        problem = new BadRow(line, columnName(i), value, "holds a NUL character");
        return;
      }
    }
  }

  private String raggedReason() {
    String reason =
        "has "
            + values.length
            + (values.length == 1 ? " field" : " fields")
            + " instead of "
            + columns.size();
    long lastLine = parser.getCurrentLineNumber();
    return lastLine > line
        ? reason + "; a quote opened in it spans lines " + line + " to " + lastLine
        : reason;
  }

  private String columnName(int index) {
    return index < columns.size() ? columns.get(index) : "column_" + (index + 1);
  }
}
