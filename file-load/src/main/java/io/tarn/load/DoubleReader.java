// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

import java.util.Set;
import org.apache.arrow.vector.types.pojo.Field;
import org.jspecify.annotations.Nullable;

/** Reads floating-point numbers, with NaN and infinity. */
final class DoubleReader extends CellReader {
  /** Whole numbers of so many digits, and powers of ten up to 22, are exact as doubles. */
  private static final int EXACT_DIGITS = 15;

  private static final double[] POWERS_OF_TEN = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
  };

  private final NumberStyle style;
  private final Set<Shape> shapes;
  private final ValueScanner scanner;

  DoubleReader(Field field, ColumnChoice choice, ValueScanner scanner) {
    super(field, Set.of());
    this.style = choice.style();
    this.shapes = choice.shapes();
    this.scanner = scanner;
  }

  @Override
  boolean meansValue(String token) {
    return token.equalsIgnoreCase("NaN");
  }

  @Override
  @Nullable String readValue(String text, CellTarget target, int row) {
    if (meansValue(text)) {
      target.setDouble(row, Double.NaN);
      return null;
    }
    Shape shape = scanner.scan(text);
    if (!shapes.contains(shape)) {
      return notA("a number");
    }
    target.setDouble(row, value(shape, text));
    return null;
  }

  private double value(Shape shape, String text) {
    if (shape == Shape.INFINITE) {
      return text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    if (shape == Shape.SCIENTIFIC) {
      return Double.parseDouble(text.replace('\u2212', '-'));
    }
    NumberScanner number = scanner.number();
    int decimals = number.scale(shape, style);
    // One division of two exact numbers rounds once, so it gives the nearest double.
    return number.digits() <= EXACT_DIGITS
        ? exactQuotient(number, decimals)
        : Double.parseDouble(number.plainText(decimals));
  }

  private static double exactQuotient(NumberScanner number, int decimals) {
    double quotient = Math.abs(number.unscaled()) / POWERS_OF_TEN[decimals];
    return number.negative() ? -quotient : quotient;
  }
}
