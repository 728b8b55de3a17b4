// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

/**
 * A row that cannot be loaded.
 *
 * @param line line of the file on which the row starts, from 1
 * @param column the column at fault; empty if the whole row is
 * @param value the value at fault, shortened
 * @param reason why, as the end of the sentence "the value …" or "the row …"
 */
public record BadRow(long line, String column, String value, String reason) {
  private static final int SHOWN_CHARACTERS = 60;

  public BadRow {
    value = shortened(value);
  }

  /** One line for a person. */
  public String describe() {
    return column.isEmpty()
        ? "line " + line + ": the row " + reason
        : "line " + line + ", column " + column + ": '" + value + "' " + reason;
  }

  private static String shortened(String value) {
    String line = value.replace("\r", "\\r").replace("\n", "\\n").replace("\0", "\\0");
    return line.length() <= SHOWN_CHARACTERS ? line : line.substring(0, SHOWN_CHARACTERS) + "…";
  }
}
