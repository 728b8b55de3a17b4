// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.arrow.vector.types.pojo.ArrowType;

/**
 * How a CSV column is to be read.
 *
 * @param type what its values become
 * @param style how its numbers are written
 * @param order how its dates are written
 * @param remarks what a person should know about the choice
 */
record ColumnChoice(ArrowType type, NumberStyle style, DateOrder order, List<String> remarks) {
  ColumnChoice {
    remarks = List.copyOf(remarks);
  }

  static ColumnChoice of(ArrowType type) {
    return new ColumnChoice(type, NumberStyle.POINT, DateOrder.DAY_FIRST, List.of());
  }

  static ColumnChoice text(String remark) {
    return of(ColumnTypes.STRING).remark(remark);
  }

  ColumnChoice remark(String remark) {
    List<String> more = new ArrayList<>(remarks);
    more.add(remark);
    return new ColumnChoice(type, style, order, more);
  }

  /** The shapes of text the type takes. */
  Set<Shape> shapes() {
    if (type instanceof ArrowType.Bool) {
      return ShapeSets.BOOLEANS;
    }
    if (ColumnTypes.isNumber(type)) {
      return ShapeSets.numbers(style);
    }
    if (type instanceof ArrowType.Date) {
      return ShapeSets.dates(order);
    }
    if (type instanceof ArrowType.Timestamp timestamp) {
      return ColumnTypes.isZoned(timestamp)
          ? ShapeSets.timestamps(order)
          : ShapeSets.localTimestamps(order);
    }
    return EnumSet.allOf(Shape.class);
  }
}
