// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

import java.util.Set;
import org.apache.arrow.vector.types.pojo.Field;
import org.jspecify.annotations.Nullable;

/** Reads whole numbers of up to 64 bits. */
final class WholeNumberReader extends CellReader {
  private final NumberStyle style;
  private final Set<Shape> shapes;
  private final ValueScanner scanner;
  private final long least;
  private final long most;

  WholeNumberReader(Field field, ColumnChoice choice, ValueScanner scanner, int bits) {
    super(field, Set.of());
    this.style = choice.style();
    this.shapes = choice.shapes();
    this.scanner = scanner;
    this.most = Long.MAX_VALUE >> (64 - bits);
    this.least = -most - 1;
  }

  @Override
  @Nullable String readValue(String text, CellTarget target, int row) {
    Shape shape = scanner.scan(text);
    NumberScanner number = scanner.number();
    boolean fits =
        shape == Shape.INTEGER
            || (shapes.contains(shape)
                && number.fitsLong()
                && shape != Shape.SCIENTIFIC
                && shape != Shape.INFINITE
                && number.scale(shape, style) == 0);
    if (!fits) {
      return shape == Shape.BIG_INTEGER ? tooLarge() : notA("a whole number");
    }
    long value = number.unscaled();
    if (value < least || value > most) {
      return tooLarge();
    }
    target.setLong(row, value);
    return null;
  }

  private String tooLarge() {
    return notA("a number of this size");
  }
}
