// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

import java.util.EnumSet;
import java.util.Set;

/** Which shapes make up a type. */
final class ShapeSets {
  static final Set<Shape> BOOLEANS = EnumSet.of(Shape.TRUE_FALSE, Shape.YES_NO, Shape.T_F);
  static final Set<Shape> WHOLE = EnumSet.of(Shape.INTEGER, Shape.BIG_INTEGER);
  static final Set<Shape> ZONED = EnumSet.of(Shape.ZONED_TIMESTAMP);

  /** Numbers that only the decimal point or only the decimal comma makes sense of. */
  static final Set<Shape> CERTAIN_POINT =
      EnumSet.of(Shape.POINT_DECIMAL, Shape.COMMA_GROUPED, Shape.APOSTROPHE_GROUPED);

  static final Set<Shape> CERTAIN_COMMA =
      EnumSet.of(Shape.COMMA_DECIMAL, Shape.POINT_GROUPED, Shape.SPACE_GROUPED);

  private static final Set<Shape> ALWAYS_NUMBERS =
      EnumSet.of(Shape.INTEGER, Shape.BIG_INTEGER, Shape.SCIENTIFIC, Shape.INFINITE);

  private ShapeSets() {}

  static Set<Shape> numbers(NumberStyle style) {
    EnumSet<Shape> shapes = EnumSet.copyOf(ALWAYS_NUMBERS);
    switch (style) {
      case POINT ->
          shapes.addAll(
              EnumSet.of(
                  Shape.POINT_DECIMAL, Shape.POINT_THREE, Shape.COMMA_THREE, Shape.COMMA_GROUPED));
      case COMMA ->
          shapes.addAll(
              EnumSet.of(
                  Shape.COMMA_DECIMAL, Shape.COMMA_THREE, Shape.POINT_THREE, Shape.POINT_GROUPED));
      case SPACE_COMMA ->
          shapes.addAll(EnumSet.of(Shape.COMMA_DECIMAL, Shape.COMMA_THREE, Shape.SPACE_GROUPED));
      case APOSTROPHE_POINT ->
          shapes.addAll(
              EnumSet.of(Shape.POINT_DECIMAL, Shape.POINT_THREE, Shape.APOSTROPHE_GROUPED));
    }
    return shapes;
  }

  static Set<Shape> dates(DateOrder order) {
    return order == DateOrder.DAY_FIRST
        ? EnumSet.of(Shape.ISO_DATE, Shape.DOTTED_DATE, Shape.DAY_FIRST_DATE, Shape.EITHER_DATE)
        : EnumSet.of(Shape.ISO_DATE, Shape.MONTH_FIRST_DATE, Shape.EITHER_DATE);
  }

  /** Dates count as midnight. */
  static Set<Shape> localTimestamps(DateOrder order) {
    Set<Shape> shapes = dates(order);
    shapes.add(Shape.ISO_TIMESTAMP);
    shapes.add(Shape.EITHER_TIMESTAMP);
    if (order == DateOrder.DAY_FIRST) {
      shapes.add(Shape.DOTTED_TIMESTAMP);
      shapes.add(Shape.DAY_FIRST_TIMESTAMP);
    } else {
      shapes.add(Shape.MONTH_FIRST_TIMESTAMP);
    }
    return shapes;
  }

  /** Those without an offset count as UTC. */
  static Set<Shape> timestamps(DateOrder order) {
    Set<Shape> shapes = localTimestamps(order);
    shapes.add(Shape.ZONED_TIMESTAMP);
    return shapes;
  }
}
