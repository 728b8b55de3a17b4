// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flight.FlightServer;
import org.apache.arrow.flight.Location;
import org.apache.arrow.flight.sql.example.FlightSqlExample;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Metadata, and the rest of the driver, on a Flight SQL server that is not ours. */
class DatabaseMetaDataTest {
  private static RootAllocator allocator;
  private static FlightServer server;
  private static Connection connection;
  private static DatabaseMetaData metaData;

  @BeforeAll
  static void start() throws Exception {
    System.setProperty("derby.stream.error.file", "target/derby.log");
    allocator = new RootAllocator();
    Location any = Location.forGrpcInsecure("localhost", 0);
    server =
        FlightServer.builder(allocator, any, new FlightSqlExample(any, "exampleDB"))
            .build()
            .start();
    connection = DriverManager.getConnection("jdbc:tarn://localhost:" + server.getPort());
    metaData = connection.getMetaData();
  }

  @AfterAll
  static void stop() throws Exception {
    connection.close();
    server.close();
    allocator.close();
    // Not the example itself: closing it reports buffers it leaks with every bound parameter.
  }

  private static List<String> column(ResultSet rows, String column) throws SQLException {
    try (rows) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(column));
      }
      return values;
    }
  }

  @Test
  void answersEveryMethodLawfully() throws Exception {
    for (Method method : DatabaseMetaData.class.getMethods()) {
      if (method.getDeclaringClass() != DatabaseMetaData.class) {
        continue;
      }
      Object[] arguments = new Object[method.getParameterCount()];
      for (int i = 0; i < arguments.length; i++) {
        Class<?> type = method.getParameterTypes()[i];
        arguments[i] = type == int.class ? 1003 : type == boolean.class ? (Object) false : null;
      }
      Object answer = method.invoke(metaData, arguments);
      assertThat(answer).as(method.getName()).isNotNull();
      if (answer instanceof ResultSet rows) {
        assertThat(rows.getMetaData().getColumnCount()).as(method.getName()).isPositive();
        while (rows.next()) {
          assertThat(rows.getRow()).isPositive();
        }
        rows.close();
      }
    }
  }

  @Test
  void listsSchemasTablesAndTypes() throws Exception {
    assertThat(column(metaData.getSchemas(), "TABLE_SCHEM")).contains("APP", "SYS").isSorted();
    assertThat(column(metaData.getSchemas(null, "AP%"), "TABLE_SCHEM")).containsExactly("APP");
    assertThat(column(metaData.getTableTypes(), "TABLE_TYPE")).contains("TABLE", "VIEW");
    assertThat(column(metaData.getTables(null, "APP", "%", new String[] {"TABLE"}), "TABLE_NAME"))
        .containsExactly("FOREIGNTABLE", "INTTABLE");
    assertThat(column(metaData.getTables(null, "APP", "%", new String[] {}), "TABLE_NAME"))
        .isEmpty();
    assertThat(column(metaData.getTypeInfo(), "TYPE_NAME")).contains("INTEGER", "VARCHAR");
  }

  @Test
  void describesColumns() throws Exception {
    try (ResultSet rows = metaData.getColumns(null, "APP", "INTTABLE", "%")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString("COLUMN_NAME")).isEqualTo("ID");
      assertThat(rows.getInt("DATA_TYPE")).isEqualTo(Types.INTEGER);
      assertThat(rows.getInt("ORDINAL_POSITION")).isEqualTo(1);
      assertThat(rows.getString("IS_NULLABLE")).isEqualTo("NO");
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString("COLUMN_NAME")).isEqualTo("KEYNAME");
      assertThat(rows.getInt("DATA_TYPE")).isEqualTo(Types.VARCHAR);
      assertThat(rows.getInt("NULLABLE")).isEqualTo(DatabaseMetaData.columnNullable);
    }
    assertThat(column(metaData.getColumns(null, "APP", "INTTABLE", "KEY\\_%"), "COLUMN_NAME"))
        .isEmpty();
    assertThat(column(metaData.getColumns(null, "APP", "INTTABLE", "%NAME"), "COLUMN_NAME"))
        .containsExactly("KEYNAME");
  }

  @Test
  void followsKeys() throws Exception {
    assertThat(column(metaData.getPrimaryKeys(null, null, "INTTABLE"), "COLUMN_NAME"))
        .containsExactly("ID");
    try (ResultSet rows = metaData.getImportedKeys(null, null, "INTTABLE")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString("PKTABLE_NAME")).isEqualTo("FOREIGNTABLE");
      assertThat(rows.getString("FKCOLUMN_NAME")).isEqualTo("FOREIGNID");
      assertThat(rows.getShort("KEY_SEQ")).isEqualTo((short) 1);
      assertThat(rows.getShort("DELETE_RULE"))
          .isEqualTo((short) DatabaseMetaData.importedKeyNoAction);
    }
    assertThat(column(metaData.getExportedKeys(null, null, "FOREIGNTABLE"), "FKTABLE_NAME"))
        .containsExactly("INTTABLE");
    assertThat(
            column(
                metaData.getCrossReference(null, null, "FOREIGNTABLE", null, null, "INTTABLE"),
                "PKCOLUMN_NAME"))
        .containsExactly("ID");
  }

  @Test
  void isHonestAboutWhatItCanDo() throws Exception {
    assertThat(metaData.getDatabaseProductName()).isEqualTo("Apache Derby");
    assertThat(metaData.getIdentifierQuoteString()).isEqualTo("\"");
    assertThat(metaData.supportsTransactions()).isFalse();
    assertThat(metaData.supportsBatchUpdates()).isTrue();
    assertThat(metaData.supportsResultSetType(ResultSet.TYPE_FORWARD_ONLY)).isTrue();
    assertThat(metaData.supportsResultSetType(ResultSet.TYPE_SCROLL_INSENSITIVE)).isFalse();
    assertThat(metaData.getDriverName()).isEqualTo("Tarn JDBC Driver");
    assertThat(metaData.getDatabaseMajorVersion()).isEqualTo(10);
  }

  @Test
  void runsStatementsWithAndWithoutParameters() throws Exception {
    try (Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate("create table T (A int, B varchar(20))")).isZero();
      try (var insert = connection.prepareStatement("insert into T values (?, ?)")) {
        for (int i = 1; i <= 3; i++) {
          insert.setInt(1, i);
          insert.setString(2, i == 2 ? null : "row " + i);
          insert.addBatch();
        }
        assertThat(insert.executeBatch()).hasSize(3);
      }
      assertThat(statement.execute("select B from T where A >= 1 order by A")).isTrue();
      assertThat(column(statement.getResultSet(), "B")).containsExactly("row 1", null, "row 3");
      assertThat(statement.execute("update T set B = 'x' where A > 1")).isFalse();
      assertThat(statement.getUpdateCount()).isEqualTo(2);
      try (var query = connection.prepareStatement("select A from T where B = ? order by A")) {
        query.setString(1, "x");
        assertThat(column(query.executeQuery(), "A")).containsExactly("2", "3");
        query.setString(1, "row 1");
        assertThat(column(query.executeQuery(), "A")).containsExactly("1");
      }
      assertThat(statement.executeUpdate("drop table T")).isZero();
    }
    assertThat(connection.isValid(5)).isTrue();
  }
}
