// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of one result, read once from first to last. */
interface Rows extends AutoCloseable {
  List<Column> columns();

  /** Moves to the next row, waiting for it if need be, or says that there is none. */
  boolean next() throws SQLException;

  /**
   * A value of the current row, as {@link ValueReader} describes it.
   *
   * @param index column, from 0
   */
  @Nullable Object value(int index) throws SQLException;

  /** Frees what the rows hold here and on the server; may be called from any thread, repeatedly. */
  @Override
  void close() throws SQLException;
}
