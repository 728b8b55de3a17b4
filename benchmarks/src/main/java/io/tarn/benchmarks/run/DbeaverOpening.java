// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.run;

import io.tarn.benchmarks.peer.JdbcClient;
import io.tarn.testkit.TarnProcess;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The calls DBeaver makes from connecting to a schema's tables in its navigator. */
final class DbeaverOpening {
  private final TarnProcess server;
  private final String schema;

  DbeaverOpening(TarnProcess server, String schema) {
    this.server = server;
    this.schema = schema;
  }

  /** Opens and closes a connection; gives the rows that were read. */
  long run() throws SQLException {
    try (Connection connection = server.connect()) {
      connection.setAutoCommit(true);
      DatabaseMetaData data = connection.getMetaData();
      long words = terms(data) + dialect(data);
      return words
          + read(data.getTypeInfo())
          + read(data.getCatalogs())
          + read(data.getSchemas("main", "%"))
          + read(data.getTableTypes())
          + read(data.getTables("main", schema, "%", null))
          + read(data.getColumns("main", schema, "%", "%"))
          + read(data.getPrimaryKeys("main", schema, "%"))
          + read(data.getImportedKeys("main", schema, "%"));
    }
  }

  private static long terms(DatabaseMetaData data) throws SQLException {
    String all =
        data.getDatabaseProductName()
            + data.getDatabaseProductVersion()
            + data.getDriverName()
            + data.getDriverVersion()
            + data.getSchemaTerm()
            + data.getProcedureTerm()
            + data.getCatalogTerm()
            + data.supportsBatchUpdates()
            + data.supportsTransactions();
    return all.length();
  }

  private static long dialect(DatabaseMetaData data) throws SQLException {
    String all =
        data.getIdentifierQuoteString()
            + data.getSearchStringEscape()
            + data.getCatalogSeparator()
            + data.getExtraNameCharacters()
            + data.isCatalogAtStart()
            + data.supportsCatalogsInDataManipulation()
            + data.supportsSchemasInDataManipulation()
            + data.getSQLKeywords()
            + data.getNumericFunctions()
            + data.getStringFunctions()
            + data.getSystemFunctions()
            + data.getTimeDateFunctions();
    return all.length();
  }

  private static long read(ResultSet rows) throws SQLException {
    try (rows) {
      return JdbcClient.readAll(rows);
    }
  }
}
