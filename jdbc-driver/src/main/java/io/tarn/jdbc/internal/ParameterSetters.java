// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

import java.math.BigDecimal;
import java.net.URL;
import java.sql.Array;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/** Takes parameters that are plain values. */
abstract class ParameterSetters extends FlightStatement implements PreparedStatement {
  ParameterSetters(FlightConnection connection) {
    super(connection);
  }

  /** Keeps a parameter, numbered from 1, until the next execution. */
  abstract void set(int index, @Nullable Object value) throws SQLException;

  @Override
  public final void setNull(int index, int type) throws SQLException {
    set(index, new ParameterValues.TypedNull(type));
  }

  @Override
  public final void setBoolean(int index, boolean value) throws SQLException {
    set(index, value);
  }

  @Override
  public final void setByte(int index, byte value) throws SQLException {
    set(index, value);
  }

  @Override
  public final void setShort(int index, short value) throws SQLException {
    set(index, value);
  }

  @Override
  public final void setInt(int index, int value) throws SQLException {
    set(index, value);
  }

  @Override
  public final void setLong(int index, long value) throws SQLException {
    set(index, value);
  }

  @Override
  public final void setFloat(int index, float value) throws SQLException {
    set(index, value);
  }

  @Override
  public final void setDouble(int index, double value) throws SQLException {
    set(index, value);
  }

  @Override
  public final void setBigDecimal(int index, @Nullable BigDecimal value) throws SQLException {
    set(index, value);
  }

  @Override
  public final void setString(int index, @Nullable String value) throws SQLException {
    set(index, value);
  }

  @Override
  public final void setBytes(int index, byte @Nullable [] value) throws SQLException {
    set(index, value);
  }

  @Override
  public final void setDate(int index, @Nullable Date value) throws SQLException {
    set(index, value);
  }

  @Override
  public final void setTime(int index, @Nullable Time value) throws SQLException {
    set(index, value);
  }

  @Override
  public final void setTimestamp(int index, @Nullable Timestamp value) throws SQLException {
    set(index, value);
  }

  @Override
  public final void setObject(int index, @Nullable Object value, int type) throws SQLException {
    set(index, ParameterConversions.convert(value, type, -1));
  }

  @Override
  public final void setObject(int index, @Nullable Object value) throws SQLException {
    set(index, value);
  }

  @Override
  public final void setArray(int index, @Nullable Array value) throws SQLException {
    set(index, value);
  }

  @Override
  public final void setDate(int index, @Nullable Date value, @Nullable Calendar calendar)
      throws SQLException {
    set(index, ParameterValues.of(value, calendar));
  }

  @Override
  public final void setTime(int index, @Nullable Time value, @Nullable Calendar calendar)
      throws SQLException {
    set(index, ParameterValues.of(value, calendar));
  }

  @Override
  public final void setTimestamp(int index, @Nullable Timestamp value, @Nullable Calendar calendar)
      throws SQLException {
    set(index, ParameterValues.of(value, calendar));
  }

  @Override
  public final void setNull(int index, int type, String typeName) throws SQLException {
    set(index, new ParameterValues.TypedNull(type));
  }

  @Override
  public final void setURL(int index, @Nullable URL value) throws SQLException {
    set(index, value);
  }

  @Override
  public final void setNString(int index, @Nullable String value) throws SQLException {
    set(index, value);
  }

  @Override
  public final void setObject(int index, @Nullable Object value, int type, int scale)
      throws SQLException {
    set(index, ParameterConversions.convert(value, type, scale));
  }

  @Override
  public final void setObject(int index, @Nullable Object value, SQLType type, int scale)
      throws SQLException {
    set(index, ParameterConversions.convert(value, type.getVendorTypeNumber(), scale));
  }

  @Override
  public final void setObject(int index, @Nullable Object value, SQLType type) throws SQLException {
    set(index, ParameterConversions.convert(value, type.getVendorTypeNumber(), -1));
  }
}
