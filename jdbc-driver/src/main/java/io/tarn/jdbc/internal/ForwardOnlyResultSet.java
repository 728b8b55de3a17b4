// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;

/** Refuses every move but the one to the next row. */
abstract class ForwardOnlyResultSet extends LabelledResultSet {
  private static SQLFeatureNotSupportedException forwardOnly() {
    return new SQLFeatureNotSupportedException(
        "Result sets move forward only, with next(); sort or filter in SQL instead", "0A000");
  }

  @Override
  public final void beforeFirst() throws SQLException {
    throw forwardOnly();
  }

  @Override
  public final void afterLast() throws SQLException {
    throw forwardOnly();
  }

  @Override
  public final boolean first() throws SQLException {
    throw forwardOnly();
  }

  @Override
  public final boolean last() throws SQLException {
    throw forwardOnly();
  }

  @Override
  public final boolean absolute(int row) throws SQLException {
    throw forwardOnly();
  }

  @Override
  public final boolean relative(int rows) throws SQLException {
    throw forwardOnly();
  }

  @Override
  public final boolean previous() throws SQLException {
    throw forwardOnly();
  }

  @Override
  public final boolean isLast() throws SQLException {
    throw forwardOnly();
  }

  @Override
  public final void setFetchDirection(int direction) throws SQLException {
    if (direction != ResultSet.FETCH_FORWARD) {
      throw forwardOnly();
    }
  }

  @Override
  public final int getFetchDirection() {
    return ResultSet.FETCH_FORWARD;
  }

  @Override
  public final int getType() {
    return ResultSet.TYPE_FORWARD_ONLY;
  }

  @Override
  public final int getConcurrency() {
    return ResultSet.CONCUR_READ_ONLY;
  }

  @Override
  public final int getHoldability() {
    return ResultSet.HOLD_CURSORS_OVER_COMMIT;
  }

  @Override
  public final boolean rowUpdated() {
    return false;
  }

  @Override
  public final boolean rowInserted() {
    return false;
  }

  @Override
  public final boolean rowDeleted() {
    return false;
  }

  @Override
  public final String getCursorName() throws SQLException {
    throw new SQLFeatureNotSupportedException("Result sets have no cursor names", "0A000");
  }
}
