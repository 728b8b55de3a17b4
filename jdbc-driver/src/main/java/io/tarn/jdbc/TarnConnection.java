// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a Tarn connection can do beyond JDBC; reach it with {@code unwrap(TarnConnection.class)}.
 */
public interface TarnConnection extends Connection {
  /**
   * Appends Arrow batches to a table in one commit: all rows or none.
   *
   * @param catalog first level, or null for the session's
   * @param schema second level, or null for the session's
   * @param table third level
   * @param mode what to do if the table exists or does not
   * @param batches the rows; read to its end, never closed
   * @return the number of rows written
   */
  long ingest(
      @Nullable String catalog,
      @Nullable String schema,
      String table,
      IngestMode mode,
      ArrowBatchSource batches)
      throws SQLException;

  /**
   * The Arrow schema of a table.
   *
   * @param catalog first level, or null for the session's
   * @param schema second level, or null for the session's
   * @param table third level
   * @return empty if there is no such table
   */
  Optional<Schema> tableSchema(@Nullable String catalog, @Nullable String schema, String table)
      throws SQLException;

  /** The server's id of the statement this connection ran last, if the server gave one. */
  Optional<String> lastQueryId();

  /**
   * Which lane gave the rows of the last query, {@code interactive}, {@code spark} or {@code
   * catalog}, if the server said so.
   */
  Optional<String> lastLane();
}
