// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.WarehouseException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs work in the catalog's database and translates its errors. */
final class MetadataStore implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MetadataStore.class);

  private final CatalogDatabase database;
  private final Jdbi jdbi;
  private final String process = UUID.randomUUID().toString();
  private volatile boolean closed;

  private MetadataStore(CatalogDatabase database) {
    this.database = database;
    this.jdbi = Jdbi.create(database.connections()).registerArrayType(String.class, "varchar");
    // By default Jdbi puts bound values into its messages, and so into the log.
    jdbi.getConfig(StatementExceptions.class)
        .setMessageRendering(StatementExceptions.MessageRendering.NONE);
  }

  /** The embedded database in a directory. */
  static MetadataStore open(Path directory) {
    return opened(EmbeddedDatabase.open(directory));
  }

  static MetadataStore open(CatalogConfig config) {
    return config.shared().isPresent()
        ? opened(PostgresDatabase.open(config.shared().get()))
        : open(config.directory());
  }

  private static MetadataStore opened(CatalogDatabase database) {
    try {
      Migrations.apply(database);
      return new MetadataStore(database);
    } catch (SQLException | FlywayException | WarehouseException e) {
      WarehouseException failure = e instanceof WarehouseException w ? w : database.translate(e);
      try {
        database.close();
      } catch (SQLException suppressed) {
        failure.addSuppressed(suppressed);
      }
      throw failure;
    }
  }

  /** Whether other gateways may write to the same database. */
  boolean isShared() {
    return database.isShared();
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
            database.sync(handle);
          });
    } catch (JdbiException e) {
      throw translate(e);
    }
  }

  private void refuseIfClosed() {
    if (closed) {
      throw StoreErrors.closed();
    }
  }

  private WarehouseException translate(JdbiException e) {
    return closed ? StoreErrors.closed() : database.translate(e);
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      database.close();
    } catch (SQLException e) {
      LOG.warn("The metadata database did not close cleanly; it recovers at the next start", e);
    }
  }
}
