// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.WarehouseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.UUID;
import org.flywaydb.core.api.FlywayException;
import org.h2.Driver;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded database: opens it, runs work in it, translates its errors. Only one process can
 * have it open, and what a change wrote survives the death of the process.
 */
final class MetadataStore implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MetadataStore.class);

  private final Connection anchor;
  private final JdbcConnectionPool pool;
  private final Jdbi jdbi;
  private final StoreErrors errors;
  private final String process = UUID.randomUUID().toString();
  private volatile boolean closed;

  private MetadataStore(Connection anchor, JdbcConnectionPool pool, StoreErrors errors) {
    this.anchor = anchor;
    this.pool = pool;
    this.errors = errors;
    this.jdbi = Jdbi.create(pool).registerArrayType(String.class, "varchar");
    // By default Jdbi puts bound values into its messages, and so into the log.
    jdbi.getConfig(StatementExceptions.class)
        .setMessageRendering(StatementExceptions.MessageRendering.NONE);
  }

  static MetadataStore open(Path directory) {
    StoreErrors errors = new StoreErrors(directory);
    if (directory.toString().contains(";")) {
      throw errors.unusablePath();
    }
    String url = url(directory);
    @SuppressWarnings("resource") // closed below on failure, by close() otherwise
    Connection anchor = connect(directory, url, errors);
    JdbcConnectionPool pool = JdbcConnectionPool.create(url, "sa", "");
    try {
      Migrations.apply(pool, errors);
      return new MetadataStore(anchor, pool, errors);
    } catch (SQLException | FlywayException | WarehouseException e) {
      WarehouseException failure = e instanceof WarehouseException w ? w : errors.of(e);
      try {
        shutDown(anchor, pool);
      } catch (SQLException suppressed) {
        failure.addSuppressed(suppressed);
      }
      throw failure;
    }
  }

  /**
   * {@code async:} because the plain file system loses its channel, and so the database, when a
   * thread in it is interrupted, as cancelled statements are. A write delay of 0 hands every commit
   * to the operating system before it returns.
   */
  private static String url(Path directory) {
    return "jdbc:h2:async:"
        + directory.resolve("tarn")
        + ";DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0";
  }

  /** OPEN_NEW refuses a database that this very process has open already. */
  private static Connection connect(Path directory, String url, StoreErrors errors) {
    Properties account = new Properties();
    account.setProperty("user", "sa");
    account.setProperty("password", "");
    try {
      createPrivately(directory);
      return new Driver().connect(url + ";OPEN_NEW=TRUE", account);
    } catch (SQLException | IOException e) {
      throw errors.of(e);
    }
  }

  /** The files hold password hashes and statements: for their owner only, where that exists. */
  private static void createPrivately(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    Files.createDirectories(directory);
    if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    }
  }

  /** Names this run of the gateway in rows that outlive it. */
  String process() {
    return process;
  }

  <R> R read(HandleCallback<R, RuntimeException> work) {
    refuseIfClosed();
    try {
      return jdbi.withHandle(work);
    } catch (JdbiException e) {
      throw translate(e);
    }
  }

  /** One transaction. It survives the end of the process, but perhaps not a power cut. */
  void write(HandleConsumer<RuntimeException> work) {
    refuseIfClosed();
    try {
      jdbi.useTransaction(work);
    } catch (JdbiException e) {
      throw translate(e);
    }
  }

  /** One transaction that is on disk when this returns. */
  void writeDurably(HandleConsumer<RuntimeException> work) {
    refuseIfClosed();
    try {
      jdbi.useHandle(
          handle -> {
            handle.useTransaction(work);
            handle.execute("checkpoint sync");
          });
    } catch (JdbiException e) {
      throw translate(e);
    }
  }

  private void refuseIfClosed() {
    if (closed) {
      throw errors.closed();
    }
  }

  private WarehouseException translate(JdbiException e) {
    return closed ? errors.closed() : errors.of(e);
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      shutDown(anchor, pool);
    } catch (SQLException e) {
      LOG.warn("The metadata database did not close cleanly; it recovers at the next start", e);
    }
  }

  private static void shutDown(Connection anchor, JdbcConnectionPool pool) throws SQLException {
    pool.dispose();
    try (Statement statement = anchor.createStatement()) {
      statement.execute("shutdown");
    }
  }
}
