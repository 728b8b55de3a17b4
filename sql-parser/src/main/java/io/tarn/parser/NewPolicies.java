// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlIdentifier;

/**
 * The row filter and column masks that {@code CREATE TABLE} gives its table.
 *
 * @param rowFilter of {@code WITH ROW FILTER}
 * @param masks of columns with {@code MASK}, in their order
 */
public record NewPolicies(Optional<AlterPolicy.Call> rowFilter, List<Mask> masks) {
  public NewPolicies {
    masks = List.copyOf(masks);
  }

  /**
   * @param column the column, which is the function's first argument
   * @param call the function and its further arguments
   */
  public record Mask(SqlIdentifier column, AlterPolicy.Call call) {}

  public boolean isEmpty() {
    return rowFilter.isEmpty() && masks.isEmpty();
  }

  Optional<AlterPolicy.Call> of(SqlIdentifier column) {
    return masks.stream()
        .filter(mask -> mask.column().getSimple().equalsIgnoreCase(column.getSimple()))
        .map(Mask::call)
        .findFirst();
  }
}
