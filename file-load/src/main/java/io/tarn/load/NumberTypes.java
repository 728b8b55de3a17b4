// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.types.pojo.ArrowType;

/** Chooses among BIGINT, DECIMAL and DOUBLE for a column of numbers. */
final class NumberTypes {
  private static final int USUAL_PRECISION = 18;
  private static final int MOST_PRECISION = 38;
  private static final int FEWEST_DECIMALS = 2;
  private static final int MOST_DECIMALS = 4;
  private static final int DOUBLE_DIGITS = 17;

  private NumberTypes() {}

  static ColumnChoice choose(ColumnProfile profile, NumberStyle style) {
    ColumnChoice choice =
        new ColumnChoice(type(profile, style), style, DateOrder.DAY_FIRST, List.of());
    NumberProfile numbers = profile.numbers(style);
    int digits = numbers.mostWholeDigits() + numbers.mostDecimals();
    if (choice.type().equals(ColumnTypes.DOUBLE) && digits > DOUBLE_DIGITS) {
      choice = choice.remark("holds numbers with more digits than a DOUBLE keeps");
    }
    if (choice.type().equals(ColumnTypes.decimal(MOST_PRECISION, 0))) {
      choice = choice.remark("holds whole numbers too large for BIGINT");
    }
    if (style != NumberStyle.POINT || profile.count(Shape.COMMA_GROUPED) > 0) {
      choice = choice.remark("holds numbers written like " + style.example());
    }
    for (Map.Entry<Character, Long> currency : profile.currencies().entrySet()) {
      choice = choice.remark("holds amounts in " + currency.getKey() + "; the sign is dropped");
    }
    return choice;
  }

  private static ArrowType type(ColumnProfile profile, NumberStyle style) {
    if (profile.count(Shape.SCIENTIFIC) + profile.count(Shape.INFINITE) > 0) {
      return ColumnTypes.DOUBLE;
    }
    NumberProfile numbers = profile.numbers(style);
    int decimals = numbers.mostDecimals();
    boolean money = !profile.currencies().isEmpty();
    if (decimals == 0 && !money) {
      return profile.count(Shape.BIG_INTEGER) > 0
          ? ColumnTypes.decimal(MOST_PRECISION, 0)
          : ColumnTypes.BIGINT;
    }
    boolean fixed =
        decimals <= FEWEST_DECIMALS || (decimals <= MOST_DECIMALS && numbers.consistentDecimals());
    int scale = Math.max(decimals, FEWEST_DECIMALS);
    int digits = numbers.mostWholeDigits() + scale;
    if (!fixed || digits > MOST_PRECISION) {
      return ColumnTypes.DOUBLE;
    }
    return ColumnTypes.decimal(digits <= USUAL_PRECISION ? USUAL_PRECISION : MOST_PRECISION, scale);
  }
}
