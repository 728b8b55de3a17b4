// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.sqltests.SharedServer;
import io.tarn.testkit.TarnProcess;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The calls that DBeaver, Tableau and Metabase make of our driver, in their order. */
@ExtendWith(SharedServer.class)
@Timeout(60)
class ToolCallsTest {
  private final TarnProcess server;
  private Connection connection;

  ToolCallsTest(TarnProcess server) {
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

  /** One column of all rows; closes them. */
  static List<String> column(ResultSet rows, String name) throws SQLException {
    try (rows) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(name));
      }
      return values;
    }
  }

  @Test
  void dbeaverOpens() throws SQLException {
    Driver driver = DriverManager.getDriver(server.jdbcUrl());
    assertThat(driver.acceptsURL(server.jdbcUrl())).isTrue();
    assertThat(driver.getPropertyInfo(server.jdbcUrl(), new Properties())).isNotEmpty();
    connection.setReadOnly(true);
    connection.setAutoCommit(true);
    assertThat(connection.getAutoCommit()).isTrue();
    connection.setTransactionIsolation(connection.getTransactionIsolation());
    DatabaseMetaData data = connection.getMetaData();
    assertThat(data.isReadOnly()).isFalse();
    assertThat(data.getDatabaseProductName()).isEqualTo("Tarn");
    assertThat(data.getSchemaTerm()).isEqualToIgnoringCase("schema");
    assertThat(data.getCatalogTerm()).isEqualToIgnoringCase("catalog");
    assertThat(data.getProcedureTerm()).isNotNull();
    assertThat(data.supportsTransactions()).isFalse();
    assertThat(data.supportsSavepoints()).isFalse();
    assertThat(data.supportsTransactionIsolationLevel(Connection.TRANSACTION_SERIALIZABLE))
        .isFalse();
    assertThat(data.getIdentifierQuoteString()).isEqualTo("`");
    assertThat(data.getSearchStringEscape()).isEqualTo("\\");
    assertThat(data.getCatalogSeparator()).isEqualTo(".");
    assertThat(data.isCatalogAtStart()).isTrue();
    assertThat(data.supportsCatalogsInDataManipulation()).isTrue();
    assertThat(data.supportsSchemasInTableDefinitions()).isTrue();
    assertThat(data.getSQLKeywords()).contains("QUALIFY");
    assertThat(data.getNumericFunctions()).contains("ABS");
    assertThat(column(data.getTypeInfo(), "TYPE_NAME")).contains("DECIMAL").doesNotContainNull();
  }

  @Test
  void dbeaverShowsItsNavigatorAndDiagram() throws SQLException {
    DatabaseMetaData data = connection.getMetaData();
    assertThat(column(data.getCatalogs(), "TABLE_CAT")).contains("samples");
    assertThat(column(data.getSchemas("samples", "%"), "TABLE_SCHEM")).contains("chinook");
    assertThat(column(data.getTableTypes(), "TABLE_TYPE")).contains("TABLE", "VIEW");
    assertThat(column(data.getTables("samples", "chinook", "%", null), "TABLE_NAME")).hasSize(11);
    assertThat(column(data.getColumns("samples", "chinook", "%", "%"), "COLUMN_NAME"))
        .hasSizeGreaterThan(50);
    List<String> keys = column(data.getPrimaryKeys("samples", "chinook", "%"), "COLUMN_NAME");
    assertThat(keys).hasSizeGreaterThanOrEqualTo(11);
    assertThat(column(data.getImportedKeys("samples", "chinook", "%"), "FK_NAME")).hasSize(11);
    assertThat(column(data.getIndexInfo("samples", "chinook", "%", false, true), "INDEX_NAME"))
        .isEmpty();
    assertThat(column(data.getProcedures("samples", "chinook", "%"), "PROCEDURE_NAME")).isEmpty();
    assertThat(column(data.getFunctions("samples", "chinook", "%"), "FUNCTION_NAME")).isNotNull();
  }

  @Test
  void dbeaverEditsAndPages() throws SQLException {
    assertThat(connection.isValid(5)).isTrue();
    connection.setCatalog("samples");
    connection.setSchema("tpch");
    try (Statement statement =
        connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
      statement.setQueryTimeout(30);
      statement.setMaxRows(200);
      statement.setFetchSize(200);
      assertThat(statement.execute("select * from lineitem")).isTrue();
      assertThat(statement.getLargeUpdateCount()).isEqualTo(-1);
      ResultSet rows = statement.getResultSet();
      describe(rows.getMetaData());
      assertThatThrownBy(() -> rows.absolute(100)).isInstanceOf(SQLException.class);
      int count = 0;
      while (rows.next()) {
        count++;
      }
      assertThat(count).isEqualTo(200);
      assertThat(rows.getWarnings() == null).isTrue();
      assertThat(statement.getMoreResults()).isFalse();
      assertThat(connection.getWarnings() == null).isTrue();
    }
    try (Statement explain = connection.createStatement();
        ResultSet plan = explain.executeQuery("explain select * from nation")) {
      assertThat(plan.next()).isTrue();
    }
  }

  private static void describe(ResultSetMetaData columns) throws SQLException {
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      assertThat(columns.getColumnLabel(i)).isEqualTo(columns.getColumnName(i)).isNotBlank();
      assertThat(columns.getColumnTypeName(i)).isNotBlank();
      assertThat(columns.getColumnDisplaySize(i)).isPositive();
      assertThat(columns.isAutoIncrement(i)).isFalse();
      assertThat(columns.isWritable(i)).isFalse();
      assertThat(columns.getTableName(i)).isNotNull();
      assertThat(columns.getSchemaName(i)).isNotNull();
      assertThat(columns.getCatalogName(i)).isNotNull();
      assertThat(columns.isNullable(i)).isNotEqualTo(-1);
      assertThat(columns.getScale(i)).isNotNegative();
    }
  }

  /** Tableau tries these when it connects and goes on if they fail in order. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE LOCAL TEMPORARY TABLE \"#Tableau_1_Connect\" (COL INTEGER) ON COMMIT PRESERVE ROWS",
        "DROP TABLE \"#Tableau_1_Connect\"",
        "DROP TABLE `XTableau_B_Connect`",
        "SELECT * INTO \"#Tableau_2_Connect\" FROM (SELECT 1 AS COL) AS CHECKTEMP",
      })
  void tableausProbesFailInWords(String probe) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute(probe))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).hasSize(5).startsWith("42"));
      assertThat(statement.execute("select 1")).isTrue();
    }
  }

  @Test
  void tableausQueriesRun() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", "admin");
    properties.setProperty("password", server.password());
    properties.setProperty("quoting", "ansi");
    try (Connection ansi = DriverManager.getConnection(server.jdbcUrl(), properties);
        Statement statement = ansi.createStatement()) {
      assertThat(ansi.getMetaData().getIdentifierQuoteString()).isEqualTo("`");
      for (String group : new String[] {"1", "\"COL\""}) {
        String query =
            "SELECT \"SUBCOL\" AS \"COL\" FROM (SELECT 1 AS \"SUBCOL\") \"SUBQUERY\" GROUP BY ";
        try (ResultSet row = statement.executeQuery(query + group)) {
          assertThat(row.next()).isTrue();
          assertThat(row.getMetaData().getColumnLabel(1)).isEqualTo("COL");
        }
      }
      try (ResultSet none =
          statement.executeQuery("SELECT * FROM \"samples\".\"tpch\".\"nation\" WHERE 1=0")) {
        assertThat(none.getMetaData().getColumnCount()).isEqualTo(4);
        assertThat(none.next()).isFalse();
      }
      assertThatThrownBy(() -> statement.execute(query2()))
          .isInstanceOfSatisfying(SQLException.class, e -> assertThat(e.getSQLState()).hasSize(5));
    }
  }

  /** A position that the select list does not have. */
  private static String query2() {
    return "SELECT \"SUBCOL\" AS \"COL\" FROM (SELECT 1 AS \"SUBCOL\") \"SUBQUERY\" GROUP BY 2";
  }

  @Test
  void metabaseSyncs() throws SQLException {
    DatabaseMetaData data = connection.getMetaData();
    assertThat(data.supportsTransactionIsolationLevel(Connection.TRANSACTION_READ_UNCOMMITTED))
        .isFalse();
    connection.setReadOnly(true);
    connection.setHoldability(connection.getHoldability());
    String[] types = {"TABLE", "PARTITIONED TABLE", "VIEW", "FOREIGN TABLE", "MATERIALIZED VIEW"};
    try (ResultSet tables = data.getTables("samples", "chinook", "%", types);
        Statement statement = connection.createStatement()) {
      int count = 0;
      while (tables.next()) {
        assertThat(tables.getObject("REMARKS")).isInstanceOfAny(String.class);
        String name = tables.getString("TABLE_SCHEM") + ".`" + tables.getString("TABLE_NAME") + "`";
        statement.setQueryTimeout(15);
        try (ResultSet none =
            statement.executeQuery("SELECT TRUE FROM samples." + name + " WHERE 1 <> 1 LIMIT 0")) {
          assertThat(none.next()).isFalse();
        }
        count++;
      }
      assertThat(count).isEqualTo(11);
    }
  }

  @Test
  void whatIsNotOfferedSaysSo() {
    assertThatThrownBy(() -> connection.setSavepoint())
        .isInstanceOf(SQLFeatureNotSupportedException.class);
    assertThatThrownBy(() -> connection.prepareCall("{call x()}"))
        .isInstanceOf(SQLFeatureNotSupportedException.class);
  }
}
