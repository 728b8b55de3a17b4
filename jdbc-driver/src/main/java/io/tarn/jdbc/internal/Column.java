// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

import java.sql.DatabaseMetaData;

/**
 * A column of a result, as {@code ResultSetMetaData} tells it.
 *
 * @param name its name and label
 * @param type what it holds
 * @param nullable {@link DatabaseMetaData#columnNullable} or {@link DatabaseMetaData#columnNoNulls}
 * @param origin where its values come from, if the server said so
 */
record Column(String name, ColumnType type, int nullable, Origin origin) {
  /**
   * The table column behind a result column; empty strings where unknown.
   *
   * @param autoIncrement whether the server fills it in
   */
  record Origin(String catalog, String schema, String table, boolean autoIncrement) {
    static final Origin UNKNOWN = new Origin("", "", "", false);
  }

  static Column of(String name, ColumnType type) {
    return new Column(name, type, DatabaseMetaData.columnNullable, Origin.UNKNOWN);
  }
}
