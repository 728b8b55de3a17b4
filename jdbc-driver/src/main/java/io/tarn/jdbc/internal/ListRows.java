// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows already here: what metadata methods answer. */
final class ListRows implements Rows {
  private final List<Column> columns;
  private final List<@Nullable Object[]> rows;
  private int position = -1;

  ListRows(List<Column> columns, List<@Nullable Object[]> rows) {
    this.columns = List.copyOf(columns);
    this.rows = List.copyOf(rows);
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  public boolean next() {
    position = Math.min(position + 1, rows.size());
    return position < rows.size();
  }

  @Override
  public @Nullable Object value(int index) {
    return rows.get(position)[index];
  }

  @Override
  public void close() {}
}
