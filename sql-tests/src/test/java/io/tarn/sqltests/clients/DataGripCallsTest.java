// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests.clients;

import static io.tarn.sqltests.clients.ToolCallsTest.column;
import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.sqltests.SharedServer;
import io.tarn.testkit.TarnProcess;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What DataGrip asks of a driver it does not know by name: everything by JDBC's metadata, where one
 * thing that throws ends the introspection.
 */
@ExtendWith(SharedServer.class)
@Timeout(60)
class DataGripCallsTest {
  private static final String CATALOG = "samples";
  private static final String SCHEMA = "chinook";

  private final TarnProcess server;
  private Connection connection;

  DataGripCallsTest(TarnProcess server) {
    this.server = server;
  }

  @BeforeEach
  void connect() throws SQLException {
    connection = server.connect();
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void itConnects() throws SQLException {
    connection.setClientInfo("ApplicationName", "DataGrip");
    assertThat(connection.getClientInfo()).isNotNull();
    connection.setNetworkTimeout(Runnable::run, 0);
    connection.setReadOnly(false);
    connection.setAutoCommit(true);
    assertThat(connection.getTransactionIsolation()).isNotNegative();
    assertThat(connection.getTypeMap()).isEmpty();
    assertThat(connection.getWarnings() == null).isTrue();
    assertThat(connection.isValid(10)).isTrue();
    DatabaseMetaData data = connection.getMetaData();
    assertThat(data.getJDBCMajorVersion()).isEqualTo(4);
    assertThat(data.getDriverVersion()).isNotBlank();
    assertThat(data.getExtraNameCharacters()).isNotNull();
    assertThat(data.storesUpperCaseIdentifiers()).isFalse();
    assertThat(column(data.getClientInfoProperties(), "NAME")).isNotNull();
    assertThat(data.supportsResultSetType(ResultSet.TYPE_FORWARD_ONLY)).isTrue();
    assertThat(data.getDefaultTransactionIsolation()).isNotNegative();
  }

  @Test
  void itIntrospects() throws SQLException {
    DatabaseMetaData data = connection.getMetaData();
    assertThat(column(data.getCatalogs(), "TABLE_CAT")).contains(CATALOG);
    assertThat(column(data.getSchemas(CATALOG, null), "TABLE_SCHEM")).contains(SCHEMA);
    assertThat(column(data.getTableTypes(), "TABLE_TYPE")).contains("TABLE");
    assertThat(column(data.getTypeInfo(), "TYPE_NAME")).contains("STRING");
    assertThat(column(data.getUDTs(CATALOG, SCHEMA, "%", null), "TYPE_NAME")).isEmpty();
    List<String> tables = column(data.getTables(CATALOG, SCHEMA, "%", null), "TABLE_NAME");
    assertThat(tables).hasSize(11);
    assertThat(column(data.getColumns(CATALOG, SCHEMA, "%", "%"), "IS_GENERATEDCOLUMN"))
        .containsOnly("NO");
    for (String table : tables) {
      assertThat(column(data.getPrimaryKeys(CATALOG, SCHEMA, table), "PK_NAME")).isNotEmpty();
      assertThat(column(data.getImportedKeys(CATALOG, SCHEMA, table), "FK_NAME"))
          .doesNotContainNull();
      assertThat(column(data.getIndexInfo(CATALOG, SCHEMA, table, false, true), "INDEX_NAME"))
          .isEmpty();
      assertThat(column(data.getVersionColumns(CATALOG, SCHEMA, table), "COLUMN_NAME")).isEmpty();
    }
    assertThat(column(data.getExportedKeys(CATALOG, SCHEMA, "Artist"), "FKTABLE_NAME"))
        .hasSizeLessThanOrEqualTo(11);
    assertThat(column(data.getSuperTables(CATALOG, SCHEMA, "%"), "TABLE_NAME")).isEmpty();
    assertThat(column(data.getSuperTypes(CATALOG, SCHEMA, "%"), "TYPE_NAME")).isEmpty();
  }

  @Test
  void itLooksForRoutines() throws SQLException {
    DatabaseMetaData data = connection.getMetaData();
    assertThat(column(data.getProcedures(CATALOG, SCHEMA, "%"), "PROCEDURE_NAME")).isEmpty();
    assertThat(column(data.getProcedureColumns(CATALOG, SCHEMA, "%", "%"), "COLUMN_NAME"))
        .isEmpty();
    assertThat(column(data.getFunctions(CATALOG, SCHEMA, "%"), "FUNCTION_NAME")).isEmpty();
    assertThat(column(data.getFunctionColumns(CATALOG, SCHEMA, "%", "%"), "COLUMN_NAME")).isEmpty();
  }

  @Test
  void itRunsAConsole() throws SQLException {
    connection.setCatalog(CATALOG);
    connection.setSchema(SCHEMA);
    assertThat(connection.getSchema()).isEqualTo(SCHEMA);
    try (Statement statement =
        connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
      statement.setEscapeProcessing(false);
      statement.setFetchSize(500);
      statement.setMaxRows(501);
      statement.setQueryTimeout(0);
      assertThat(statement.execute("select count(*) from samples.chinook.artist")).isTrue();
      ResultSet rows = statement.getResultSet();
      assertThat(rows.getFetchDirection()).isEqualTo(ResultSet.FETCH_FORWARD);
      assertThat(rows.getConcurrency()).isEqualTo(ResultSet.CONCUR_READ_ONLY);
      assertThat(rows.next()).isTrue();
      assertThat(rows.getLong(1)).isEqualTo(275);
      assertThat(statement.getMoreResults()).isFalse();
      assertThat(statement.getUpdateCount()).isEqualTo(-1);
      assertThat(statement.getWarnings() == null).isTrue();
      statement.clearWarnings();
    }
  }
}
