// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the database's layout up to what this version knows. */
final class Migrations {
  /** Number of the newest file under {@code migration/}. */
  static final int NEWEST = 8;

  /** Parent of a folder for each kind of database, and of one for files that all take. */
  static final String FOLDER = "classpath:io/tarn/catalog/migration/";

  private static final String HISTORY = "flyway_schema_history";

  private Migrations() {}

  static void apply(CatalogDatabase database) throws SQLException {
    int found = applied(database.connections());
    if (found > NEWEST) {
      throw StoreErrors.newerVersion(database.place(), found, NEWEST);
    }
    // Loading Flyway takes longer than all else at start-up, so it is left out when not needed.
    if (found < NEWEST) {
      Flyway.configure()
          .loggers("slf4j")
          .dataSource(database.connections())
          .locations(database.migrations().toArray(String[]::new))
          .load()
          .migrate();
    }
  }

  /** The newest layout applied; 0 if there is none or one did not go through. */
  private static int applied(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection()) {
      try (ResultSet table =
          connection.getMetaData().getTables(null, connection.getSchema(), HISTORY, null)) {
        if (!table.next()) {
          return 0;
        }
      }
      try (PreparedStatement query =
              connection.prepareStatement(
                  "select max(cast(\"version\" as int)), bool_and(\"success\")"
                      + " from \"flyway_schema_history\" where \"version\" is not null");
          ResultSet row = query.executeQuery()) {
        return row.next() && row.getBoolean(2) ? row.getInt(1) : 0;
      }
    }
  }
}
