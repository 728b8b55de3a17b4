// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Set;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.jspecify.annotations.Nullable;

/** Reads decimals exactly; what would have to be rounded does not fit. */
final class DecimalReader extends CellReader {
  private static final int LONG_DIGITS = 18;

  private final NumberStyle style;
  private final Set<Shape> shapes;
  private final ValueScanner scanner;
  private final int precision;
  private final int scale;
  private final long[] powersOfTen = new long[LONG_DIGITS + 1];

  DecimalReader(Field field, ColumnChoice choice, ValueScanner scanner, ArrowType.Decimal type) {
    super(field, Set.of());
    this.style = choice.style();
    this.shapes = choice.shapes();
    this.scanner = scanner;
    this.precision = type.getPrecision();
    this.scale = type.getScale();
    long power = 1;
    for (int i = 0; i <= LONG_DIGITS; i++) {
      powersOfTen[i] = power;
      power *= 10;
    }
  }

  @Override
  @Nullable String readValue(String text, CellTarget target, int row) {
    Shape shape = scanner.scan(text);
    if (!shapes.contains(shape) || shape == Shape.INFINITE) {
      return notA("a number");
    }
    if (shape == Shape.SCIENTIFIC) {
      return exact(new BigDecimal(text.replace('\u2212', '-')), target, row);
    }
    NumberScanner number = scanner.number();
    int decimals = number.scale(shape, style);
    boolean small =
        number.fitsLong()
            && decimals <= scale
            && number.digits() + scale - decimals <= Math.min(precision, LONG_DIGITS);
    if (small) {
      target.setLong(row, number.unscaled() * powersOfTen[scale - decimals]);
      return null;
    }
    return exact(new BigDecimal(number.plainText(decimals)), target, row);
  }

  private @Nullable String exact(BigDecimal value, CellTarget target, int row) {
    BigDecimal scaled;
    try {
      scaled = value.setScale(scale, RoundingMode.UNNECESSARY);
    } catch (ArithmeticException e) {
      return notA("a number with at most " + scale + " decimals");
    }
    if (scaled.precision() > precision) {
      return notA("a number of this size");
    }
    target.setDecimal(row, scaled);
    return null;
  }
}
