// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

import java.sql.DatabaseMetaData;
import java.sql.ParameterMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** Tells about a statement's parameters, as far as the server described them. */
final class FlightParameterMetaData implements ParameterMetaData {
  private final List<Column> parameters;

  FlightParameterMetaData(List<Column> parameters) {
    this.parameters = List.copyOf(parameters);
  }

  private Column parameter(int index) throws SQLException {
    if (index < 1 || index > parameters.size()) {
      throw new SQLException(
          String.format(
              Locale.ROOT,
              "Parameter %d is not among the statement's %d",
              index,
              parameters.size()),
          "07009");
    }
    return parameters.get(index - 1);
  }

  @Override
  public int getParameterCount() {
    return parameters.size();
  }

  @Override
  public int isNullable(int index) throws SQLException {
    return switch (parameter(index).nullable()) {
      case DatabaseMetaData.columnNoNulls -> parameterNoNulls;
      case DatabaseMetaData.columnNullable -> parameterNullable;
      default -> parameterNullableUnknown;
    };
  }

  @Override
  public boolean isSigned(int index) throws SQLException {
    return parameter(index).type().signed();
  }

  @Override
  public int getPrecision(int index) throws SQLException {
    return parameter(index).type().precision();
  }

  @Override
  public int getScale(int index) throws SQLException {
    return parameter(index).type().scale();
  }

  @Override
  public int getParameterType(int index) throws SQLException {
    return parameter(index).type().jdbcType();
  }

  @Override
  public String getParameterTypeName(int index) throws SQLException {
    return parameter(index).type().name();
  }

  @Override
  public String getParameterClassName(int index) throws SQLException {
    return parameter(index).type().className();
  }

  @Override
  public int getParameterMode(int index) throws SQLException {
    parameter(index);
    return parameterModeIn;
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
