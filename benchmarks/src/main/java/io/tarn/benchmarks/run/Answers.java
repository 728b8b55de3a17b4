// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.run;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether two answers are the same: numbers up to the rounding of a double, because engines type
 * averages differently; in any order, because rows that tie may come in any.
 */
final class Answers {
  private static final double TOLERANCE = 1e-9;

  /** Spark rounds an average of decimals to four more digits than its input has. */
  private static final double LAST_DIGIT = 5.1e-7;

  private static final MathContext COARSE = new MathContext(5);

  private Answers() {}

  /** The first difference, if there is one. */
  static Optional<String> difference(
      List<List<@Nullable Object>> answer, List<List<@Nullable Object>> reference) {
    if (answer.size() != reference.size()) {
      return Optional.of(answer.size() + " rows, not " + reference.size());
    }
    List<List<@Nullable Object>> left = sorted(answer);
    List<List<@Nullable Object>> right = sorted(reference);
    for (int row = 0; row < left.size(); row++) {
      if (!same(left.get(row), right.get(row))) {
        return Optional.of(left.get(row) + ", not " + right.get(row));
      }
    }
    return Optional.empty();
  }

  private static List<List<@Nullable Object>> sorted(List<List<@Nullable Object>> rows) {
    return rows.stream().sorted(Comparator.comparing(Answers::key)).toList();
  }

  /** Numbers that differ in their last digits sort to the same place, but for rare ones. */
  private static String key(List<@Nullable Object> row) {
    StringBuilder key = new StringBuilder();
    for (Object value : row) {
      key.append('|')
          .append(
              value instanceof BigDecimal number
                  ? number.round(COARSE).stripTrailingZeros().toPlainString()
                  : String.valueOf(value));
    }
    return key.toString();
  }

  private static boolean same(List<@Nullable Object> left, List<@Nullable Object> right) {
    if (left.size() != right.size()) {
      return false;
    }
    for (int i = 0; i < left.size(); i++) {
      if (!same(left.get(i), right.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Trino gives an average of decimals as many digits as they have. */
  private static boolean isRounded(BigDecimal a, BigDecimal b) {
    return a.scale() >= 2
        && a.scale() < b.scale()
        && b.setScale(a.scale(), RoundingMode.HALF_UP).compareTo(a) == 0;
  }

  private static boolean same(@Nullable Object left, @Nullable Object right) {
    if (left instanceof BigDecimal a && right instanceof BigDecimal b) {
      double difference = Math.abs(a.subtract(b).doubleValue());
      return difference <= TOLERANCE * Math.max(1, Math.abs(a.doubleValue()))
          || difference <= LAST_DIGIT
          || isRounded(a, b)
          || isRounded(b, a);
    }
    return left == null
        ? right == null
        : right != null && left.toString().stripTrailing().equals(right.toString().stripTrailing());
  }
}
