// SPDX-License-Identifier: Apache-2.0
package io.tarn.samples;

import io.tarn.api.ErrorCode;
import io.tarn.api.WarehouseException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The rows of a table as an iterator that always gives the result set at its current row. */
final class JdbcRows implements Iterator<ResultSet>, AutoCloseable {
  private final Statement statement;
  private final ResultSet rows;
  private boolean more;
  private boolean handedOut;

  private JdbcRows(Statement statement, ResultSet rows) throws SQLException {
    this.statement = statement;
    this.rows = rows;
    this.more = rows.next();
  }

  static JdbcRows of(Connection connection, String owner, String table) throws SQLException {
    Statement statement = connection.createStatement();
    String name =
        statement.enquoteIdentifier(owner, true) + "." + statement.enquoteIdentifier(table, true);
    return new JdbcRows(statement, statement.executeQuery("SELECT * FROM " + name));
  }

  @Override
  public boolean hasNext() {
    return more && advanceIfRead();
  }

  /** The row handed out last is written by now: moving on is safe. */
  private boolean advanceIfRead() {
    if (handedOut) {
      try {
        more = rows.next();
        handedOut = false;
      } catch (SQLException e) {
        throw unreadable(e);
      }
    }
    return more;
  }

  @Override
  public ResultSet next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    handedOut = true;
    return rows;
  }

  @Override
  public void close() {
    try {
      statement.close();
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  private static WarehouseException unreadable(SQLException e) {
    return WarehouseException.of(
        ErrorCode.TABLE_STORAGE_ERROR, "Cannot read a sample table: " + e.getMessage(), e);
  }
}
