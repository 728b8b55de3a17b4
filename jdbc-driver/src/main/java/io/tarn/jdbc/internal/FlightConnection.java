// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

import com.google.protobuf.Message;
import io.tarn.jdbc.ArrowBatchSource;
import io.tarn.jdbc.IngestMode;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.arrow.flight.CallOption;
import org.apache.arrow.flight.CallOptions;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/** A session on a server. Closing it closes all it opened, here and there. */
public final class FlightConnection extends ConnectionState {
  private static final int CLOSE_SECONDS = 5;

  private final ConnectionSettings settings;
  private final FlightWire wire;
  private final SessionOptions options;
  private final ScheduledThreadPoolExecutor alarms;
  private final Set<Statement> statements = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final FlightDatabaseMetaData metaData;
  private volatile int networkTimeoutMillis;

  private FlightConnection(ConnectionSettings settings, FlightWire wire) {
    this.settings = settings;
    this.wire = wire;
    this.options = new SessionOptions(wire);
    this.metaData = new FlightDatabaseMetaData(this);
    this.alarms = new ScheduledThreadPoolExecutor(1, FlightConnection::alarmThread);
    alarms.setRemoveOnCancelPolicy(true);
    alarms.setKeepAliveTime(10, TimeUnit.SECONDS);
    alarms.allowCoreThreadTimeOut(true);
  }

  /** Connects, logs in and sets the session's options; nothing stays open if any of it fails. */
  public static FlightConnection open(ConnectionSettings settings) throws SQLException {
    FlightConnection connection =
        new FlightConnection(settings, new FlightConnector(settings).connect());
    try {
      connection.options.set(settings.sessionOptions());
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  FlightWire wire() {
    return wire;
  }

  ConnectionSettings settings() {
    return settings;
  }

  int defaultQueryTimeout() {
    return settings.queryTimeoutSeconds();
  }

  /** Opens a run of something, stopped after the shorter of its own and the network timeout. */
  Execution execution(Duration queryTimeout) {
    Duration network = Duration.ofMillis(networkTimeoutMillis);
    boolean networkFirst =
        !network.isZero() && (queryTimeout.isZero() || network.compareTo(queryTimeout) < 0);
    return new Execution(wire, alarms, networkFirst ? network : queryTimeout);
  }

  void forget(Statement statement) {
    statements.remove(statement);
  }

  @Override
  void checkOpen() throws SQLException {
    if (closed.get()) {
      throw new SQLNonTransientConnectionException("The connection is closed", "08003");
    }
  }

  @Override
  public Statement createStatement() throws SQLException {
    checkOpen();
    return opened(new FlightStatement(this));
  }

  @Override
  public PreparedStatement prepareStatement(String sql) throws SQLException {
    checkOpen();
    Duration timeout = Duration.ofSeconds(defaultQueryTimeout());
    return opened(FlightPreparedStatement.prepare(this, execution(timeout), sql));
  }

  @Override
  public String nativeSQL(String sql) throws SQLException {
    checkOpen();
    return EscapeSyntax.translate(sql);
  }

  @Override
  public DatabaseMetaData getMetaData() throws SQLException {
    checkOpen();
    return metaData;
  }

  @Override
  public long ingest(
      @Nullable String catalog,
      @Nullable String schema,
      String table,
      IngestMode mode,
      ArrowBatchSource batches)
      throws SQLException {
    checkOpen();
    Message command = IngestCall.command(catalog, schema, table, mode);
    try (Execution run = execution(Duration.ZERO)) {
      return run.call(() -> IngestCall.run(run, command, batches));
    }
  }

  @Override
  public Optional<Schema> tableSchema(
      @Nullable String catalog, @Nullable String schema, String table) throws SQLException {
    return new TableSchemas(this).find(catalog, schema, table);
  }

  @Override
  public Optional<String> lastQueryId() {
    return wire.headers().lastQueryId();
  }

  @Override
  public Optional<String> lastLane() {
    return wire.headers().lastLane();
  }

  @Override
  public void setCatalog(@Nullable String catalog) throws SQLException {
    setOption(ConnectionProperty.CATALOG, catalog);
  }

  @Override
  public @Nullable String getCatalog() throws SQLException {
    checkOpen();
    return options.get(ConnectionProperty.CATALOG.key()).orElse(null);
  }

  @Override
  public void setSchema(@Nullable String schema) throws SQLException {
    setOption(ConnectionProperty.SCHEMA, schema);
  }

  @Override
  public @Nullable String getSchema() throws SQLException {
    checkOpen();
    return options.get(ConnectionProperty.SCHEMA.key()).orElse(null);
  }

  /** Asks the server; a connection whose session the server has ended is not valid. */
  @Override
  public boolean isValid(int timeout) throws SQLException {
    if (timeout < 0) {
      throw new SQLException("A timeout cannot be negative", "22023");
    }
    if (closed.get()) {
      return false;
    }
    try {
      FlightConnector.ping(wire, seconds(timeout == 0 ? CLOSE_SECONDS : timeout));
      return true;
    } catch (FlightRuntimeException e) {
      return false;
    }
  }

  @Override
  public void setNetworkTimeout(@Nullable Executor executor, int milliseconds) throws SQLException {
    checkOpen();
    if (milliseconds < 0) {
      throw new SQLException("A timeout cannot be negative", "22023");
    }
    networkTimeoutMillis = milliseconds;
  }

  @Override
  public int getNetworkTimeout() throws SQLException {
    checkOpen();
    return networkTimeoutMillis;
  }

  @Override
  public void abort(Executor executor) throws SQLException {
    if (executor == null) {
      throw new SQLException("abort needs an executor", "22023");
    }
    if (closed.compareAndSet(false, true)) {
      alarms.shutdownNow();
      executor.execute(this::releaseAll);
    }
  }

  @Override
  public void close() throws SQLException {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    alarms.shutdownNow();
    SQLException failure = closeStatements();
    wire.settle();
    options.close(seconds(CLOSE_SECONDS));
    wire.close();
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public boolean isClosed() {
    return closed.get();
  }

  private void releaseAll() {
    SQLException ignored = closeStatements();
    wire.close();
  }

  private @Nullable SQLException closeStatements() {
    SQLException failure = null;
    for (Statement statement : statements) {
      try {
        statement.close();
      } catch (SQLException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    return failure;
  }

  private <S extends Statement> S opened(S statement) throws SQLException {
    statements.add(statement);
    if (closed.get()) {
      // Closed meanwhile by another thread, which may not have seen this one.
      statement.close();
      checkOpen();
    }
    return statement;
  }

  private void setOption(ConnectionProperty option, @Nullable String value) throws SQLException {
    checkOpen();
    if (value == null || value.isEmpty()) {
      return;
    }
    options.set(Map.of(option.key(), value));
  }

  private static CallOption seconds(int seconds) {
    return CallOptions.timeout(seconds, TimeUnit.SECONDS);
  }

  private static Thread alarmThread(Runnable task) {
    Thread thread = new Thread(task, "tarn-jdbc-query-timeouts");
    thread.setDaemon(true);
    return thread;
  }
}
