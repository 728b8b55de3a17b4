// SPDX-License-Identifier: Apache-2.0
package io.tarn.compute;

import io.tarn.api.ResultStream;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorLoader;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.types.pojo.Schema;
import org.duckdb.DuckDBDriver;
import org.duckdb.DuckDBResultSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rows from the Parquet files Spark wrote, streamed by a DuckDB that can read this directory and
 * nothing else. Holds a few row groups at a time, however large the result is.
 */
final class FileResult implements ResultStream {
  private static final Logger LOG = LoggerFactory.getLogger(FileResult.class);
  private static final int BATCH_ROWS = 16 * 1024;

  private final Execution execution;
  private final Runnable onClose;
  private final BufferAllocator allocator;
  private final VectorSchemaRoot root;
  private final VectorLoader loader;
  private final Connection connection;
  private final Statement statement;
  private final ArrowReader reader;
  private final ReentrantLock reading = new ReentrantLock();
  private boolean closed;

  private FileResult(
      Execution execution,
      Runnable onClose,
      PromisedSchema promised,
      BufferAllocator allocator,
      OpenFiles files)
      throws IOException {
    this.execution = execution;
    this.onClose = onClose;
    this.allocator = allocator;
    this.connection = files.connection();
    this.statement = files.statement();
    this.reader = files.reader();
    promised.check(reader.getVectorSchemaRoot().getSchema());
    this.root = VectorSchemaRoot.create(promised.schema(), allocator);
    this.loader = new VectorLoader(root);
    execution.begin(this::interrupt);
  }

  /**
   * Opens the files of a directory.
   *
   * @param onClose removes them
   */
  static FileResult open(
      Execution execution,
      Path directory,
      PromisedSchema promised,
      BufferAllocator parent,
      Runnable onClose) {
    BufferAllocator allocator =
        parent.newChildAllocator("files-" + execution.statement().id(), 0, parent.getLimit());
    OpenFiles files = null;
    try {
      files = OpenFiles.open(directory, allocator);
      return new FileResult(execution, onClose, promised, allocator, files);
    } catch (SQLException | IOException unreadable) {
      closeQuietly(files);
      closeQuietly(allocator);
      throw ComputeErrors.resultFiles("read", unreadable);
    } catch (RuntimeException failure) {
      closeQuietly(files);
      closeQuietly(allocator);
      throw failure;
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
    } catch (IOException unreadable) {
      execution.checkCancelled();
      throw ComputeErrors.resultFiles("read", unreadable);
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
        closeQuietly(new OpenFiles(connection, statement, reader));
        closeQuietly(allocator);
        onClose.run();
      }
    } finally {
      reading.unlock();
    }
  }

  private void interrupt() {
    try {
      statement.cancel();
    } catch (SQLException ended) {
      LOG.debug("The files were read to their end before the cancel", ended);
    }
  }

  private static void closeQuietly(@Nullable AutoCloseable resource) {
    try {
      if (resource != null) {
        resource.close();
      }
    } catch (Exception unclean) {
      LOG.warn("Reading result files did not end cleanly", unclean);
    }
  }

  /** A locked-down DuckDB with a query over the files. */
  private record OpenFiles(Connection connection, Statement statement, ArrowReader reader)
      implements AutoCloseable {
    static OpenFiles open(Path directory, BufferAllocator allocator) throws SQLException {
      Properties properties = new Properties();
      properties.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
      Connection connection = DriverManager.getConnection("jdbc:duckdb:", properties);
      try {
        Statement statement = connection.createStatement();
        statement.execute(lockDown(directory));
        ResultSet rows = statement.executeQuery(query(ResultFiles.inOrder(directory)));
        ArrowReader reader =
            (ArrowReader)
                rows.unwrap(DuckDBResultSet.class).arrowExportStream(allocator, BATCH_ROWS);
        return new OpenFiles(connection, statement, reader);
      } catch (SQLException | RuntimeException failure) {
        connection.close();
        throw failure;
      }
    }

    private static String lockDown(Path directory) {
      return "SET allowed_directories = ["
          + quoted(directory.toString())
          + "]; SET enable_external_access = false; SET threads = 2; SET memory_limit = '512MB';"
          + " SET preserve_insertion_order = true; SET TimeZone = 'UTC';"
          + " SET lock_configuration = true;";
    }

    private static String query(List<Path> files) {
      String list =
          files.stream()
              .map(file -> quoted(file.toString()))
              .collect(Collectors.joining(", ", "[", "]"));
      return "SELECT * FROM read_parquet(" + list + ")";
    }

    private static String quoted(String text) {
      return "'" + text.replace("'", "''") + "'";
    }

    @Override
    public void close() throws SQLException, IOException {
      try (connection;
          statement) {
        reader.close();
      }
    }
  }
}
