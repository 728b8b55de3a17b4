// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.PolicyCall;
import io.tarn.api.TableEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows of {@code information_schema} about row filters and column masks, as one user sees them. */
final class PolicyRows {
  private final InformationRows rows;

  PolicyRows(InformationRows rows) {
    this.rows = rows;
  }

  List<List<@Nullable Object>> rowFilters(String catalog) {
    return rows.each(
        catalog,
        (entry, all) -> {
          if (entry instanceof TableEntry.DeltaTable table) {
            table.policies().rowFilters().forEach(filter -> all.add(row(table, filter, null)));
          }
        });
  }

  List<List<@Nullable Object>> columnMasks(String catalog) {
    return rows.each(
        catalog,
        (entry, all) -> {
          if (entry instanceof TableEntry.DeltaTable table) {
            new TreeMap<>(table.policies().columnMasks())
                .forEach((column, mask) -> all.add(row(table, mask, column)));
          }
        });
  }

  private static List<@Nullable Object> row(
      TableEntry.DeltaTable table, PolicyCall call, @Nullable String column) {
    List<@Nullable Object> row =
        new ArrayList<>(
            InformationRows.row(
                table.name().catalog(), table.name().schema(), table.name().table()));
    if (column != null) {
      row.add(column);
    }
    row.addAll(
        InformationRows.row(
            call.function().catalog(),
            call.function().schema(),
            call.function().function(),
            String.join(", ", call.columns()),
            call.arguments().stream()
                .map(PolicyCall.Argument::text)
                .collect(Collectors.joining(", "))));
    return row;
  }
}
