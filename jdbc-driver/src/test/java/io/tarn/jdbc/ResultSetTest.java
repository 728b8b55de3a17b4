// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Struct;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultSetTest {
  private static final Instant INSTANT = AllTypes.MOMENT.toInstant(ZoneOffset.UTC);
  private static ScriptedServer server;
  private Connection connection;
  private ResultSet row;

  @BeforeAll
  static void start() throws Exception {
    server = new ScriptedServer();
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @BeforeEach
  void open() throws Exception {
    connection = server.connect();
    row = connection.createStatement().executeQuery("select types");
    assertThat(row.next()).isTrue();
  }

  @AfterEach
  void close() throws Exception {
    connection.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "c_boolean | true | BOOLEAN | 16",
        "c_tinyint | -7 | TINYINT | -6",
        "c_smallint | 300 | SMALLINT | 5",
        "c_int | 70000 | INT | 4",
        "c_bigint | 5000000000 | BIGINT | -5",
        "c_float | 0.1 | FLOAT | 7",
        "c_double | 1.0E10 | DOUBLE | 8",
        "c_decimal | 1234567.80 | DECIMAL(15,2) | 3",
        "c_string | Grüße | VARCHAR(20) | 12",
        "c_binary | AB | BINARY | -3",
        "c_date | 2024-02-29 | DATE | 91",
        "c_timestamp | 2024-02-29 18:44:15.123456 | TIMESTAMP | 93",
        "c_timestamp_ntz | 2024-02-29 13:14:15.123456 | TIMESTAMP_NTZ | 93",
        "c_time | 13:14:15.123456 | TIME | 92",
        "c_array | [1, null, 3] | ARRAY<INT> | 2003",
        "c_struct | {5, x} | STRUCT<a: INT, b: STRING> | 2002",
        "c_map | {k -> 9} | MAP<STRING, INT> | 2000",
        "c_year_month | INTERVAL '1-2' YEAR TO MONTH | INTERVAL YEAR TO MONTH | 1111",
        "c_day_time | INTERVAL '1 02:03:04.5' DAY TO SECOND | INTERVAL DAY TO SECOND | 1111",
        "c_void |  | VOID | 0",
      })
  void readsEveryTypeAsTextAndDescribesIt(String column, String text, String type, int jdbcType)
      throws Exception {
    assertThat(row.getString(column)).isEqualTo(text);
    ResultSetMetaData metaData = row.getMetaData();
    int index = row.findColumn(column);
    assertThat(metaData.getColumnLabel(index)).isEqualTo(column);
    assertThat(metaData.getColumnTypeName(index)).isEqualTo(type);
    assertThat(metaData.getColumnType(index)).isEqualTo(jdbcType);
    Object value = row.getObject(column);
    if (value != null) {
      assertThat(value).isInstanceOf(Class.forName(metaData.getColumnClassName(index)));
    }
    assertThat(row.next()).isTrue();
    assertThat(row.getString(column)).isNull();
    assertThat(row.wasNull()).isTrue();
    assertThat(row.getObject(column)).isNull();
    assertThat(row.getLong(column)).isZero();
    assertThat(row.getBoolean(column)).isFalse();
  }

  @Test
  void readsNumbersInAnyWidthThatHoldsThem() throws SQLException {
    assertThat(row.getByte("c_tinyint")).isEqualTo((byte) -7);
    assertThat(row.getShort("c_smallint")).isEqualTo((short) 300);
    assertThat(row.getLong("c_int")).isEqualTo(70000);
    assertThat(row.getDouble("c_decimal")).isEqualTo(1234567.8);
    assertThat(row.getBigDecimal("c_decimal")).isEqualTo(new BigDecimal("1234567.80"));
    assertThat(row.getBigDecimal("c_float")).isEqualTo(new BigDecimal("0.1"));
    assertThat(row.getLong("c_decimal")).isEqualTo(1234567);
    assertThat(row.getInt("c_boolean")).isEqualTo(1);
    assertThat(row.getBoolean("c_int")).isTrue();
    assertThatThrownBy(() -> row.getInt("c_bigint"))
        .isInstanceOf(SQLDataException.class)
        .hasMessageContaining("5000000000 does not fit");
    assertThatThrownBy(() -> row.getByte("c_smallint")).isInstanceOf(SQLDataException.class);
    assertThatThrownBy(() -> row.getInt("c_string"))
        .isInstanceOf(SQLDataException.class)
        .hasMessageContaining("not a number");
    assertThatThrownBy(() -> row.getLong("c_date")).isInstanceOf(SQLDataException.class);
  }

  @Test
  void readsInstantsExactlyInAnyClass() throws SQLException {
    ZonedDateTime local = INSTANT.atZone(ZoneId.of(AllTypes.ZONE));
    assertThat(row.getTimestamp("c_timestamp")).isEqualTo(Timestamp.from(INSTANT));
    assertThat(row.getObject("c_timestamp")).isEqualTo(Timestamp.from(INSTANT));
    assertThat(row.getObject("c_timestamp", Instant.class)).isEqualTo(INSTANT);
    assertThat(row.getObject("c_timestamp", ZonedDateTime.class)).isEqualTo(local);
    assertThat(row.getObject("c_timestamp", OffsetDateTime.class))
        .isEqualTo(local.toOffsetDateTime());
    assertThat(row.getObject("c_timestamp", LocalDateTime.class))
        .isEqualTo(local.toLocalDateTime());
    Calendar tokyo = Calendar.getInstance(TimeZone.getTimeZone("Asia/Tokyo"), Locale.ROOT);
    assertThat(row.getTimestamp("c_timestamp", tokyo)).isEqualTo(Timestamp.from(INSTANT));
  }

  @Test
  void readsLocalTimestampsInTheCalendarsZone() throws SQLException {
    assertThat(row.getTimestamp("c_timestamp_ntz")).isEqualTo(Timestamp.valueOf(AllTypes.MOMENT));
    assertThat(row.getObject("c_timestamp_ntz", LocalDateTime.class)).isEqualTo(AllTypes.MOMENT);
    Calendar utc = Calendar.getInstance(TimeZone.getTimeZone("UTC"), Locale.ROOT);
    assertThat(row.getTimestamp("c_timestamp_ntz", utc)).isEqualTo(Timestamp.from(INSTANT));
    assertThat(row.getDate("c_date")).isEqualTo(Date.valueOf("2024-02-29"));
    assertThat(row.getDate("c_date", utc).getTime())
        .isEqualTo(LocalDate.of(2024, 2, 29).atStartOfDay(ZoneOffset.UTC).toEpochSecond() * 1000);
    assertThat(row.getObject("c_date", LocalDate.class)).isEqualTo(LocalDate.of(2024, 2, 29));
    assertThat(row.getObject("c_time", LocalTime.class)).isEqualTo(AllTypes.MOMENT.toLocalTime());
    assertThat(row.getTime("c_time").toString()).isEqualTo("13:14:15");
  }

  @Test
  void readsNestedValues() throws SQLException {
    Array array = row.getArray("c_array");
    assertThat((Object[]) array.getArray()).containsExactly(1, null, 3);
    assertThat((Object[]) array.getArray(3, 5)).containsExactly(3);
    assertThat(array.getBaseTypeName()).isEqualTo("INT");
    assertThat(array.getBaseType()).isEqualTo(Types.INTEGER);
    try (ResultSet elements = array.getResultSet(2, 2)) {
      elements.next();
      assertThat(elements.getInt("INDEX")).isEqualTo(2);
      assertThat(elements.getObject("VALUE")).isNull();
      elements.next();
      assertThat(elements.getInt(2)).isEqualTo(3);
      assertThat(elements.next()).isFalse();
    }
    Struct struct = (Struct) row.getObject("c_struct");
    assertThat(struct.getAttributes()).containsExactly(5, "x");
    assertThat(row.getObject("c_map")).isEqualTo(Map.of("k", 9));
    assertThat(row.getObject("c_year_month")).isEqualTo(Period.of(1, 2, 0));
    assertThat(row.getObject("c_day_time", Duration.class))
        .isEqualTo(Duration.parse("P1DT2H3M4.5S"));
    assertThat(row.getBytes("c_binary")).containsExactly(65, 66);
  }

  @Test
  void describesPrecisionAndOrigin() throws SQLException {
    ResultSetMetaData metaData = row.getMetaData();
    int decimal = row.findColumn("c_decimal");
    assertThat(metaData.getPrecision(decimal)).isEqualTo(15);
    assertThat(metaData.getScale(decimal)).isEqualTo(2);
    assertThat(metaData.getColumnDisplaySize(decimal)).isEqualTo(17);
    assertThat(metaData.isSigned(decimal)).isTrue();
    int string = row.findColumn("c_string");
    assertThat(metaData.getPrecision(string)).isEqualTo(20);
    assertThat(metaData.getCatalogName(string)).isEqualTo("main");
    assertThat(metaData.getSchemaName(string)).isEqualTo("default");
    assertThat(metaData.getTableName(string)).isEqualTo("things");
    assertThat(metaData.isNullable(string)).isEqualTo(ResultSetMetaData.columnNullable);
    assertThatThrownBy(() -> metaData.getColumnName(99)).isInstanceOf(SQLException.class);
  }

  @Test
  void refusesWhatItCannotDo() throws SQLException {
    assertThatThrownBy(() -> row.getString("nothing"))
        .hasMessageContaining("There is no column 'nothing'");
    assertThatThrownBy(() -> row.getString(0)).isInstanceOf(SQLException.class);
    assertThatThrownBy(() -> row.updateString(1, "x"))
        .isInstanceOf(SQLFeatureNotSupportedException.class);
    assertThatThrownBy(() -> row.absolute(1)).isInstanceOf(SQLFeatureNotSupportedException.class);
    row.close();
    assertThatThrownBy(() -> row.getString(1)).hasMessageContaining("closed");
    row.close();
  }
}
