// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.apache.arrow.flight.FlightEndpoint;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/**
 * Rows streaming in from the server, one batch in the vectors at a time.
 *
 * <p>All endpoints are read over the connection the query ran on: credentials never travel to
 * addresses a server names.
 */
final class StreamRows implements Rows {
  private final Execution execution;
  private final Iterator<FlightEndpoint> endpoints;
  private final Consumer<String> annotations;
  private final ReentrantLock lock = new ReentrantLock();
  private List<Column> columns;
  private List<ValueReader> readers = List.of();
  private @Nullable FlightStream stream;
  private int row = -1;
  private int rowsInBatch;
  private boolean closed;

  private StreamRows(Execution execution, FlightInfo info, Consumer<String> annotations) {
    this.execution = execution;
    this.endpoints = info.getEndpoints().iterator();
    this.annotations = annotations;
    this.columns = info.getSchemaOptional().map(ArrowColumns::of).orElse(List.of());
  }

  /**
   * Starts reading and waits for the first batch, so that a query's failure shows where it was
   * executed.
   *
   * @param annotations told what the server says beside the rows, as JSON
   */
  static StreamRows open(Execution execution, FlightInfo info, Consumer<String> annotations)
      throws SQLException {
    StreamRows rows = new StreamRows(execution, info, annotations);
    try {
      rows.load();
      return rows;
    } catch (SQLException e) {
      rows.close();
      throw e;
    }
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  public boolean next() throws SQLException {
    if (row + 1 < rowsInBatch) {
      row++;
      return true;
    }
    return load() && ++row < rowsInBatch;
  }

  @Override
  public @Nullable Object value(int index) throws SQLException {
    try {
      return readers.get(index).read(row);
    } catch (RuntimeException e) {
      throw execution.translate(e);
    }
  }

  @Override
  public void close() throws SQLException {
    // First the call, which lets go a thread waiting in next(), then what it holds.
    execution.close();
    lock.lock();
    try {
      closed = true;
      closeStream();
    } finally {
      lock.unlock();
    }
  }

  /** Loads the next batch that has rows; the position is then before its first. */
  private boolean load() throws SQLException {
    lock.lock();
    try {
      row = -1;
      rowsInBatch = 0;
      return !closed && execution.call(this::nextBatch);
    } finally {
      lock.unlock();
    }
  }

  private boolean nextBatch() throws SQLException {
    while (true) {
      FlightStream current = stream;
      if (current == null) {
        if (!endpoints.hasNext()) {
          return false;
        }
        current = start(endpoints.next());
      }
      if (!current.next()) {
        closeStream();
        continue;
      }
      readAnnotation(current);
      rowsInBatch = current.getRoot().getRowCount();
      if (rowsInBatch > 0) {
        return true;
      }
    }
  }

  private FlightStream start(FlightEndpoint endpoint) {
    FlightStream opened = execution.wire().stream(endpoint.getTicket());
    stream = opened;
    VectorSchemaRoot root = opened.getRoot();
    columns = ArrowColumns.of(root.getSchema());
    readers = root.getFieldVectors().stream().map(ValueReaders::of).toList();
    return opened;
  }

  private void readAnnotation(FlightStream current) {
    ArrowBuf metadata = current.getLatestMetadata();
    if (metadata != null && metadata.readableBytes() > 0) {
      byte[] bytes = new byte[Math.toIntExact(metadata.readableBytes())];
      metadata.getBytes(metadata.readerIndex(), bytes);
      annotations.accept(new String(bytes, StandardCharsets.UTF_8));
    }
  }

  private void closeStream() throws SQLException {
    FlightStream open = stream;
    stream = null;
    readers = List.of();
    rowsInBatch = 0;
    if (open == null) {
      return;
    }
    try {
      open.close();
    } catch (Exception e) {
      // Closing drains the stream and then reports the cancellation we asked for.
      if (!(e instanceof org.apache.arrow.flight.FlightRuntimeException)) {
        throw execution.translate(e);
      }
    }
  }
}
