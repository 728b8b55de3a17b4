// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner.duckdb;

/** How the columns of a row that expressions refer to are written. */
interface Row {
  String column(int index);

  /** Columns of one aliased query. */
  static Row of(String alias) {
    return index -> alias + "." + name(index);
  }

  /** Columns of two, one after the other. */
  static Row joined(String left, int leftWidth, String right) {
    return index ->
        index < leftWidth ? left + "." + name(index) : right + "." + name(index - leftWidth);
  }

  /** The name of a query's column. */
  static String name(int index) {
    return "c" + index;
  }
}
