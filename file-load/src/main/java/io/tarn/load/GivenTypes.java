// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.jspecify.annotations.Nullable;

/** The types a caller gives for single columns. */
final class GivenTypes {
  private final Map<String, ArrowType> types = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  /**
   * The types for a file with these columns.
   *
   * @throws io.tarn.api.WarehouseException if one is for a column the file does not have
   */
  GivenTypes(Map<String, ArrowType> given, List<String> columns) {
    types.putAll(given);
    for (String column : types.keySet()) {
      if (columns.stream().noneMatch(column::equalsIgnoreCase)) {
        throw LoadErrors.unknownOptionColumn(column, TargetColumns.nearest(column, columns));
      }
    }
  }

  @Nullable ArrowType find(String column) {
    return types.get(column);
  }
}
