// SPDX-License-Identifier: Apache-2.0
package io.tarn.compute;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;

/**
 * One DuckDB for all statements: Spark's semantics as macros, then locked, so that no statement can
 * read outside the tables' directories, load an extension or change a setting.
 */
final class DuckdbInstance implements AutoCloseable {
  private static final String MACROS = "spark-macros.sql";

  private final DuckDBConnection root;

  private DuckdbInstance(DuckDBConnection root) {
    this.root = root;
  }

  static DuckdbInstance open(InteractiveConfig config) throws SQLException, IOException {
    ResultFiles.removeTree(config.spill());
    Files.createDirectories(config.spill());
    DuckDBConnection root =
        DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
    try (Statement statement = root.createStatement()) {
      statement.execute(macros());
      statement.execute(settings(config));
      return new DuckdbInstance(root);
    } catch (SQLException | IOException | RuntimeException failure) {
      root.close();
      throw failure;
    }
  }

  private static String settings(InteractiveConfig config) {
    String readable =
        config.readable().stream()
            .map(path -> quoted(path.toAbsolutePath().normalize() + "/"))
            .collect(Collectors.joining(", ", "[", "]"));
    return "SET threads = "
        + config.threads()
        + "; SET memory_limit = '"
        + config.memoryBytes()
        + "B'; SET temp_directory = "
        + quoted(config.spill().toString())
        + "; SET max_temp_directory_size = '"
        + config.spillBytes()
        + "B'; SET preserve_insertion_order = true; SET TimeZone = 'UTC';"
        + " SET parquet_metadata_cache = true; SET allowed_directories = "
        + readable
        + "; SET enable_external_access = false; SET lock_configuration = true;";
  }

  private static String macros() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(DuckdbInstance.class.getResourceAsStream(MACROS), MACROS)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** A connection for one statement, whose caller closes it. */
  Connection connect() throws SQLException {
    return root.duplicate();
  }

  @Override
  public void close() throws SQLException {
    root.close();
  }
}
