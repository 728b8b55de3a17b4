// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

import io.tarn.api.ErrorCode;
import io.tarn.api.WarehouseException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** All errors of this module. */
final class LoadErrors {
  private LoadErrors() {}

  static WarehouseException noSuchFile(Path file) {
    return WarehouseException.of(
        ErrorCode.PATH_NOT_FOUND, "There is no file " + file + "; check its name and folder");
  }

  static WarehouseException notAFile(Path file) {
    return WarehouseException.of(
        ErrorCode.PATH_NOT_FOUND, file + " is not a file; name one file to load");
  }

  static WarehouseException unreadable(Path file, IOException cause) {
    if (cause instanceof NoSuchFileException) {
      return noSuchFile(file);
    }
    if (cause instanceof AccessDeniedException) {
      return WarehouseException.of(
          ErrorCode.PATH_NOT_ALLOWED, "Reading " + file + " is not permitted to this user", cause);
    }
    if (cause instanceof ZipException || cause instanceof java.io.EOFException) {
      return WarehouseException.of(
          ErrorCode.MALFORMED_DATA,
          name(file) + " is damaged: its gzip data cannot be unpacked; fetch the file again",
          cause);
    }
    return WarehouseException.of(
        ErrorCode.MALFORMED_DATA, "Reading " + file + " failed: " + cause.getMessage(), cause);
  }

  static WarehouseException wrongFormat(Path file, String looksLike, String instead) {
    return WarehouseException.of(
        ErrorCode.MALFORMED_DATA,
        name(file) + " is neither CSV nor JSON: it looks like " + looksLike + "; " + instead);
  }

  static WarehouseException emptyFile(Path file) {
    return WarehouseException.of(
        ErrorCode.MALFORMED_DATA,
        name(file)
            + " is empty: there is not even a header to name columns; give a file with data");
  }

  static WarehouseException brokenHeader(Path file, BadRow header) {
    return WarehouseException.of(
        ErrorCode.MALFORMED_DATA,
        "The header of " + name(file) + " cannot be read: " + header.describe() + "; correct it");
  }

  static WarehouseException fileChanged(Path file) {
    return WarehouseException.of(
        ErrorCode.MALFORMED_DATA,
        name(file)
            + " changed while it was being loaded, so its types may no longer hold; load it again"
            + " when nothing writes to it");
  }

  static WarehouseException badRows(Path file, long rows, BadRowReport bad) {
    return WarehouseException.of(
        ErrorCode.MALFORMED_DATA,
        bad.count()
            + " of "
            + (rows + bad.count())
            + " rows of "
            + name(file)
            + " cannot be loaded, so nothing was; correct them or skip bad rows:\n"
            + bad.describe());
  }

  static WarehouseException damagedText(Path file, TextEncoding encoding, long line) {
    return WarehouseException.of(
        ErrorCode.MALFORMED_DATA,
        name(file)
            + " is "
            + encoding.label()
            + " text, but line "
            + line
            + " has bytes that are not; save the file again in one encoding");
  }

  static WarehouseException unclosedQuote(Path file, long line) {
    return WarehouseException.of(
        ErrorCode.MALFORMED_DATA,
        "A quote opened in the row at line "
            + line
            + " of "
            + name(file)
            + " never closes; close it or double it if it belongs to the value");
  }

  static WarehouseException rowTooLong(Path file, long line, String limit) {
    return WarehouseException.of(
        ErrorCode.MALFORMED_DATA,
        "The row at line "
            + line
            + " of "
            + name(file)
            + " is longer than "
            + limit
            + "; probably a quote or bracket opened there never closes");
  }

  static WarehouseException fieldTooLong(Path file, long line, String column, String limit) {
    return WarehouseException.of(
        ErrorCode.MALFORMED_DATA,
        "A value in column "
            + column
            + " of the row at line "
            + line
            + " of "
            + name(file)
            + " is longer than "
            + limit
            + "; probably a quote opened there never closes");
  }

  static WarehouseException tooManyColumns(Path file, int columns, int limit) {
    return WarehouseException.of(
        ErrorCode.MALFORMED_DATA,
        name(file)
            + " has "
            + columns
            + " columns or more, and a table may have "
            + limit
            + "; check the delimiter, or split the file");
  }

  static WarehouseException unknownColumn(String column, String nearest, Iterable<String> known) {
    String hint =
        nearest.isEmpty() ? "it has " + String.join(", ", known) : "did you mean " + nearest + "?";
    return WarehouseException.of(
        ErrorCode.UNRESOLVED_COLUMN,
        "The file's column '" + column + "' is not in the table; " + hint);
  }

  static WarehouseException unknownOptionColumn(String column, String nearest) {
    String hint = nearest.isEmpty() ? "" : "; did you mean " + nearest + "?";
    return WarehouseException.of(
        ErrorCode.UNRESOLVED_COLUMN,
        "A type is given for column '" + column + "', which the file does not have" + hint);
  }

  static WarehouseException columnTwice(String column) {
    return WarehouseException.of(
        ErrorCode.AMBIGUOUS_REFERENCE,
        "Two columns of the file are meant for the table's column " + column + "; rename one");
  }

  static WarehouseException columnMissing(String column) {
    return WarehouseException.of(
        ErrorCode.UNRESOLVED_COLUMN,
        "The table's column " + column + " must not be NULL, and the file has no such column");
  }

  static WarehouseException widthMismatch(int fileColumns, int tableColumns) {
    return WarehouseException.of(
        ErrorCode.INSERT_COLUMN_ARITY_MISMATCH,
        "The file has no header and "
            + fileColumns
            + " columns, but the table has "
            + tableColumns
            + "; add a header naming the columns");
  }

  static WarehouseException unsupportedType(String column, String type, FileFormat format) {
    return WarehouseException.of(
        ErrorCode.DATATYPE_MISMATCH,
        "Column " + column + " has type " + type + ", which cannot be read from " + format);
  }

  static WarehouseException ambiguous(String column, String what, String option) {
    return WarehouseException.of(
        ErrorCode.DATATYPE_MISMATCH,
        "Column " + column + " holds " + what + "; say which is meant (" + option + ")");
  }

  static WarehouseException notJson(Path file) {
    return WarehouseException.of(
        ErrorCode.MALFORMED_DATA,
        name(file)
            + " starts with neither an object nor an array, so it is not JSON that can be"
            + " loaded; give one object a line, or an array of objects");
  }

  static WarehouseException brokenJson(Path file, long line, long column, @Nullable String why) {
    return WarehouseException.of(
        ErrorCode.MALFORMED_DATA,
        name(file) + " is not valid JSON at line " + line + ", column " + column + ": " + why);
  }

  static String name(Path file) {
    Path name = file.getFileName();
    return name == null ? file.toString() : name.toString();
  }
}
