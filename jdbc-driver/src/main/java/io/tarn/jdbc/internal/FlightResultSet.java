// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The one result set, for queries and for metadata. */
final class FlightResultSet extends ValueResultSet {
  /** Told once when the result set closes. */
  interface CloseListener {
    void closed() throws SQLException;
  }

  private final Rows rows;
  private final @Nullable Statement statement;
  private final long maxRows;
  private final CloseListener listener;
  private final Map<String, Integer> columnsByLabel = new HashMap<>();
  private long rowNumber;
  private boolean onRow;
  private boolean exhausted;
  private boolean lastWasNull;
  private int fetchSize;
  private volatile boolean closed;

  /**
   * @param maxRows rows to show at most; 0 for all
   */
  FlightResultSet(Rows rows, @Nullable Statement statement, long maxRows, CloseListener listener) {
    this.rows = rows;
    this.statement = statement;
    this.maxRows = maxRows;
    this.listener = listener;
    List<Column> columns = rows.columns();
    for (int i = columns.size() - 1; i >= 0; i--) {
      columnsByLabel.put(columns.get(i).name().toLowerCase(Locale.ROOT), i + 1);
    }
  }

  /** A result set that belongs to no statement, such as that of an array. */
  static FlightResultSet detached(Rows rows) {
    return new FlightResultSet(rows, null, 0, () -> {});
  }

  @Override
  public boolean next() throws SQLException {
    checkOpen();
    if (exhausted) {
      return false;
    }
    onRow = (maxRows == 0 || rowNumber < maxRows) && rows.next();
    if (onRow) {
      rowNumber++;
    } else {
      exhausted = true;
      // Nothing more will be read: let the server go, whenever the caller may close.
      rows.close();
    }
    return onRow;
  }

  @Override
  @Nullable Object current(int column) throws SQLException {
    checkOpen();
    if (!onRow) {
      throw new SQLException(
          exhausted ? "The result set is after its last row" : "Call next() before reading",
          "24000");
    }
    if (column < 1 || column > rows.columns().size()) {
      throw new SQLException(
          String.format(
              Locale.ROOT,
              "Column %d is not among the columns 1 to %d",
              column,
              rows.columns().size()),
          "42703");
    }
    Object value = rows.value(column - 1);
    lastWasNull = value == null;
    return value;
  }

  @Override
  public int findColumn(String label) throws SQLException {
    checkOpen();
    List<Column> columns = rows.columns();
    // Labels may differ by case only; the exact one wins.
    Integer column = columnsByLabel.get(label.toLowerCase(Locale.ROOT));
    if (column == null) {
      throw new SQLException(
          String.format(
              Locale.ROOT,
              "There is no column '%s'; the columns are %s",
              label,
              columns.stream().map(Column::name).toList()),
          "42703");
    }
    if (!columns.get(column - 1).name().equals(label)) {
      for (int i = column; i < columns.size(); i++) {
        if (columns.get(i).name().equals(label)) {
          return i + 1;
        }
      }
    }
    return column;
  }

  @Override
  public boolean wasNull() throws SQLException {
    checkOpen();
    return lastWasNull;
  }

  @Override
  public ResultSetMetaData getMetaData() throws SQLException {
    checkOpen();
    return new FlightResultSetMetaData(rows.columns());
  }

  @Override
  public @Nullable SQLWarning getWarnings() throws SQLException {
    checkOpen();
    return null;
  }

  @Override
  public void clearWarnings() throws SQLException {
    checkOpen();
  }

  @Override
  public boolean isBeforeFirst() throws SQLException {
    checkOpen();
    return rowNumber == 0 && !exhausted;
  }

  @Override
  public boolean isAfterLast() throws SQLException {
    checkOpen();
    return exhausted && rowNumber > 0;
  }

  @Override
  public boolean isFirst() throws SQLException {
    checkOpen();
    return onRow && rowNumber == 1;
  }

  @Override
  public int getRow() throws SQLException {
    checkOpen();
    return onRow ? Math.toIntExact(rowNumber) : 0;
  }

  @Override
  public void setFetchSize(int size) throws SQLException {
    checkOpen();
    if (size < 0) {
      throw new SQLException("A fetch size cannot be negative", "22023");
    }
    // The server chooses its batches; this is a hint it does not take.
    fetchSize = size;
  }

  @Override
  public int getFetchSize() throws SQLException {
    checkOpen();
    return fetchSize;
  }

  @Override
  public @Nullable Statement getStatement() throws SQLException {
    checkOpen();
    return statement;
  }

  @Override
  public void close() throws SQLException {
    synchronized (listener) {
      if (closed) {
        return;
      }
      closed = true;
    }
    try {
      rows.close();
    } finally {
      listener.closed();
    }
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return Wrapping.unwrap(this, type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }

  private void checkOpen() throws SQLException {
    if (closed) {
      throw new SQLException("The result set is closed", "24000");
    }
  }
}
