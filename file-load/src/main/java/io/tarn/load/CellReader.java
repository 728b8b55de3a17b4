// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

import java.util.Set;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one CSV column as values of its type. Not thread-safe. */
abstract class CellReader {
  private final Field field;
  private final Set<String> nullsInText;

  CellReader(Field field, Set<String> nullsInText) {
    this.field = field;
    this.nullsInText = nullsInText;
  }

  /** A reader for that column. */
  static CellReader of(ColumnAnalysis column, ValueScanner scanner) {
    Field field = column.field();
    ArrowType type = field.getType();
    ColumnChoice choice = column.choice();
    if (ColumnTypes.isText(type)) {
      return new PlainTextReader(field, column.nullTokens().keySet());
    }
    if (type instanceof ArrowType.Bool) {
      return new BooleanReader(field, scanner);
    }
    if (type instanceof ArrowType.Decimal decimal && decimal.getBitWidth() == 128) {
      return new DecimalReader(field, choice, scanner, decimal);
    }
    if (type instanceof ArrowType.Int whole && whole.getIsSigned()) {
      return new WholeNumberReader(field, choice, scanner, whole.getBitWidth());
    }
    if (type instanceof ArrowType.FloatingPoint) {
      return new DoubleReader(field, choice, scanner);
    }
    if (type instanceof ArrowType.Date) {
      return new DateReader(field, choice, scanner);
    }
    if (type instanceof ArrowType.Timestamp) {
      return new TimestampReader(field, choice, scanner);
    }
    throw LoadErrors.unsupportedType(field.getName(), ColumnTypes.sqlName(type), FileFormat.CSV);
  }

  /**
   * Reads a field and hands its value on.
   *
   * @param text the field's text; null if it is empty and not quoted
   * @return why the text does not fit the column, or null if it does
   */
  final @Nullable String read(@Nullable String text, CellTarget target, int row) {
    if (text == null) {
      return readNull(target, row);
    }
    if (ColumnTypes.isText(field.getType())) {
      return nullsInText.contains(text) ? readNull(target, row) : readValue(text, target, row);
    }
    String value = text.strip();
    return value.isEmpty() || (NullTokens.isToken(value) && !meansValue(value))
        ? readNull(target, row)
        : readValue(value, target, row);
  }

  String columnName() {
    return field.getName();
  }

  /** Reads text that is not NULL; without space around it unless the column is text. */
  abstract @Nullable String readValue(String text, CellTarget target, int row);

  /** Whether a word that usually stands for NULL is a value of this type. */
  boolean meansValue(String token) {
    return false;
  }

  /** The end of the sentence "the value …" for what does not fit. */
  final String notA(String what) {
    return "is not " + what + " (" + ColumnTypes.sqlName(field.getType()) + ")";
  }

  private @Nullable String readNull(CellTarget target, int row) {
    if (!field.isNullable()) {
      return "means NULL, which the table does not allow here";
    }
    target.setNull(row);
    return null;
  }

  /** Takes text as it is. */
  private static final class PlainTextReader extends CellReader {
    PlainTextReader(Field field, Set<String> nullsInText) {
      super(field, nullsInText);
    }

    @Override
    @Nullable String readValue(String text, CellTarget target, int row) {
      target.setText(row, text);
      return null;
    }
  }

  private static final class BooleanReader extends CellReader {
    private final ValueScanner scanner;

    BooleanReader(Field field, ValueScanner scanner) {
      super(field, Set.of());
      this.scanner = scanner;
    }

    @Override
    @Nullable String readValue(String text, CellTarget target, int row) {
      if (!ShapeSets.BOOLEANS.contains(scanner.scan(text))) {
        return notA("a truth value");
      }
      target.setLong(row, ValueScanner.truth(text) ? 1 : 0);
      return null;
    }
  }
}
