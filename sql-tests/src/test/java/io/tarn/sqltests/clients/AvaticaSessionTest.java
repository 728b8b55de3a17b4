// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.sqltests.SharedServer;
import io.tarn.testkit.TarnProcess;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.Properties;
import org.apache.calcite.avatica.remote.Driver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What Avatica's driver asks of a connection beside rows: the catalog, settings, commits. */
@ExtendWith(SharedServer.class)
class AvaticaSessionTest {
  private final TarnProcess server;

  AvaticaSessionTest(TarnProcess server) {
    this.server = server;
  }

  private Connection connect(Driver.Serialization serialization) throws SQLException {
    return AvaticaClient.connect(server, serialization, "admin", server.password());
  }

  private Connection connect() throws SQLException {
    return connect(Driver.Serialization.PROTOBUF);
  }

  @ParameterizedTest
  @EnumSource
  void theCatalogIsListed(Driver.Serialization serialization) throws SQLException {
    try (Connection connection = connect(serialization)) {
      DatabaseMetaData metaData = connection.getMetaData();
      assertThat(AvaticaClient.column(metaData.getCatalogs(), "TABLE_CAT"))
          .contains("main", "samples", "system")
          .isSorted();
      assertThat(AvaticaClient.column(metaData.getSchemas("samples", "t%"), "TABLE_SCHEM"))
          .containsExactly("tpch");
      assertThat(AvaticaClient.column(metaData.getTableTypes(), "TABLE_TYPE"))
          .containsExactly("SYSTEM TABLE", "TABLE", "VIEW");
      assertThat(
              AvaticaClient.column(
                  metaData.getTables("samples", "tpch", "%n", new String[] {"TABLE"}),
                  "TABLE_NAME"))
          .containsExactly("nation", "region");
      assertThat(
              AvaticaClient.column(
                  metaData.getTables("samples", "tpch", "%", new String[] {"VIEW"}), "TABLE_NAME"))
          .isEmpty();
      assertThat(AvaticaClient.column(metaData.getTypeInfo(), "TYPE_NAME"))
          .contains("BOOLEAN", "DECIMAL", "TIMESTAMP_NTZ");
    }
  }

  @ParameterizedTest
  @EnumSource
  void columnsAreDescribed(Driver.Serialization serialization) throws SQLException {
    try (Connection connection = connect(serialization);
        ResultSet columns =
            connection.getMetaData().getColumns("samples", "tpch", "lineitem", "l\\_%price")) {
      assertThat(columns.next()).isTrue();
      assertThat(columns.getString("COLUMN_NAME")).isEqualTo("l_extendedprice");
      assertThat(columns.getInt("DATA_TYPE")).isEqualTo(Types.DECIMAL);
      assertThat(columns.getInt("DECIMAL_DIGITS")).isEqualTo(2);
      assertThat(columns.getInt("ORDINAL_POSITION")).isEqualTo(6);
      assertThat(columns.next()).isFalse();
    }
  }

  @Test
  void theDatabaseTellsWhatItIs() throws SQLException {
    try (Connection connection = connect()) {
      DatabaseMetaData metaData = connection.getMetaData();
      assertThat(metaData.getSQLKeywords()).contains("QUALIFY");
      assertThat(metaData.getStringFunctions()).contains("SUBSTRING");
      assertThat(metaData.getDefaultTransactionIsolation()).isEqualTo(Connection.TRANSACTION_NONE);
    }
  }

  @ParameterizedTest
  @EnumSource
  void catalogAndSchemaAreSetAndTold(Driver.Serialization serialization) throws SQLException {
    try (Connection connection = connect(serialization)) {
      assertThat(connection.getCatalog()).isEqualTo("main");
      assertThat(connection.getSchema()).isEqualTo("default");
      assertThat(connection.getAutoCommit()).isTrue();
      connection.setCatalog("samples");
      connection.setSchema("tpch");
      assertThat(AvaticaClient.first(connection, "select count(*) from \"nation\"")).isEqualTo(25L);
      assertThat(connection.getSchema()).isEqualTo("tpch");
      connection.setSchema("nowhere");
      assertThatThrownBy(connection::getSchema).hasMessageContaining("nowhere");
    }
  }

  @Test
  void sessionOptionsAreConnectionProperties() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", "admin");
    properties.setProperty("password", server.password());
    properties.setProperty("catalog", "samples");
    properties.setProperty("timezone", "Asia/Tokyo");
    properties.setProperty("quoting", "spark");
    try (Connection connection =
        AvaticaClient.connect(server, Driver.Serialization.PROTOBUF, properties)) {
      assertThat(AvaticaClient.first(connection, "select \"text\"")).isEqualTo("text");
      assertThat(AvaticaClient.first(connection, "select count(*) from tpch.nation"))
          .isEqualTo(25L);
      assertThat(
              AvaticaClient.first(
                  connection, "select cast(timestamp'2024-01-01 00:00:00Z' as string)"))
          .isEqualTo("2024-01-01 09:00:00");
    }
    properties.setProperty("lane", "slow");
    assertThatThrownBy(
            () -> AvaticaClient.connect(server, Driver.Serialization.PROTOBUF, properties))
        .hasMessageContaining("INVALID_SESSION_OPTION");
  }

  @ParameterizedTest
  @EnumSource
  void transactionsAreRefusedInWords(Driver.Serialization serialization) throws SQLException {
    try (Connection connection = connect(serialization);
        Statement statement = connection.createStatement()) {
      assertThat(statement.execute("select 1")).isTrue();
      connection.commit();
      assertThatThrownBy(connection::rollback).hasMessageContaining("rolled back");
      connection.setAutoCommit(false);
      assertThatThrownBy(() -> connection.createStatement())
          .hasMessageContaining("UNSUPPORTED_FEATURE");
    }
  }
}
