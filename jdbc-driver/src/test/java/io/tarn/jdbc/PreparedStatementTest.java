// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.math.BigDecimal;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.Date;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PreparedStatementTest {
  private static final OffsetDateTime MOMENT = AllTypes.MOMENT.atOffset(ZoneOffset.UTC);
  private static final String MICROS = String.valueOf(MOMENT.toEpochSecond() * 1_000_000 + 123_456);
  private static ScriptedServer server;
  private Connection connection;

  @BeforeAll
  static void start() throws Exception {
    server = new ScriptedServer();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void open() throws Exception {
    connection = server.connect();
    server.producer().uploaded().clear();
  }

  @AfterEach
  void close() throws Exception {
    connection.close();
    assertThat(server.producer().openPrepared()).isZero();
  }

  private static void setAll(PreparedStatement statement) throws SQLException {
    statement.setBoolean(1, true);
    statement.setByte(2, (byte) -7);
    statement.setShort(3, (short) 300);
    statement.setInt(4, 70_000);
    statement.setLong(5, 5_000_000_000L);
    statement.setFloat(6, 0.5f);
    statement.setDouble(7, 1.0E10);
    statement.setBigDecimal(8, new BigDecimal("1.5"));
    statement.setString(9, "Grüße");
    statement.setBytes(10, new byte[] {1, 2});
    statement.setDate(11, Date.valueOf("2024-02-29"));
    statement.setTimestamp(12, Timestamp.from(MOMENT.toInstant()));
    statement.setObject(13, AllTypes.MOMENT);
    statement.setObject(14, LocalTime.of(1, 2, 3));
    statement.setArray(15, statement.getConnection().createArrayOf("INT", new Object[] {1, null}));
  }

  @Test
  void sendsEveryTypeAsTheServerAskedForIt() throws Exception {
    try (PreparedStatement statement = connection.prepareStatement("insert ?")) {
      setAll(statement);
      assertThat(statement.executeUpdate()).isEqualTo(1);
    }
    List<Object> row = server.producer().uploaded().get(0);
    assertThat(row.subList(0, 9))
        .containsExactly(
            "true", "-7", "300", "70000", "5000000000", "0.5", "1.0E10", "1.50", "Grüße");
    assertThat(row.get(10)).isEqualTo(String.valueOf(LocalDate.of(2024, 2, 29).toEpochDay()));
    assertThat(row.get(11)).isEqualTo(MICROS);
    assertThat(row.get(12)).isEqualTo(AllTypes.MOMENT.toString());
    assertThat(row.get(13)).isEqualTo("3723000000");
    assertThat(row.get(14)).isEqualTo("[1,null]");
  }

  @Test
  void convertsBetweenClasses() throws Exception {
    try (PreparedStatement statement = connection.prepareStatement("insert ?")) {
      statement.setString(1, "true");
      statement.setObject(2, "12", Types.INTEGER);
      statement.setBigDecimal(3, new BigDecimal("3.00"));
      statement.setString(4, "42");
      statement.setInt(5, 5);
      statement.setBigDecimal(6, new BigDecimal("0.25"));
      statement.setInt(7, 7);
      statement.setDouble(8, 2.345);
      statement.setCharacterStream(9, new StringReader("text"));
      statement.setNull(10, Types.BINARY);
      statement.setString(11, "2024-02-29");
      statement.setObject(12, Instant.ofEpochSecond(1));
      statement.setTimestamp(13, Timestamp.valueOf("2024-01-01 10:00:00"));
      statement.setTime(14, Time.valueOf("00:00:01"));
      statement.setObject(15, null);
      assertThat(statement.executeUpdate()).isEqualTo(1);
    }
    assertThat(server.producer().uploaded().get(0))
        .containsExactly(
            "true",
            "12",
            "3",
            "42",
            "5",
            "0.25",
            "7.0",
            "2.35",
            "text",
            "null",
            String.valueOf(LocalDate.of(2024, 2, 29).toEpochDay()),
            "1000000",
            LocalDateTime.of(2024, 1, 1, 10, 0).toString(),
            "1000000",
            "null");
  }

  @Test
  void refusesValuesThatWouldChange() throws Exception {
    try (PreparedStatement statement = connection.prepareStatement("insert ?")) {
      setAll(statement);
      statement.setBigDecimal(4, new BigDecimal("1.5"));
      assertThatThrownBy(statement::executeUpdate)
          .isInstanceOf(SQLDataException.class)
          .hasMessageContaining("has a fraction");
      statement.setLong(4, Long.MAX_VALUE);
      assertThatThrownBy(statement::executeUpdate).isInstanceOf(SQLDataException.class);
      statement.setInt(4, 4);
      statement.setBigDecimal(8, new BigDecimal("1e20"));
      assertThatThrownBy(statement::executeUpdate)
          .hasMessageContaining("more digits than DECIMAL(15,2)");
      statement.setString(8, "much");
      assertThatThrownBy(statement::executeUpdate).hasMessageContaining("not a number");
    }
  }

  @Test
  void infersTypesForServersThatDoNotDescribeParameters() throws Exception {
    try (PreparedStatement statement = connection.prepareStatement("insert untyped ?, ?")) {
      statement.setInt(1, 1);
      statement.setObject(2, new BigDecimal("1.25"));
      statement.addBatch();
      statement.setNull(1, Types.INTEGER);
      statement.setObject(2, new BigDecimal("1000"));
      statement.addBatch();
      assertThat(statement.executeBatch()).containsExactly(1, 1);
    }
    assertThat(server.producer().uploaded())
        .containsExactly(List.of("1", "1.25"), List.of("null", "1000.00"));
  }

  @Test
  void sendsABatchInOneCall() throws Exception {
    try (PreparedStatement statement = connection.prepareStatement("insert ?")) {
      for (int i = 0; i < 5000; i++) {
        setAll(statement);
        statement.setInt(4, i);
        statement.addBatch();
      }
      assertThat(statement.executeBatch()).hasSize(5000).containsOnly(1);
      assertThat(statement.executeBatch()).isEmpty();
    }
    assertThat(server.producer().uploaded()).hasSize(5000);
    assertThat(server.producer().uploaded().get(4999).get(3)).isEqualTo("4999");
  }

  @Test
  void doesNotGuessCountsTheServerDidNotGive() throws Exception {
    try (PreparedStatement statement = connection.prepareStatement("update 7 rows ?")) {
      setAll(statement);
      statement.addBatch();
      setAll(statement);
      statement.addBatch();
      assertThat(statement.executeBatch())
          .containsExactly(PreparedStatement.SUCCESS_NO_INFO, PreparedStatement.SUCCESS_NO_INFO);
    }
    try (PreparedStatement statement = connection.prepareStatement("update fail at once ?")) {
      setAll(statement);
      statement.addBatch();
      assertThatThrownBy(statement::executeBatch).isInstanceOf(BatchUpdateException.class);
    }
  }

  @Test
  void bindsTheParametersOfAQuery() throws Exception {
    try (PreparedStatement statement = connection.prepareStatement("select parameters ?")) {
      for (int i = 0; i < 3; i++) {
        server.producer().uploaded().clear();
        setAll(statement);
        statement.setInt(4, i);
        assertThat(statement.execute()).isTrue();
        ResultSet rows = statement.getResultSet();
        rows.next();
        assertThat(rows.getString(1)).contains("true, -7, 300, " + i + ", 5000000000");
      }
    }
  }

  @Test
  void describesResultAndParametersBeforeItRuns() throws Exception {
    try (PreparedStatement statement = connection.prepareStatement("select types ?")) {
      assertThat(statement.getMetaData().getColumnCount()).isEqualTo(20);
      ParameterMetaData parameters = statement.getParameterMetaData();
      assertThat(parameters.getParameterCount()).isEqualTo(15);
      assertThat(parameters.getParameterTypeName(8)).isEqualTo("DECIMAL(15,2)");
      assertThat(parameters.getPrecision(8)).isEqualTo(15);
      assertThat(parameters.getParameterMode(1)).isEqualTo(ParameterMetaData.parameterModeIn);
      assertThatThrownBy(() -> parameters.getScale(16)).isInstanceOf(SQLException.class);
    }
    try (PreparedStatement statement = connection.prepareStatement("update 1 row")) {
      assertThat(statement.getMetaData()).isNull();
    }
  }

  @Test
  void refusesMissingAndUnknownParameters() throws Exception {
    try (PreparedStatement statement = connection.prepareStatement("insert ?")) {
      assertThatThrownBy(statement::executeUpdate)
          .hasMessageContaining("Parameter 1 has not been set")
          .extracting(e -> ((SQLException) e).getSQLState())
          .isEqualTo("07001");
      assertThatThrownBy(() -> statement.setInt(16, 1)).hasMessageContaining("statement's 15");
      assertThatThrownBy(() -> statement.setInt(0, 1)).isInstanceOf(SQLException.class);
      setAll(statement);
      statement.clearParameters();
      assertThatThrownBy(statement::executeUpdate).isInstanceOf(SQLException.class);
      assertThatThrownBy(() -> statement.executeQuery("select range 1"))
          .hasMessageContaining("runs its own text");
    }
  }
}
