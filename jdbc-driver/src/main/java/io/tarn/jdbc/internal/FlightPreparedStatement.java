// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

import java.sql.BatchUpdateException;
import java.sql.ParameterMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/** A statement the server has prepared, run with parameters, one row of them or many. */
final class FlightPreparedStatement extends StreamParameterSetters {
  private static final Object UNSET = new Object();

  private final List<@Nullable Object[]> batch = new ArrayList<>();
  private final PreparedHandle prepared;
  private @Nullable Object[] values;

  private FlightPreparedStatement(FlightConnection connection, PreparedHandle prepared) {
    super(connection);
    this.prepared = prepared;
    this.values = new Object[prepared.parameters().getFields().size()];
    Arrays.fill(values, UNSET);
  }

  static FlightPreparedStatement prepare(FlightConnection connection, Execution run, String sql)
      throws SQLException {
    try (run) {
      String text = EscapeSyntax.translate(sql);
      return new FlightPreparedStatement(
          connection, run.call(() -> StatementCalls.prepare(run, text)));
    }
  }

  @Override
  void set(int index, @Nullable Object value) throws SQLException {
    checkOpen();
    int declared = prepared.parameters().getFields().size();
    if (index < 1 || (declared > 0 && index > declared)) {
      throw new SQLException(
          String.format(
              Locale.ROOT, "Parameter %d is not among the statement's %d", index, declared),
          "07009");
    }
    if (index > values.length) {
      // A server that does not describe parameters may still take them.
      int known = values.length;
      values = Arrays.copyOf(values, index);
      Arrays.fill(values, known, index, UNSET);
    }
    values[index - 1] = ParameterValues.of(value);
  }

  @Override
  public ResultSet executeQuery() throws SQLException {
    List<@Nullable Object[]> row = List.<@Nullable Object[]>of(parameters());
    Execution run = begin();
    return finish(run, () -> result(run, () -> query(run, row), Optional.empty()));
  }

  @Override
  public long executeLargeUpdate() throws SQLException {
    List<@Nullable Object[]> row = List.<@Nullable Object[]>of(parameters());
    Execution run = begin();
    try (run) {
      long count = run.call(() -> update(run, row));
      show(count);
      return count;
    }
  }

  @Override
  public int executeUpdate() throws SQLException {
    return (int) Math.min(Integer.MAX_VALUE, executeLargeUpdate());
  }

  @Override
  public boolean execute() throws SQLException {
    if (prepared.returnsRows()) {
      executeQuery();
      return true;
    }
    executeLargeUpdate();
    return false;
  }

  @Override
  public void clearParameters() throws SQLException {
    checkOpen();
    Arrays.fill(values, UNSET);
  }

  @Override
  public void addBatch() throws SQLException {
    checkOpen();
    batch.add(parameters());
  }

  @Override
  public void clearBatch() throws SQLException {
    checkOpen();
    batch.clear();
  }

  /** Sends all rows in one call; the server does all or none. */
  @Override
  public long[] executeLargeBatch() throws SQLException {
    checkOpen();
    List<@Nullable Object[]> rows = List.copyOf(batch);
    batch.clear();
    if (rows.isEmpty()) {
      return new long[0];
    }
    if (prepared.returnsRows()) {
      throw new SQLException("A statement that returns rows cannot run as a batch", "0A000");
    }
    Execution run = begin();
    try (run) {
      long count = run.call(() -> update(run, rows));
      long[] counts = new long[rows.size()];
      Arrays.fill(counts, count == rows.size() ? 1 : Statement.SUCCESS_NO_INFO);
      return counts;
    } catch (SQLException e) {
      throw new BatchUpdateException(
          e.getMessage(), e.getSQLState(), e.getErrorCode(), new long[0], e);
    }
  }

  @Override
  public @Nullable ResultSetMetaData getMetaData() throws SQLException {
    checkOpen();
    return prepared.returnsRows()
        ? new FlightResultSetMetaData(ArrowColumns.of(prepared.result()))
        : null;
  }

  @Override
  public ParameterMetaData getParameterMetaData() throws SQLException {
    checkOpen();
    return new FlightParameterMetaData(ArrowColumns.of(prepared.parameters()));
  }

  @Override
  public ResultSet executeQuery(String sql) throws SQLException {
    throw textForbidden();
  }

  @Override
  public long executeLargeUpdate(String sql) throws SQLException {
    throw textForbidden();
  }

  @Override
  public boolean execute(String sql) throws SQLException {
    throw textForbidden();
  }

  @Override
  public void addBatch(String sql) throws SQLException {
    throw textForbidden();
  }

  @Override
  void release() {
    if (!connection().isClosed()) {
      StatementCalls.close(connection().wire(), prepared);
    }
  }

  private FlightInfo query(Execution run, List<@Nullable Object[]> row) throws Exception {
    PreparedHandle bound = prepared;
    if (row.get(0).length > 0) {
      try (VectorSchemaRoot vectors = vectors(run, row)) {
        bound = StatementCalls.bind(run, prepared, vectors);
      }
    }
    return StatementCalls.query(run, bound);
  }

  private long update(Execution run, List<@Nullable Object[]> rows) throws Exception {
    if (rows.get(0).length == 0) {
      long count = 0;
      for (int i = 0; i < rows.size(); i++) {
        count += StatementCalls.update(run, prepared, null);
      }
      return count;
    }
    try (VectorSchemaRoot vectors = vectors(run, rows)) {
      return StatementCalls.update(run, prepared, vectors);
    }
  }

  private VectorSchemaRoot vectors(Execution run, List<@Nullable Object[]> rows)
      throws SQLException {
    return ParameterVectors.of(run.wire().allocator(), prepared.parameters(), rows);
  }

  private @Nullable Object[] parameters() throws SQLException {
    checkOpen();
    for (int i = 0; i < values.length; i++) {
      if (values[i] == UNSET) {
        throw new SQLException("Parameter " + (i + 1) + " has not been set", "07001");
      }
    }
    return values.clone();
  }

  private static SQLException textForbidden() {
    return new SQLException(
        "A prepared statement runs its own text; use Connection.createStatement for other text",
        "HY010");
  }
}
