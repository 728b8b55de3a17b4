// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.sqltests.SharedServer;
import io.tarn.testkit.TarnProcess;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Calendar;
import java.util.TimeZone;
import org.apache.calcite.avatica.remote.Driver;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Avatica's remote driver gets the same answers as ours, in both of its languages. */
@ExtendWith(SharedServer.class)
class AvaticaTest {
  private static final String ALL_TYPES =
      "select true as b, cast(-128 as tinyint) as t, cast(32767 as smallint) as s,"
          + " -2147483648 as i, 9223372036854775807 as l, cast(1.5 as float) as f,"
          + " cast(-2.25 as double) as d,"
          + " cast('12345678901234567890.123456789012345678' as decimal(38, 18)) as n,"
          + " 'Zoë 雪' as v, X'00ff10' as x, date'1969-12-31' as day,"
          + " timestamp_ntz'2024-02-29 12:34:56.789' as ntz,"
          + " timestamp'2024-02-29 12:34:56.789' as ts, array(1, null, 3) as a,"
          + " array(array('p', 'q'), array('r')) as aa, named_struct('k', 1, 'w', 'z') as st,"
          + " map('m', 2) as mp, cast(null as int) as nothing, '' as empty";

  private final TarnProcess server;

  AvaticaTest(TarnProcess server) {
    this.server = server;
  }

  private Connection connect(Driver.Serialization serialization) throws SQLException {
    return AvaticaClient.connect(server, serialization, "admin", server.password());
  }

  @ParameterizedTest
  @EnumSource
  void valuesOfAllTypesArrive(Driver.Serialization serialization) throws SQLException {
    try (Connection connection = connect(serialization);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(ALL_TYPES)) {
      assertThat(row.next()).isTrue();
      assertThat(row.getBoolean("b")).isTrue();
      assertThat(row.getByte("t")).isEqualTo(Byte.MIN_VALUE);
      assertThat(row.getShort("s")).isEqualTo(Short.MAX_VALUE);
      assertThat(row.getInt("i")).isEqualTo(Integer.MIN_VALUE);
      assertThat(row.getLong("l")).isEqualTo(Long.MAX_VALUE);
      assertThat(row.getFloat("f")).isEqualTo(1.5f);
      assertThat(row.getDouble("d")).isEqualTo(-2.25);
      assertThat(row.getBigDecimal("n"))
          .isEqualTo(new BigDecimal("12345678901234567890.123456789012345678"));
      assertThat(row.getString("v")).isEqualTo("Zoë 雪");
      assertThat(row.getBytes("x")).containsExactly(0x00, 0xff, 0x10);
      moments(row);
      nested(row);
      assertThat(row.getInt("nothing")).isZero();
      assertThat(row.wasNull()).isTrue();
      assertThat(row.getString("empty")).isEmpty();
      assertThat(row.next()).isFalse();
    }
  }

  private static void moments(ResultSet row) throws SQLException {
    Calendar utc = Calendar.getInstance(TimeZone.getTimeZone("UTC"), java.util.Locale.ROOT);
    assertThat(row.getString("day")).isEqualTo("1969-12-31");
    assertThat(row.getDate("day", utc).getTime()).isEqualTo(-86_400_000L);
    for (String column : new String[] {"ntz", "ts"}) {
      assertThat(row.getTimestamp(column, utc).toInstant()).hasToString("2024-02-29T12:34:56.789Z");
      assertThat(row.getString(column)).startsWith("2024-02-29 12:34:56");
    }
  }

  private static void nested(ResultSet row) throws SQLException {
    assertThat(row.getString("a")).isEqualTo("[1, null, 3]");
    Object[] elements = (Object[]) row.getArray("a").getArray();
    assertThat(elements).hasSize(3);
    assertThat(elements[2]).hasToString("3");
    assertThat(row.getString("aa")).isEqualTo("[[p, q], [r]]");
    assertThat(row.getString("st")).isEqualTo("{\"k\":\"1\",\"w\":\"z\"}");
    assertThat(row.getString("mp")).isEqualTo("{\"m\":\"2\"}");
  }

