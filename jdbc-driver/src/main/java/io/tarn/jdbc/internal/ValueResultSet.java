// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.Map;
import javax.sql.rowset.serial.SerialBlob;
import javax.sql.rowset.serial.SerialClob;
import org.jspecify.annotations.Nullable;

/** Reads columns by index in every class JDBC knows. */
abstract class ValueResultSet extends ForwardOnlyResultSet {
  /** The value of a column of the current row; remembers whether it was null. */
  abstract @Nullable Object current(int column) throws SQLException;

  private <T> @Nullable T as(int column, Class<T> type) throws SQLException {
    Object value = current(column);
    return value == null ? null : JdbcValues.convert(value, type);
  }

  private long whole(int column, long min, long max) throws SQLException {
    Object value = current(column);
    return value == null ? 0 : NumberValues.toLong(value, min, max);
  }

  private static SQLException unsupported(String type) {
    return new SQLFeatureNotSupportedException("There are no values of type " + type, "0A000");
  }

  @Override
  public final @Nullable String getString(int column) throws SQLException {
    Object value = current(column);
    return value == null ? null : SqlText.of(value);
  }

  @Override
  public final boolean getBoolean(int column) throws SQLException {
    Object value = current(column);
    return value != null && NumberValues.toBoolean(value);
  }

  @Override
  public final byte getByte(int column) throws SQLException {
    return (byte) whole(column, Byte.MIN_VALUE, Byte.MAX_VALUE);
  }

  @Override
  public final short getShort(int column) throws SQLException {
    return (short) whole(column, Short.MIN_VALUE, Short.MAX_VALUE);
  }

  @Override
  public final int getInt(int column) throws SQLException {
    return (int) whole(column, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  @Override
  public final long getLong(int column) throws SQLException {
    return whole(column, Long.MIN_VALUE, Long.MAX_VALUE);
  }

  @Override
  public final float getFloat(int column) throws SQLException {
    return (float) getDouble(column);
  }

  @Override
  public final double getDouble(int column) throws SQLException {
    Object value = current(column);
    return value == null ? 0 : NumberValues.toDouble(value);
  }

  @Override
  public final @Nullable BigDecimal getBigDecimal(int column) throws SQLException {
    return as(column, BigDecimal.class);
  }

  @Override
  @Deprecated
  public final @Nullable BigDecimal getBigDecimal(int column, int scale) throws SQLException {
    BigDecimal value = getBigDecimal(column);
    return value == null ? null : value.setScale(scale, RoundingMode.HALF_UP);
  }

  @Override
  public final byte @Nullable [] getBytes(int column) throws SQLException {
    return as(column, byte[].class);
  }

  @Override
  public final @Nullable Date getDate(int column) throws SQLException {
    return getDate(column, null);
  }

  @Override
  public final @Nullable Time getTime(int column) throws SQLException {
    return getTime(column, null);
  }

  @Override
  public final @Nullable Timestamp getTimestamp(int column) throws SQLException {
    return getTimestamp(column, null);
  }

  @Override
  public final @Nullable Date getDate(int column, @Nullable Calendar calendar) throws SQLException {
    Object value = current(column);
    return value == null ? null : TimeValues.toDate(value, calendar);
  }

  @Override
  public final @Nullable Time getTime(int column, @Nullable Calendar calendar) throws SQLException {
    Object value = current(column);
    return value == null ? null : TimeValues.toTime(value, calendar);
  }

  @Override
  public final @Nullable Timestamp getTimestamp(int column, @Nullable Calendar calendar)
      throws SQLException {
    Object value = current(column);
    return value == null ? null : TimeValues.toTimestamp(value, calendar);
  }

  @Override
  public final @Nullable Object getObject(int column) throws SQLException {
    return JdbcValues.toJdbc(current(column));
  }

  @Override
  public final <T> @Nullable T getObject(int column, Class<T> type) throws SQLException {
    return as(column, type);
  }

  @Override
  public final @Nullable Object getObject(int column, @Nullable Map<String, Class<?>> map)
      throws SQLException {
    return getObject(column);
  }

  @Override
  public final @Nullable Array getArray(int column) throws SQLException {
    return as(column, Array.class);
  }

  @Override
  public final @Nullable InputStream getAsciiStream(int column) throws SQLException {
    String text = getString(column);
    return text == null ? null : new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  @Deprecated
  public final @Nullable InputStream getUnicodeStream(int column) throws SQLException {
    String text = getString(column);
    return text == null ? null : new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public final @Nullable InputStream getBinaryStream(int column) throws SQLException {
    byte[] bytes = getBytes(column);
    return bytes == null ? null : new ByteArrayInputStream(bytes);
  }

  @Override
  public final @Nullable Reader getCharacterStream(int column) throws SQLException {
    String text = getString(column);
    return text == null ? null : new StringReader(text);
  }

  @Override
  public final @Nullable String getNString(int column) throws SQLException {
    return getString(column);
  }

  @Override
  public final @Nullable Reader getNCharacterStream(int column) throws SQLException {
    return getCharacterStream(column);
  }

  @Override
  public final @Nullable Blob getBlob(int column) throws SQLException {
    byte[] bytes = getBytes(column);
    return bytes == null ? null : new SerialBlob(bytes);
  }

  @Override
  public final @Nullable Clob getClob(int column) throws SQLException {
    String text = getString(column);
    return text == null ? null : new SerialClob(text.toCharArray());
  }

  @Override
  public final @Nullable URL getURL(int column) throws SQLException {
    String text = getString(column);
    try {
      return text == null ? null : URI.create(text).toURL();
    } catch (java.net.MalformedURLException | IllegalArgumentException e) {
      throw new SQLDataException("The text is not a URL: " + text, "22018", e);
    }
  }

  @Override
  public final Ref getRef(int column) throws SQLException {
    throw unsupported("REF");
  }

  @Override
  public final RowId getRowId(int column) throws SQLException {
    throw unsupported("ROWID");
  }

  @Override
  public final NClob getNClob(int column) throws SQLException {
    throw unsupported("NCLOB");
  }

  @Override
  public final SQLXML getSQLXML(int column) throws SQLException {
    throw unsupported("XML");
  }
}
