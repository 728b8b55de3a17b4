// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

import io.tarn.jdbc.TarnConnection;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLWarning;
import java.sql.SQLXML;
import java.sql.Savepoint;
import java.sql.Statement;
import java.sql.Struct;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The parts of a connection that need no server: transactions that do not exist, and settings. */
abstract class ConnectionState implements TarnConnection {
  private final Properties clientInfo = new Properties();
  private @Nullable SQLWarning warnings;

  abstract void checkOpen() throws SQLException;

  final synchronized void warn(String message) {
    warnings = Annotations.chain(warnings, List.of(new SQLWarning(message, "01000")));
  }

  private static SQLFeatureNotSupportedException unsupported(String message) {
    return new SQLFeatureNotSupportedException(message, "0A000");
  }

  private static SQLFeatureNotSupportedException noTransactions() {
    return unsupported(
        "Transactions over several statements are not supported: each statement commits by"
            + " itself, so leave auto-commit on");
  }

  @Override
  public final void setAutoCommit(boolean autoCommit) throws SQLException {
    checkOpen();
    if (!autoCommit) {
      throw noTransactions();
    }
  }

  @Override
  public final boolean getAutoCommit() throws SQLException {
    checkOpen();
    return true;
  }

  @Override
  public final void commit() throws SQLException {
    checkOpen();
    throw new SQLException("Nothing to commit: the connection is in auto-commit mode", "25000");
  }

  @Override
  public final void rollback() throws SQLException {
    checkOpen();
    throw new SQLException("Nothing to roll back: the connection is in auto-commit mode", "25000");
  }

  @Override
  public final void rollback(Savepoint savepoint) throws SQLException {
    throw noTransactions();
  }

  @Override
  public final Savepoint setSavepoint() throws SQLException {
    throw noTransactions();
  }

  @Override
  public final Savepoint setSavepoint(String name) throws SQLException {
    throw noTransactions();
  }

  @Override
  public final void releaseSavepoint(Savepoint savepoint) throws SQLException {
    throw noTransactions();
  }

  @Override
  public final void setTransactionIsolation(int level) throws SQLException {
    checkOpen();
    if (level != Connection.TRANSACTION_NONE) {
      throw noTransactions();
    }
  }

  @Override
  public final int getTransactionIsolation() throws SQLException {
    checkOpen();
    return Connection.TRANSACTION_NONE;
  }

  /** A hint the server does not need: rights decide what a session may change. */
  @Override
  public final void setReadOnly(boolean readOnly) throws SQLException {
    checkOpen();
  }

  @Override
  public final boolean isReadOnly() throws SQLException {
    checkOpen();
    return false;
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
  public final Map<String, Class<?>> getTypeMap() throws SQLException {
    checkOpen();
    return Map.of();
  }

  @Override
  public final void setTypeMap(@Nullable Map<String, Class<?>> map) throws SQLException {
    checkOpen();
    if (map != null && !map.isEmpty()) {
      throw unsupported("Values are not mapped to classes of the caller");
    }
  }

  @Override
  public final void setHoldability(int holdability) throws SQLException {
    checkOpen();
    if (holdability != ResultSet.HOLD_CURSORS_OVER_COMMIT) {
      throw unsupported("Result sets stay open over commits: every statement commits by itself");
    }
  }

  @Override
  public final int getHoldability() throws SQLException {
    checkOpen();
    return ResultSet.HOLD_CURSORS_OVER_COMMIT;
  }

  /** JDBC wants the nearest kind of result set, and a warning, rather than a refusal. */
  private void checkResultSet(int type, int concurrency) throws SQLException {
    checkOpen();
    if (type != ResultSet.TYPE_FORWARD_ONLY || concurrency != ResultSet.CONCUR_READ_ONLY) {
      warn("Result sets are forward-only and read-only; one of that kind will be returned");
    }
  }

  @Override
  public final Statement createStatement(int type, int concurrency) throws SQLException {
    checkResultSet(type, concurrency);
    return createStatement();
  }

  @Override
  public final Statement createStatement(int type, int concurrency, int holdability)
      throws SQLException {
    return createStatement(type, concurrency);
  }

  @Override
  public final PreparedStatement prepareStatement(String sql, int type, int concurrency)
      throws SQLException {
    checkResultSet(type, concurrency);
    return prepareStatement(sql);
  }

  @Override
  public final PreparedStatement prepareStatement(
      String sql, int type, int concurrency, int holdability) throws SQLException {
    return prepareStatement(sql, type, concurrency);
  }

  @Override
  public final PreparedStatement prepareStatement(String sql, int autoGeneratedKeys)
      throws SQLException {
    return prepareStatement(sql);
  }

  @Override
  public final PreparedStatement prepareStatement(String sql, int[] columnIndexes)
      throws SQLException {
    return prepareStatement(sql);
  }

  @Override
  public final PreparedStatement prepareStatement(String sql, String[] columnNames)
      throws SQLException {
    return prepareStatement(sql);
  }

  @Override
  public final CallableStatement prepareCall(String sql) throws SQLException {
    throw unsupported("There are no stored procedures");
  }

  @Override
  public final CallableStatement prepareCall(String sql, int type, int concurrency)
      throws SQLException {
    return prepareCall(sql);
  }

  @Override
  public final CallableStatement prepareCall(String sql, int type, int concurrency, int holdability)
      throws SQLException {
    return prepareCall(sql);
  }

  @Override
  public final Clob createClob() throws SQLException {
    throw unsupported("Use setString or setCharacterStream for text of any length");
  }

  @Override
  public final NClob createNClob() throws SQLException {
    throw unsupported("Use setString or setCharacterStream for text of any length");
  }

  @Override
  public final Blob createBlob() throws SQLException {
    throw unsupported("Use setBytes or setBinaryStream for bytes of any length");
  }

  @Override
  public final SQLXML createSQLXML() throws SQLException {
    throw unsupported("There are no values of type XML");
  }

  @Override
  public final ArrayValue createArrayOf(String typeName, @Nullable Object[] elements)
      throws SQLException {
    checkOpen();
    return ParameterValues.array(elements);
  }

  @Override
  public final Struct createStruct(String typeName, Object[] attributes) throws SQLException {
    throw unsupported(
        "Structs cannot be sent as parameters; build them with named_struct() in SQL");
  }

  @Override
  public final synchronized void setClientInfo(String name, @Nullable String value) {
    if (value == null) {
      clientInfo.remove(name);
    } else {
      clientInfo.setProperty(name, value);
    }
  }

  @Override
  public final synchronized void setClientInfo(Properties properties) {
    clientInfo.clear();
    properties
        .stringPropertyNames()
        .forEach(name -> clientInfo.setProperty(name, properties.getProperty(name)));
  }

  @Override
  public final synchronized @Nullable String getClientInfo(String name) throws SQLException {
    checkOpen();
    return clientInfo.getProperty(name);
  }

  @Override
  public final synchronized Properties getClientInfo() throws SQLException {
    checkOpen();
    return (Properties) clientInfo.clone();
  }

  @Override
  public final <T> T unwrap(Class<T> type) throws SQLException {
    return Wrapping.unwrap(this, type);
  }

  @Override
  public final boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }
}
