// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc;

import io.tarn.jdbc.internal.ConnectionProperty;
import io.tarn.jdbc.internal.ConnectionSettings;
import io.tarn.jdbc.internal.DriverVersion;
import io.tarn.jdbc.internal.FlightConnection;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Arrays;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Connects to a Tarn warehouse, or any Flight SQL server, at {@code
 * jdbc:tarn://host:port[/catalog[/schema]][?property=value&…]}.
 */
public final class TarnDriver implements Driver {
  static {
    try {
      DriverManager.registerDriver(new TarnDriver());
    } catch (SQLException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  @Override
  public @Nullable Connection connect(String url, @Nullable Properties info) throws SQLException {
    if (!acceptsURL(url)) {
      return null;
    }
    return FlightConnection.open(
        ConnectionSettings.parse(url, info == null ? new Properties() : info));
  }

  @Override
  public boolean acceptsURL(@Nullable String url) {
    return ConnectionSettings.isTarnUrl(url);
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, @Nullable Properties info)
      throws SQLException {
    Properties given = info == null ? new Properties() : info;
    ConnectionSettings settings =
        acceptsURL(url) ? ConnectionSettings.parse(url, given) : ConnectionSettings.empty();
    return Arrays.stream(ConnectionProperty.values())
        .map(property -> property.describe(settings.value(property)))
        .toArray(DriverPropertyInfo[]::new);
  }

  @Override
  public int getMajorVersion() {
    return DriverVersion.MAJOR;
  }

  @Override
  public int getMinorVersion() {
    return DriverVersion.MINOR;
  }

  /** False: transactions over several statements and callable statements do not exist. */
  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("The driver does not log through java.util.logging");
  }
}
