// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

import java.util.Set;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.jspecify.annotations.Nullable;

/** Reads dates. */
final class DateReader extends CellReader {
  private final DateOrder order;
  private final Set<Shape> shapes;
  private final ValueScanner scanner;

  DateReader(Field field, ColumnChoice choice, ValueScanner scanner) {
    super(field, Set.of());
    if (!((ArrowType.Date) field.getType()).getUnit().equals(DateUnit.DAY)) {
      throw LoadErrors.unsupportedType(field.getName(), field.getType().toString(), FileFormat.CSV);
    }
    this.order = choice.order();
    this.shapes = choice.shapes();
    this.scanner = scanner;
  }

  @Override
  @Nullable String readValue(String text, CellTarget target, int row) {
    if (!shapes.contains(scanner.scan(text))) {
      return notA("a date");
    }
    target.setLong(row, scanner.temporal().epochDay(order));
    return null;
  }
}