  @ParameterizedTest
  @EnumSource
  void columnsHaveTheirSqlTypes(Driver.Serialization serialization) throws SQLException {
    try (Connection connection = connect(serialization);
        PreparedStatement statement = connection.prepareStatement(ALL_TYPES)) {
      ResultSetMetaData columns = statement.getMetaData();
      assertThat(columns.getColumnCount()).isEqualTo(19);
      assertThat(columns.getColumnType(8)).isEqualTo(Types.DECIMAL);
      assertThat(columns.getColumnTypeName(8)).isEqualTo("DECIMAL");
      assertThat(columns.getPrecision(8)).isEqualTo(38);
      assertThat(columns.getScale(8)).isEqualTo(18);
      assertThat(columns.getColumnType(13)).isEqualTo(Types.TIMESTAMP);
      assertThat(columns.getColumnTypeName(14)).startsWith("ARRAY<");
      assertThat(columns.getColumnTypeName(16)).isEqualTo("STRUCT<k: INT, w: STRING>");
      assertThat(columns.getColumnLabel(19)).isEqualTo("empty");
    }
  }

  @ParameterizedTest
  @EnumSource
  void preparedStatementsTakeParametersOfAllTypes(Driver.Serialization serialization)
      throws SQLException {
    String sql =
        "select cast(? as boolean), cast(? as bigint), cast(? as decimal(10,2)), cast(? as string),"
            + " cast(? as date), cast(? as timestamp_ntz), cast(? as binary), cast(? as int),"
            + " cast(? as double)";
    try (Connection connection = connect(serialization);
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int run = 0; run < 2; run++) {
        statement.setBoolean(1, true);
        statement.setLong(2, Long.MIN_VALUE);
        statement.setBigDecimal(3, new BigDecimal("-12345678.90"));
        statement.setString(4, "O'Neil; -- \\");
        statement.setDate(5, Date.valueOf(LocalDate.of(2024, 2, 29)));
        statement.setTimestamp(6, Timestamp.valueOf(LocalDateTime.of(2024, 2, 29, 1, 2, 3)));
        statement.setBytes(7, new byte[] {1, -1});
        statement.setNull(8, Types.INTEGER);
        statement.setDouble(9, 0.1);
        try (ResultSet row = statement.executeQuery()) {
          assertThat(row.next()).isTrue();
          assertThat(row.getBoolean(1)).isTrue();
          assertThat(row.getLong(2)).isEqualTo(Long.MIN_VALUE);
          assertThat(row.getBigDecimal(3)).isEqualTo("-12345678.90");
          assertThat(row.getString(4)).isEqualTo("O'Neil; -- \\");
          assertThat(row.getBytes(7)).containsExactly(1, -1);
          assertThat(row.getObject(8)).isNull();
          assertThat(row.getDouble(9)).isEqualTo(0.1);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void changesAreCounted(Driver.Serialization serialization) throws SQLException {
    String table = "avatica_" + serialization.name().toLowerCase(java.util.Locale.ROOT);
    try (Connection connection = connect(serialization);
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate("create table " + table + " (id int, name string)"))
          .isZero();
      assertThat(statement.executeUpdate("insert into " + table + " values (1, 'a'), (2, null)"))
          .isEqualTo(2);
      try (PreparedStatement insert =
          connection.prepareStatement("insert into " + table + " values (?, ?)")) {
        for (int id = 3; id < 6; id++) {
          insert.setInt(1, id);
          insert.setString(2, "row " + id);
          insert.addBatch();
        }
        assertThat(insert.executeBatch()).containsExactly(1, 1, 1);
        insert.setInt(1, 6);
        insert.setNull(2, Types.VARCHAR);
        assertThat(insert.executeUpdate()).isEqualTo(1);
      }
      statement.addBatch("insert into " + table + " values (7, 'x')");
      statement.addBatch("insert into " + table + " values (8, 'x'), (9, 'x')");
      assertThat(statement.executeBatch()).containsExactly(1, 2);
      assertThat(AvaticaClient.first(connection, "select count(*) from " + table)).isEqualTo(9L);
      statement.executeUpdate("drop table " + table);
    }
  }

  @ParameterizedTest
  @EnumSource
  void failuresCarryMessageAndState(Driver.Serialization serialization) throws SQLException {
    try (Connection connection = connect(serialization);
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.executeQuery("select * from nowhere"))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42P01"))
          .hasMessageContaining("TABLE_OR_VIEW_NOT_FOUND")
          .hasMessageContaining("line 1, column 15");
      assertThatThrownBy(() -> connection.prepareStatement("selec 1"))
          .hasStackTraceContaining("PARSE_SYNTAX_ERROR");
      assertThat(AvaticaClient.first(connection, "select 7")).isEqualTo(7);
    }
  }
}
