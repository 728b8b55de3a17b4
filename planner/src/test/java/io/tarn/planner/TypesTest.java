// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Types as Spark 4.2 in ANSI mode gives them; checked against Spark itself when written. */
class TypesTest {
  private final Planning planning = Planning.everyType();

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '#',
      value = {
        "1 / 2 ; DOUBLE",
        "a / 2 ; DOUBLE",
        "a DIV 2 ; BIGINT",
        "a + bi ; BIGINT",
        "ti + si ; SMALLINT",
        "a + f ; DOUBLE",
        "f + f ; FLOAT",
        "f / f ; DOUBLE",
        "d + 1 ; DECIMAL(11,2)",
        "d * 2 ; DECIMAL(12,2)",
        "1 - d ; DECIMAL(11,2)",
        "d * a ; DECIMAL(21,2)",
        "d * bi ; DECIMAL(31,2)",
        "d / 3 ; DECIMAL(14,6)",
        "d / d ; DECIMAL(23,13)",
        "d * d * d * d ; DECIMAL(38,6)",
        "d % 3 ; DECIMAL(3,2)",
        "d + dbl ; DOUBLE",
        "0.06 ; DECIMAL(2,2)",
        "12.50 ; DECIMAL(4,2)",
        "1e3 ; DOUBLE",
        "2147483648 ; BIGINT",
        "sum(a) ; BIGINT",
        "sum(d) ; DECIMAL(20,2)",
        "sum(f) ; DOUBLE",
        "avg(a) ; DOUBLE",
        "avg(d) ; DECIMAL(14,6)",
        "count(*) ; BIGINT",
        "min(d) ; DECIMAL(10,2)",
        "stddev(a) ; DOUBLE",
        "collect_list(a) ; ARRAY<INT>",
        "row_number() OVER (ORDER BY a) ; INT",
        "rank() OVER (ORDER BY a) ; INT",
        "CASE WHEN bo THEN 'x' ELSE 'yyy' END ; STRING",
        "CASE WHEN bo THEN d ELSE 0 END ; DECIMAL(12,2)",
        "coalesce(a, bi) ; BIGINT",
        "if(bo, 1, 2.5) ; DECIMAL(11,1)",
        "round(d, 1) ; DECIMAL(10,1)",
        "round(d) ; DECIMAL(9,0)",
        "ceil(d) ; DECIMAL(9,0)",
        "floor(dbl) ; BIGINT",
        "upper(b) ; STRING",
        "b || 'x' ; STRING",
        "length(b) ; INT",
        "split(b, ',') ; ARRAY<STRING>",
        "map('a', 1) ; MAP<STRING, INT>",
        "named_struct('p', a) ; STRUCT<`p`: INT>",
        "struct(a, b) ; STRUCT<`a`: INT, `b`: STRING>",
        "arr[0] ; INT",
        "m['x'] ; INT",
        "s.y ; STRING",
        "dt + 1 ; DATE",
        "dt - dt ; INTERVAL DAY TO SECOND",
        "dt + INTERVAL 1 DAY ; DATE",
        "dt + INTERVAL 1 HOUR ; TIMESTAMP",
        "dt + INTERVAL 1 MONTH ; DATE",
        "ts + INTERVAL 1 MONTH ; TIMESTAMP",
        "n + INTERVAL 1 HOUR ; TIMESTAMP_NTZ",
        "extract(YEAR FROM dt) ; INT",
        "extract(SECOND FROM ts) ; DECIMAL(8,6)",
        "year(dt) ; INT",
        "date_trunc('MONTH', ts) ; TIMESTAMP",
        "dateadd(MONTH, 1, dt) ; TIMESTAMP",
        "datediff(MONTH, dt, dt) ; BIGINT",
        "datediff(dt, dt) ; INT",
        "current_timestamp ; TIMESTAMP",
        "TIMESTAMP '2020-01-01 00:00:00' ; TIMESTAMP",
        "TIMESTAMP_NTZ '2020-01-01 00:00:00' ; TIMESTAMP_NTZ",
        "CAST(a AS FLOAT) ; FLOAT",
        "CAST(b AS VARCHAR(3)) ; STRING",
        "CAST(b AS DECIMAL(12, 3)) ; DECIMAL(12,3)",
        "1L ; BIGINT",
        "1S ; SMALLINT",
        "1F ; FLOAT",
        "1.5BD ; DECIMAL(2,1)",
        "NULL ; STRING",
        "a IS NULL ; BOOLEAN",
      })
  void areSparks(String expression, String type) {
    assertThat(planning.columns("SELECT " + expression + " AS c FROM t")).isEqualTo("c " + type);
  }

  @Test
  void ofTableColumnsAreKept() {
    assertThat(planning.columns("SELECT * FROM t"))
        .isEqualTo(
            "a INT, b STRING, d DECIMAL(10,2), ts TIMESTAMP, dt DATE, arr ARRAY<INT>,"
                + " m MAP<STRING, INT>, s STRUCT<`x`: INT, `y`: STRING>, bi BIGINT, f FLOAT,"
                + " dbl DOUBLE, n TIMESTAMP_NTZ, bin BINARY, bo BOOLEAN, ti TINYINT, si SMALLINT");
  }

  @Test
  void ofAUnionAreTheWidest() {
    assertThat(planning.columns("SELECT 1 AS c UNION ALL SELECT 2.5 UNION ALL SELECT NULL"))
        .isEqualTo("c DECIMAL(11,1)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "a, t.b, A | a INT, b STRING, A INT",
        "a, a | a INT, a INT",
        "count(*), count(DISTINCT b), sum(a) | count(1) BIGINT, count(DISTINCT b) BIGINT, sum(a) BIGINT",
        "max(a) + 1 | (max(a) + 1) INT",
        "'it''s', -1, true | it's STRING, -1 INT, true BOOLEAN",
        "CAST(count(a) AS STRING) | CAST(count(a) AS STRING) STRING",
      })
  void comeWithTheNamesSparkGives(String items, String expected) {
    String group = items.contains("(") ? "" : " GROUP BY ALL";
    assertThat(planning.columns("SELECT " + items + " FROM t" + group)).isEqualTo(expected);
  }

  @Test
  void twoColumnsMayHaveOneName() {
    assertThat(planning.columns("SELECT * FROM region x JOIN region y USING (r_regionkey)"))
        .isEqualTo(
            "r_regionkey BIGINT, r_name STRING, r_comment STRING, r_name STRING, r_comment STRING");
  }
}
