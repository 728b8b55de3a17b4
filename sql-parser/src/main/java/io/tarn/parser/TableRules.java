// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlIdentifier;

/**
 * What a table asks of those who write it, and how its rows are laid out.
 *
 * @param columns at most one for each column
 * @param checks conditions of rows
 * @param clusterColumns columns after {@code CLUSTER BY}
 */
public record TableRules(
    List<ColumnRule> columns, List<TableCheck> checks, List<SqlIdentifier> clusterColumns) {
  public TableRules {
    columns = List.copyOf(columns);
    checks = List.copyOf(checks);
    clusterColumns = List.copyOf(clusterColumns);
  }

  public boolean isEmpty() {
    return columns.isEmpty() && checks.isEmpty() && clusterColumns.isEmpty();
  }

  /** The rule of a column. */
  public Optional<ColumnRule> of(SqlIdentifier column) {
    return columns.stream()
        .filter(rule -> rule.column().getSimple().equalsIgnoreCase(column.getSimple()))
        .findFirst();
  }
}
