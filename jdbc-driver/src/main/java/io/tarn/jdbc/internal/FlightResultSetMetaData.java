// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** Tells about the columns of a result. */
final class FlightResultSetMetaData implements ResultSetMetaData {
  private final List<Column> columns;

  FlightResultSetMetaData(List<Column> columns) {
    this.columns = List.copyOf(columns);
  }

  private Column column(int index) throws SQLException {
    if (index < 1 || index > columns.size()) {
      throw new SQLException(
          String.format(
              Locale.ROOT, "Column %d is not among the columns 1 to %d", index, columns.size()),
          "42703");
    }
    return columns.get(index - 1);
  }

  @Override
  public int getColumnCount() {
    return columns.size();
  }

  @Override
  public boolean isAutoIncrement(int index) throws SQLException {
    return column(index).origin().autoIncrement();
  }

  @Override
  public boolean isCaseSensitive(int index) throws SQLException {
    return column(index).type().text();
  }

  @Override
  public boolean isSearchable(int index) throws SQLException {
    column(index);
    return true;
  }

  @Override
  public boolean isCurrency(int index) throws SQLException {
    column(index);
    return false;
  }

  @Override
  public int isNullable(int index) throws SQLException {
    return column(index).nullable();
  }

  @Override
  public boolean isSigned(int index) throws SQLException {
    return column(index).type().signed();
  }

  @Override
  public int getColumnDisplaySize(int index) throws SQLException {
    return column(index).type().displaySize();
  }

  @Override
  public String getColumnLabel(int index) throws SQLException {
    return column(index).name();
  }

  @Override
  public String getColumnName(int index) throws SQLException {
    return column(index).name();
  }

  @Override
  public String getSchemaName(int index) throws SQLException {
    return column(index).origin().schema();
  }

  @Override
  public int getPrecision(int index) throws SQLException {
    return column(index).type().precision();
  }

  @Override
  public int getScale(int index) throws SQLException {
    return column(index).type().scale();
  }

  @Override
  public String getTableName(int index) throws SQLException {
    return column(index).origin().table();
  }

  @Override
  public String getCatalogName(int index) throws SQLException {
    return column(index).origin().catalog();
  }

  @Override
  public int getColumnType(int index) throws SQLException {
    return column(index).type().jdbcType();
  }

  @Override
  public String getColumnTypeName(int index) throws SQLException {
    return column(index).type().name();
  }

  @Override
  public boolean isReadOnly(int index) throws SQLException {
    column(index);
    return true;
  }

  @Override
  public boolean isWritable(int index) throws SQLException {
    column(index);
    return false;
  }

  @Override
  public boolean isDefinitelyWritable(int index) throws SQLException {
    column(index);
    return false;
  }

  @Override
  public String getColumnClassName(int index) throws SQLException {
    return column(index).type().className();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return Wrapping.unwrap(this, type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }
}
