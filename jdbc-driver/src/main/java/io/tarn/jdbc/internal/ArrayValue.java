// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An array, free of the batch it was read from. */
final class ArrayValue implements Array {
  private final ColumnType elementType;
  private final @Nullable Object[] elements;

  ArrayValue(ColumnType elementType, @Nullable Object[] elements) {
    this.elementType = elementType;
    this.elements = elements;
  }

  @Nullable Object[] elements() {
    return elements;
  }

  @Override
  public String getBaseTypeName() {
    return elementType.name();
  }

  @Override
  public int getBaseType() {
    return elementType.jdbcType();
  }

  /** The elements as {@code getObject} would give them. */
  @Override
  public Object getArray() throws SQLException {
    @Nullable Object[] converted = new Object[elements.length];
    for (int i = 0; i < elements.length; i++) {
      converted[i] = JdbcValues.toJdbc(elements[i]);
    }
    return converted;
  }

  @Override
  public Object getArray(Map<String, Class<?>> map) throws SQLException {
    return getArray();
  }

  @Override
  public Object getArray(long index, int count) throws SQLException {
    int from = checkedStart(index);
    return Arrays.copyOfRange(
        (Object[]) getArray(), from, Math.min(elements.length, from + Math.max(0, count)));
  }

  @Override
  public Object getArray(long index, int count, Map<String, Class<?>> map) throws SQLException {
    return getArray(index, count);
  }

  @Override
  public ResultSet getResultSet() throws SQLException {
    return getResultSet(1, elements.length);
  }

  @Override
  public ResultSet getResultSet(Map<String, Class<?>> map) throws SQLException {
    return getResultSet();
  }

  @Override
  public ResultSet getResultSet(long index, int count) throws SQLException {
    int from = elements.length == 0 ? 0 : checkedStart(index);
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (int i = from; i < Math.min(elements.length, from + count); i++) {
      rows.add(new Object[] {i + 1L, elements[i]});
    }
    return FlightResultSet.detached(
        new ListRows(
            List.of(Column.of("INDEX", ColumnType.BIGINT), Column.of("VALUE", elementType)), rows));
  }

  @Override
  public ResultSet getResultSet(long index, int count, Map<String, Class<?>> map)
      throws SQLException {
    return getResultSet(index, count);
  }

  @Override
  public void free() {}

  @Override
  public String toString() {
    return SqlText.of(this);
  }

  private int checkedStart(long index) throws SQLException {
    if (index < 1 || index > elements.length) {
      throw new SQLDataException(
          String.format(
              Locale.ROOT, "Index %d is not in the array's 1 to %d", index, elements.length),
          "2202E");
    }
    return (int) index - 1;
  }
}
