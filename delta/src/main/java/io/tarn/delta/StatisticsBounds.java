// SPDX-License-Identifier: Apache-2.0
package io.tarn.delta;

import io.delta.kernel.expressions.Column;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.statistics.DataFileStatistics;
import io.delta.kernel.types.StringType;
import io.delta.kernel.utils.DataFileStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Shortens the smallest and largest strings of a file, as Spark's writer does: they go into the log
 * and a novel does not belong there.
 */
final class StatisticsBounds {
  private static final int MAX_CHARACTERS = 32;
  private static final String LAST_CHARACTER = Character.toString(Character.MAX_CODE_POINT);

  private StatisticsBounds() {}

  static DataFileStatus shortened(DataFileStatus file) {
    return file.getStatistics()
        .map(
            statistics ->
                new DataFileStatus(
                    file.getPath(),
                    file.getSize(),
                    file.getModificationTime(),
                    Optional.of(shortened(statistics))))
        .orElse(file);
  }

  private static DataFileStatistics shortened(DataFileStatistics statistics) {
    Map<Column, Literal> smallest = new HashMap<>(statistics.getMinValues());
    Map<Column, Literal> largest = new HashMap<>(statistics.getMaxValues());
    smallest.replaceAll((column, value) -> isLong(value) ? Literal.ofString(cut(value)) : value);
    largest.replaceAll(
        (column, value) ->
            isLong(value) && !continuesWithLast(value)
                ? Literal.ofString(cut(value) + LAST_CHARACTER)
                : value);
    return new DataFileStatistics(
        statistics.getNumRecords(), smallest, largest, statistics.getNullCount(), Optional.empty());
  }

  private static boolean isLong(Literal value) {
    return value != null
        && value.getDataType() instanceof StringType
        && value.getValue() instanceof String text
        && text.codePointCount(0, text.length()) > MAX_CHARACTERS;
  }

  /** Then nothing short would be larger than the whole. */
  private static boolean continuesWithLast(Literal value) {
    return ((String) value.getValue()).startsWith(LAST_CHARACTER, cut(value).length());
  }

  private static String cut(Literal value) {
    String text = (String) value.getValue();
    return text.substring(0, text.offsetByCodePoints(0, MAX_CHARACTERS));
  }
}
