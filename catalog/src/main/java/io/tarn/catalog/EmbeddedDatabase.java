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
import java.util.List;
import java.util.Properties;
import javax.sql.DataSource;
import org.h2.Driver;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Handle;

/**
 * H2 in this process. No other process can have its files open, and what a change wrote survives
 * the death of the process.
 */
final class EmbeddedDatabase implements CatalogDatabase {
  private final Path directory;
  private final EmbeddedErrors errors;
  private final Connection anchor;
  private final JdbcConnectionPool pool;

  private EmbeddedDatabase(
      Path directory, EmbeddedErrors errors, Connection anchor, JdbcConnectionPool pool) {
    this.directory = directory;
    this.errors = errors;
    this.anchor = anchor;
    this.pool = pool;
  }

  static EmbeddedDatabase open(Path directory) {
    EmbeddedErrors errors = new EmbeddedErrors(directory);
    if (directory.toString().contains(";")) {
      throw errors.unusablePath();
    }
    String url = url(directory);
    Connection anchor = connect(directory, url, errors);
    return new EmbeddedDatabase(
        directory, errors, anchor, JdbcConnectionPool.create(url, "sa", ""));
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
  private static Connection connect(Path directory, String url, EmbeddedErrors errors) {
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

  @Override
  public DataSource connections() {
    return pool;
  }

  @Override
  public List<String> migrations() {
    return List.of(Migrations.FOLDER + "h2", Migrations.FOLDER + "both");
  }

  @Override
  public boolean isShared() {
    return false;
  }

  @Override
  public void sync(Handle handle) {
    handle.execute("checkpoint sync");
  }

  @Override
  public WarehouseException translate(Throwable failure) {
    return errors.of(failure);
  }

  @Override
  public String place() {
    return "in " + directory;
  }

  @Override
  public void close() throws SQLException {
    pool.dispose();
    try (Statement statement = anchor.createStatement()) {
      statement.execute("shutdown");
    }
  }
}
