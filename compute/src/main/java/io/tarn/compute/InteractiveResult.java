// SPDX-License-Identifier: Apache-2.0
package io.tarn.compute;

import io.tarn.api.ResultStream;
import io.tarn.api.WarehouseException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorLoader;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.types.pojo.Schema;
import org.duckdb.DuckDBResultSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rows of a statement that DuckDB has computed to its end, so that no failure can come after the
 * first of them. Batches are handed over without copying their buffers.
 */
final class InteractiveResult implements ResultStream {
  private static final Logger LOG = LoggerFactory.getLogger(InteractiveResult.class);
  private static final int BATCH_ROWS = 32 * 1024;

  private final Execution execution;
  private final BufferAllocator allocator;
  private final Connection connection;
  private final ArrowReader reader;
  private final VectorSchemaRoot root;
  private final VectorLoader loader;
  private final ReentrantLock reading = new ReentrantLock();
  private boolean closed;

  private InteractiveResult(
      Execution execution,
      PromisedSchema promised,
      BufferAllocator allocator,
      Connection connection,
      ArrowReader reader)
      throws IOException {
    this.execution = execution;
    this.allocator = allocator;
    this.connection = connection;
    this.reader = reader;
    promised.check(reader.getVectorSchemaRoot().getSchema());
    this.root = VectorSchemaRoot.create(promised.schema(), allocator);
    this.loader = new VectorLoader(root);
  }

  /** Runs a statement to its end. The connection is this method's to close if it fails. */
  static InteractiveResult run(
      Execution execution, PromisedSchema promised, BufferAllocator parent, Connection connection) {
    BufferAllocator allocator =
        parent.newChildAllocator("interactive-" + execution.statement().id(), 0, parent.getLimit());
    ArrowReader reader = null;
    try {
      PreparedStatement statement =
          connection.prepareStatement(SingleQuery.checked(execution.statement().sql().text()));
      execution.begin(() -> cancel(statement));
      ResultSet rows = statement.executeQuery();
      reader =
          (ArrowReader) rows.unwrap(DuckDBResultSet.class).arrowExportStream(allocator, BATCH_ROWS);
      return new InteractiveResult(execution, promised, allocator, connection, reader);
    } catch (SQLException | IOException failure) {
      close(reader, connection, allocator);
      execution.checkCancelled();
      throw DuckdbErrors.translate(failure);
    } catch (RuntimeException failure) {
      close(reader, connection, allocator);
      execution.checkCancelled();
      if (failure instanceof WarehouseException known) {
        throw known;
      }
      LOG.warn("The interactive lane could not run a statement it was given", failure);
      throw DuckdbErrors.translate(failure);
    }
  }

  private static void cancel(PreparedStatement statement) {
    try {
      statement.cancel();
    } catch (SQLException ended) {
      LOG.debug("The statement ended before its cancel", ended);
    }
  }

  @Override
  public Schema schema() {
    return root.getSchema();
  }

  @Override
  public VectorSchemaRoot root() {
    return root;
  }

  @Override
  public boolean next() {
    reading.lock();
    try {
      execution.checkCancelled();
      if (closed || !reader.loadNextBatch()) {
        root.clear();
        return false;
      }
      VectorUnloader unloader = new VectorUnloader(reader.getVectorSchemaRoot());
      try (ArrowRecordBatch batch = unloader.getRecordBatch()) {
        loader.load(batch);
      }
      return true;
    } catch (IOException failure) {
      execution.checkCancelled();
      throw DuckdbErrors.translate(failure);
    } finally {
      reading.unlock();
    }
  }

  @Override
  public void close() {
    reading.lock();
    try {
      if (!closed) {
        closed = true;
        execution.end();
        root.close();
        close(reader, connection, allocator);
      }
    } finally {
      reading.unlock();
    }
  }

  private static void close(@Nullable AutoCloseable... resources) {
    for (@Nullable AutoCloseable resource : resources) {
      try {
        if (resource != null) {
          resource.close();
        }
      } catch (Exception unclean) {
        LOG.warn("An interactive statement did not end cleanly", unclean);
      }
    }
  }
}
