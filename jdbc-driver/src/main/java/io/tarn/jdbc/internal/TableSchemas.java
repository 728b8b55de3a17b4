// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

import java.sql.SQLException;
import java.util.Optional;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetTables;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/** Finds the Arrow schema of one table, as the server describes it. */
final class TableSchemas {
  private final FlightConnection connection;

  TableSchemas(FlightConnection connection) {
    this.connection = connection;
  }

  Optional<Schema> find(@Nullable String catalog, @Nullable String schema, String table)
      throws SQLException {
    String inCatalog = catalog == null ? connection.getCatalog() : catalog;
    String inSchema = schema == null ? connection.getSchema() : schema;
    CommandGetTables.Builder command =
        CommandGetTables.newBuilder()
            .setIncludeSchema(true)
            .setTableNameFilterPattern(literally(table));
    if (inCatalog != null) {
      command.setCatalog(inCatalog);
    }
    if (inSchema != null) {
      command.setDbSchemaFilterPattern(literally(inSchema));
    }
    for (MetaDataReader.Row row : new MetaDataReader(connection).read(command.build())) {
      Optional<Schema> found = MetaDataRows.schemaOf(row);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** A LIKE pattern that matches this name only. */
  private static String literally(String name) {
    return name.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }
}
