// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What clear columns of a file tell about its unclear ones: a program writes all its dates and
 * numbers the same way.
 *
 * @param numberStyle how numbers are written, if the caller or the data say so
 * @param dateOrder how dates are written, likewise
 * @param delimiter what separates the file's fields
 */
record FileHints(Optional<NumberStyle> numberStyle, Optional<DateOrder> dateOrder, char delimiter) {
  private static final double CLEAR = 0.95;

  static FileHints of(List<ColumnProfile> columns, LoadOptions options, char delimiter) {
    return new FileHints(
        options.numberStyle().or(() -> numberStyle(columns)),
        options.dateOrder().or(() -> dateOrder(columns)),
        delimiter);
  }

  private static Optional<NumberStyle> numberStyle(List<ColumnProfile> columns) {
    boolean point =
        columns.stream()
            .anyMatch(
                column ->
                    column.count(ShapeSets.CERTAIN_POINT) > 0
                        && clear(column, column.count(ShapeSets.numbers(NumberStyle.POINT))));
    boolean comma =
        columns.stream()
            .anyMatch(
                column ->
                    column.count(ShapeSets.CERTAIN_COMMA) > 0
                        && clear(column, column.count(ShapeSets.numbers(NumberStyle.COMMA))));
    if (point == comma) {
      return Optional.empty();
    }
    return Optional.of(point ? NumberStyle.POINT : NumberStyle.COMMA);
  }

  private static Optional<DateOrder> dateOrder(List<ColumnProfile> columns) {
    boolean dayFirst =
        columns.stream()
            .anyMatch(
                written(DateOrder.DAY_FIRST, Shape.DAY_FIRST_DATE, Shape.DAY_FIRST_TIMESTAMP));
    boolean monthFirst =
        columns.stream()
            .anyMatch(
                written(
                    DateOrder.MONTH_FIRST, Shape.MONTH_FIRST_DATE, Shape.MONTH_FIRST_TIMESTAMP));
    if (dayFirst == monthFirst) {
      return Optional.empty();
    }
    return Optional.of(dayFirst ? DateOrder.DAY_FIRST : DateOrder.MONTH_FIRST);
  }

  private static Predicate<ColumnProfile> written(
      DateOrder order, Shape certainDate, Shape certainTimestamp) {
    return column ->
        column.count(certainDate) + column.count(certainTimestamp) > 0
            && clear(column, column.count(ShapeSets.localTimestamps(order)));
  }

  private static boolean clear(ColumnProfile column, long fitting) {
    return fitting >= CLEAR * column.values();
  }
}
