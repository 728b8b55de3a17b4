// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.api.ErrorCode;
import io.tarn.api.StatementDescription;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.stream.Stream;
import org.apache.arrow.vector.types.pojo.Field;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code ?} markers: what they are taken for, and what becomes of them. */
class ParametersTest {
  private final Planning planning = Planning.everyType();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "SELECT a FROM t WHERE a = ? | INT",
        "SELECT a FROM t WHERE d > ? AND b = ? | DECIMAL(10,2) STRING",
        "SELECT a FROM t WHERE dt BETWEEN ? AND ? | DATE DATE",
        "SELECT upper(?) FROM t | STRING",
        "SELECT ? | STRING",
        "INSERT INTO t (a, b, d) VALUES (?, ?, ?) | INT STRING DECIMAL(10,2)",
        "SELECT a FROM t | ##",
      })
  void areTypedByWhereTheyStand(String sql, @Nullable String types) {
    StatementDescription description = planning.describe(sql);

    SparkTypeFactory factory = new SparkTypeFactory();
    StringBuilder found = new StringBuilder();
    for (Field field : description.parameters().getFields()) {
      found.append(found.isEmpty() ? "" : " ").append(SparkTypes.sparkName(factory, field));
    }
    assertThat(found.toString()).isEqualTo(types == null ? "" : types);
    assertThat(description.returnsRows()).isEqualTo(sql.startsWith("SELECT"));
  }

  static Stream<Arguments> values() {
    return Stream.of(
        Arguments.of(null, "NULL"),
        Arguments.of(true, "TRUE"),
        Arguments.of(7, "7"),
        Arguments.of(-7, "CAST('-7' AS INT)"),
        Arguments.of(7L, "CAST('7' AS BIGINT)"),
        Arguments.of((short) 7, "CAST('7' AS SMALLINT)"),
        Arguments.of((byte) 7, "CAST('7' AS TINYINT)"),
        Arguments.of(1.5d, "CAST('1.5' AS DOUBLE)"),
        Arguments.of(Double.NaN, "CAST('NaN' AS DOUBLE)"),
        Arguments.of(1.5f, "CAST('1.5' AS FLOAT)"),
        Arguments.of(new BigDecimal("12.50"), "CAST('12.50' AS DECIMAL(4,2))"),
        Arguments.of(new BigDecimal("0.001"), "CAST('0.001' AS DECIMAL(3,3))"),
        Arguments.of(new BigDecimal("1E3"), "CAST('1000' AS DECIMAL(4,0))"),
        Arguments.of("it's", "'it\\'s'"),
        Arguments.of(new byte[] {1, (byte) 0xff}, "X'01FF'"),
        Arguments.of(LocalDate.of(2026, 1, 31), "CAST('2026-01-31' AS DATE)"),
        Arguments.of(
            LocalDateTime.of(2026, 1, 31, 8, 30), "CAST('2026-01-31T08:30' AS TIMESTAMP_NTZ)"),
        Arguments.of(
            Instant.parse("2026-01-31T08:30:00Z"), "CAST('2026-01-31T08:30:00Z' AS TIMESTAMP)"));
  }

  @ParameterizedTest
  @MethodSource("values")
  void becomeTypedLiterals(@Nullable Object value, String literal) {
    assertThat(
            planning.text("SELECT a FROM t WHERE coalesce(?, NULL) IS NULL", Planning.row(value)))
        .isEqualTo("SELECT `a` FROM t@3 AS `t` WHERE (COALESCE(" + literal + ", NULL) IS NULL)");
  }

  @Test
  void limitsCanBeParameters() {
    assertThat(planning.text("SELECT a FROM t LIMIT ?", Planning.row(5))).endsWith("LIMIT 5");
  }

  @Test
  void wrongNumbersOfValuesAreRefused() {
    assertThat(planning.error("SELECT ?").code()).isEqualTo(ErrorCode.UNBOUND_SQL_PARAMETER);
    assertThat(planning.error("SELECT ?", Planning.row(1, 2)).code())
        .isEqualTo(ErrorCode.UNBOUND_SQL_PARAMETER);
    assertThat(planning.error("SELECT 1", Planning.row(1)).code())
        .isEqualTo(ErrorCode.UNBOUND_SQL_PARAMETER);
  }

  @Test
  void decimalsTooLongAreRefused() {
    BigDecimal tooLong = new BigDecimal("1234567890123456789012345678901234567890");

    assertThat(planning.error("SELECT ?", Planning.row(tooLong)).code())
        .isEqualTo(ErrorCode.INVALID_PARAMETER_VALUE);
  }

  @Test
  void batchesAreForInsertValuesOnly() {
    assertThat(planning.error("SELECT ?", Planning.row(1), Planning.row(2)).code())
        .isEqualTo(ErrorCode.UNSUPPORTED_FEATURE);
    assertThat(
            planning.error("INSERT INTO t (a) SELECT ?", Planning.row(1), Planning.row(2)).code())
        .isEqualTo(ErrorCode.UNSUPPORTED_FEATURE);
  }
}
