// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement's settings, warnings and current result: everything that is not running it. */
abstract class StatementState implements Statement {
  private final FlightConnection connection;
  private long maxRows;
  private int queryTimeout;
  private int fetchSize;
  private @Nullable SQLWarning warnings;
  private boolean escapes = true;
  private boolean poolable;
  private volatile boolean closed;
  private volatile boolean closeOnCompletion;
  private volatile @Nullable FlightResultSet resultSet;
  private long updateCount = -1;

  StatementState(FlightConnection connection) {
    this.connection = connection;
    this.queryTimeout = connection.defaultQueryTimeout();
  }

  final FlightConnection connection() {
    return connection;
  }

  final boolean translatesEscapes() {
    return escapes;
  }

  final void checkOpen() throws SQLException {
    if (closed) {
      throw new SQLException("The statement is closed", "24000");
    }
    connection.checkOpen();
  }

  /** Marks it closed; says whether it was open until now. */
  final synchronized boolean markClosed() {
    boolean wasOpen = !closed;
    closed = true;
    return wasOpen;
  }

  final void show(FlightResultSet result) {
    resultSet = result;
    updateCount = -1;
  }

  final void show(long count) {
    resultSet = null;
    updateCount = count;
  }

  /** Forgets the last run. */
  final void clearResult() throws SQLException {
    ResultSet open = resultSet;
    resultSet = null;
    updateCount = -1;
    warnings = null;
    if (open != null) {
      open.close();
    }
  }

  final synchronized void warn(List<SQLWarning> more) {
    warnings = Annotations.chain(warnings, more);
  }

  final void resultClosed(FlightResultSet result) throws SQLException {
    if (closeOnCompletion && resultSet == result) {
      close();
    }
  }

  @Override
  public final @Nullable ResultSet getResultSet() throws SQLException {
    checkOpen();
    return resultSet;
  }

  @Override
  public final long getLargeUpdateCount() throws SQLException {
    checkOpen();
    return updateCount;
  }

  @Override
  public final int getUpdateCount() throws SQLException {
    return (int) Math.min(Integer.MAX_VALUE, getLargeUpdateCount());
  }

  @Override
  public final boolean getMoreResults() throws SQLException {
    return getMoreResults(CLOSE_CURRENT_RESULT);
  }

  @Override
  public final boolean getMoreResults(int current) throws SQLException {
    checkOpen();
    ResultSet open = resultSet;
    resultSet = null;
    updateCount = -1;
    if (open != null && current != KEEP_CURRENT_RESULT) {
      open.close();
    }
    return false;
  }

  @Override
  public final long getLargeMaxRows() throws SQLException {
    checkOpen();
    return maxRows;
  }

  @Override
  public final int getMaxRows() throws SQLException {
    return (int) Math.min(Integer.MAX_VALUE, getLargeMaxRows());
  }

  @Override
  public final void setLargeMaxRows(long max) throws SQLException {
    checkOpen();
    maxRows = checkNotNegative(max, "row limit");
  }

  @Override
  public final void setMaxRows(int max) throws SQLException {
    setLargeMaxRows(max);
  }

  @Override
  public final int getMaxFieldSize() throws SQLException {
    checkOpen();
    return 0;
  }

  @Override
  public final void setMaxFieldSize(int max) throws SQLException {
    checkOpen();
    if (checkNotNegative(max, "field size") > 0) {
      throw new SQLFeatureNotSupportedException(
          "Values are never cut; use substring() in SQL", "0A000");
    }
  }

  @Override
  public final int getQueryTimeout() throws SQLException {
    checkOpen();
    return queryTimeout;
  }

  @Override
  public final void setQueryTimeout(int seconds) throws SQLException {
    checkOpen();
    queryTimeout = (int) checkNotNegative(seconds, "query timeout");
  }

  @Override
  public final void setFetchSize(int rows) throws SQLException {
    checkOpen();
    // The server chooses its batches; this is a hint it does not take.
    fetchSize = (int) checkNotNegative(rows, "fetch size");
  }

  @Override
  public final int getFetchSize() throws SQLException {
    checkOpen();
    return fetchSize;
  }

  @Override
  public final void setFetchDirection(int direction) throws SQLException {
    checkOpen();
    if (direction != ResultSet.FETCH_FORWARD
        && direction != ResultSet.FETCH_REVERSE
        && direction != ResultSet.FETCH_UNKNOWN) {
      throw new SQLException(direction + " is not a fetch direction", "22023");
    }
  }

  @Override
  public final int getFetchDirection() throws SQLException {
    checkOpen();
    return ResultSet.FETCH_FORWARD;
  }

  @Override
  public final void setEscapeProcessing(boolean enable) throws SQLException {
    checkOpen();
    escapes = enable;
  }

  @Override
  public final synchronized @Nullable SQLWarning getWarnings() throws SQLException {
    checkOpen();
    return warnings;
  }

  @Override
  public final synchronized void clearWarnings() throws SQLException {
    checkOpen();
    warnings = null;
  }

  @Override
  public final void setCursorName(String name) throws SQLException {
    throw new SQLFeatureNotSupportedException("There are no positioned updates", "0A000");
  }

  @Override
  public final int getResultSetConcurrency() {
    return ResultSet.CONCUR_READ_ONLY;
  }

  @Override
  public final int getResultSetType() {
    return ResultSet.TYPE_FORWARD_ONLY;
  }

  @Override
  public final int getResultSetHoldability() {
    return ResultSet.HOLD_CURSORS_OVER_COMMIT;
  }

  @Override
  public final ResultSet getGeneratedKeys() throws SQLException {
    checkOpen();
    return FlightResultSet.detached(new ListRows(List.of(), List.of()));
  }

  @Override
  public final FlightConnection getConnection() throws SQLException {
    checkOpen();
    return connection;
  }

  @Override
  public final boolean isClosed() {
    return closed;
  }

  @Override
  public final void setPoolable(boolean wanted) throws SQLException {
    checkOpen();
    poolable = wanted;
  }

  @Override
  public final boolean isPoolable() throws SQLException {
    checkOpen();
    return poolable;
  }

  @Override
  public final void closeOnCompletion() throws SQLException {
    checkOpen();
    closeOnCompletion = true;
  }

  @Override
  public final boolean isCloseOnCompletion() throws SQLException {
    checkOpen();
    return closeOnCompletion;
  }

  @Override
  public final <T> T unwrap(Class<T> type) throws SQLException {
    return Wrapping.unwrap(this, type);
  }

  @Override
  public final boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }

  private static long checkNotNegative(long value, String what) throws SQLException {
    if (value < 0) {
      throw new SQLException("A " + what + " cannot be negative", "22023");
    }
    return value;
  }
}
