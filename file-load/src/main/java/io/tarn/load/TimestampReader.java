// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

import java.util.Set;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.jspecify.annotations.Nullable;

/**
 * Reads time stamps. In a column with a zone, text without an offset is taken to be UTC; in a
 * column without one, text with an offset does not fit, because the offset would be lost.
 */
final class TimestampReader extends CellReader {
  private final DateOrder order;
  private final Set<Shape> shapes;
  private final ValueScanner scanner;

  TimestampReader(Field field, ColumnChoice choice, ValueScanner scanner) {
    super(field, Set.of());
    if (((ArrowType.Timestamp) field.getType()).getUnit() != TimeUnit.MICROSECOND) {
      throw LoadErrors.unsupportedType(field.getName(), field.getType().toString(), FileFormat.CSV);
    }
    this.order = choice.order();
    this.shapes = choice.shapes();
    this.scanner = scanner;
  }

  @Override
  @Nullable String readValue(String text, CellTarget target, int row) {
    Shape shape = scanner.scan(text);
    if (!shapes.contains(shape)) {
      return shape == Shape.ZONED_TIMESTAMP
          ? "has an offset from UTC, which the column cannot keep (TIMESTAMP_NTZ)"
          : notA("a time stamp");
    }
    target.setLong(row, scanner.temporal().epochMicros(order));
    return null;
  }
}
