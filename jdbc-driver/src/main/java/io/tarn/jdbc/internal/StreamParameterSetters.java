// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLXML;
import org.jspecify.annotations.Nullable;

/** Takes parameters that come as streams and large objects. */
abstract class StreamParameterSetters extends ParameterSetters {
  StreamParameterSetters(FlightConnection connection) {
    super(connection);
  }

  private static SQLException unsupported(String type) {
    return new SQLFeatureNotSupportedException("There are no values of type " + type, "0A000");
  }

  @Override
  public final void setAsciiStream(int index, @Nullable InputStream value, int length)
      throws SQLException {
    set(
        index,
        value == null ? null : ParameterStreams.text(value, StandardCharsets.US_ASCII, length));
  }

  @Override
  @Deprecated
  public final void setUnicodeStream(int index, @Nullable InputStream value, int length)
      throws SQLException {
    set(index, value == null ? null : ParameterStreams.text(value, StandardCharsets.UTF_8, length));
  }

  @Override
  public final void setBinaryStream(int index, @Nullable InputStream value, int length)
      throws SQLException {
    set(index, value == null ? null : ParameterStreams.bytes(value, length));
  }

  @Override
  public final void setCharacterStream(int index, @Nullable Reader value, int length)
      throws SQLException {
    set(index, value == null ? null : ParameterStreams.text(value, length));
  }

  @Override
  public final void setRef(int index, @Nullable Ref value) throws SQLException {
    throw unsupported("Ref");
  }

  @Override
  public final void setBlob(int index, @Nullable Blob value) throws SQLException {
    set(index, value);
  }

  @Override
  public final void setClob(int index, @Nullable Clob value) throws SQLException {
    set(index, value);
  }

  @Override
  public final void setRowId(int index, @Nullable RowId value) throws SQLException {
    throw unsupported("RowId");
  }

  @Override
  public final void setNCharacterStream(int index, @Nullable Reader value, long length)
      throws SQLException {
    set(index, value == null ? null : ParameterStreams.text(value, length));
  }

  @Override
  public final void setNClob(int index, @Nullable NClob value) throws SQLException {
    set(index, value);
  }

  @Override
  public final void setClob(int index, @Nullable Reader value, long length) throws SQLException {
    set(index, value == null ? null : ParameterStreams.text(value, length));
  }

  @Override
  public final void setBlob(int index, @Nullable InputStream value, long length)
      throws SQLException {
    set(index, value == null ? null : ParameterStreams.bytes(value, length));
  }

  @Override
  public final void setNClob(int index, @Nullable Reader value, long length) throws SQLException {
    set(index, value == null ? null : ParameterStreams.text(value, length));
  }

  @Override
  public final void setSQLXML(int index, @Nullable SQLXML value) throws SQLException {
    throw unsupported("SQLXML");
  }

  @Override
  public final void setAsciiStream(int index, @Nullable InputStream value, long length)
      throws SQLException {
    set(
        index,
        value == null ? null : ParameterStreams.text(value, StandardCharsets.US_ASCII, length));
  }

  @Override
  public final void setBinaryStream(int index, @Nullable InputStream value, long length)
      throws SQLException {
    set(index, value == null ? null : ParameterStreams.bytes(value, length));
  }

  @Override
  public final void setCharacterStream(int index, @Nullable Reader value, long length)
      throws SQLException {
    set(index, value == null ? null : ParameterStreams.text(value, length));
  }

  @Override
  public final void setAsciiStream(int index, @Nullable InputStream value) throws SQLException {
    set(
        index,
        value == null
            ? null
            : ParameterStreams.text(value, StandardCharsets.US_ASCII, Long.MAX_VALUE));
  }

  @Override
  public final void setBinaryStream(int index, @Nullable InputStream value) throws SQLException {
    set(index, value == null ? null : ParameterStreams.bytes(value, Long.MAX_VALUE));
  }

  @Override
  public final void setCharacterStream(int index, @Nullable Reader value) throws SQLException {
    set(index, value == null ? null : ParameterStreams.text(value, Long.MAX_VALUE));
  }

  @Override
  public final void setNCharacterStream(int index, @Nullable Reader value) throws SQLException {
    set(index, value == null ? null : ParameterStreams.text(value, Long.MAX_VALUE));
  }

  @Override
  public final void setClob(int index, @Nullable Reader value) throws SQLException {
    set(index, value == null ? null : ParameterStreams.text(value, Long.MAX_VALUE));
  }

  @Override
  public final void setBlob(int index, @Nullable InputStream value) throws SQLException {
    set(index, value == null ? null : ParameterStreams.bytes(value, Long.MAX_VALUE));
  }

  @Override
  public final void setNClob(int index, @Nullable Reader value) throws SQLException {
    set(index, value == null ? null : ParameterStreams.text(value, Long.MAX_VALUE));
  }
}
