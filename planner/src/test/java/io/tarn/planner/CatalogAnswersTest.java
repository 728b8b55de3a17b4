// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.api.ErrorCode;
import io.tarn.api.PlannedStatement;
import io.tarn.api.SessionSettings;
import java.time.ZoneId;
import java.util.List;
import org.apache.arrow.vector.types.pojo.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SHOW, DESCRIBE, EXPLAIN, USE and SET: answered without any engine. */
class CatalogAnswersTest {
  private final Planning planning = Planning.everyType();

  private List<String> header(String sql) {
    return ((PlannedStatement.Rows) planning.plan(sql))
        .schema().getFields().stream().map(Field::getName).toList();
  }

  @Test
  void showListsWithDatabricksColumnNames() {
    assertThat(header("SHOW TABLES")).containsExactly("database", "tableName", "isTemporary");
    assertThat(header("SHOW SCHEMAS")).containsExactly("databaseName");
    assertThat(header("SHOW CATALOGS")).containsExactly("catalog");
    assertThat(header("SHOW COLUMNS IN t")).containsExactly("col_name");
    assertThat(planning.rows("SHOW CATALOGS")).containsExactly(List.of("main"), List.of("samples"));
    assertThat(planning.rows("SHOW SCHEMAS IN samples")).containsExactly(List.of("tpch"));
    assertThat(planning.rows("SHOW TABLES IN samples.tpch LIKE 'part*|n*'"))
        .containsExactly(
            List.of("tpch", "part", false),
            List.of("tpch", "partsupp", false),
            List.of("tpch", "nation", false));
    assertThat(planning.rows("SHOW COLUMNS IN region"))
        .containsExactly(List.of("r_regionkey"), List.of("r_name"), List.of("r_comment"));
  }

  @Test
  void showPatternsTakeNothingLiterally() {
    assertThat(planning.rows("SHOW TABLES LIKE 'REGION'")).hasSize(1);
    assertThat(planning.rows("SHOW TABLES LIKE 'r.gion'")).isEmpty();
    assertThat(planning.rows("SHOW TABLES LIKE '*'")).hasSize(9);
  }

  @Test
  void showViewsListsViewsOnly() {
    planning.catalog.view("main.default.v", "SELECT a FROM t", "a int");

    assertThat(planning.rows("SHOW VIEWS")).containsExactly(List.of("default", "v", false));
    assertThat(planning.rows("SHOW CREATE TABLE v").get(0).get(0))
        .isEqualTo("CREATE VIEW main.default.v AS\nSELECT a FROM t");
  }

  @Test
  void describeTellsColumnsAndMore() {
    assertThat(header("DESCRIBE TABLE t")).containsExactly("col_name", "data_type", "comment");
    assertThat(planning.rows("DESCRIBE t"))
        .extracting(row -> row.get(0) + " " + row.get(1))
        .contains(
            "a int",
            "d decimal(10,2)",
            "arr array<int>",
            "m map<string,int>",
            "s struct<x:int,y:string>",
            "n timestamp_ntz");
    assertThat(planning.rows("DESCRIBE TABLE EXTENDED region"))
        .extracting(row -> row.get(0) + "=" + row.get(1))
        .contains("Catalog=main", "Owner=ann", "Provider=delta", "Version=3", "Type=MANAGED");
    assertThat(planning.rows("DESCRIBE SCHEMA default")).contains(List.of("Owner", "ann"));
    assertThat(planning.rows("DESCRIBE QUERY SELECT 1 AS x").get(0)).startsWith("x", "int");
  }

  @Test
  void explainTellsLaneInputsAndText() {
    List<String> lines =
        planning.rows("EXPLAIN SELECT b, count(*) FROM t GROUP BY b").stream()
            .map(row -> String.valueOf(row.get(0)))
            .toList();

    assertThat(lines)
        .contains("== Lane ==", "main.default.t version 3: 4 files, 100000 bytes")
        .anyMatch(line -> line.startsWith("interactive: "))
        .anyMatch(line -> line.contains("LogicalAggregate"))
        .anyMatch(line -> line.startsWith("SELECT `b`, COUNT(*)"));
    PlannedStatement.Explanation kept =
        (PlannedStatement.Explanation) planning.plan("EXPLAIN SELECT a FROM t");
    assertThat(kept.rows().apply(true))
        .anyMatch(row -> String.valueOf(row.get(0)).startsWith("cache: "));
    assertThat(planning.rows("EXPLAIN FORMAT JSON SELECT a FROM t"))
        .singleElement()
        .extracting(row -> String.valueOf(row.get(0)))
        .asString()
        .startsWith("{\"lane\":\"interactive\"")
        .contains("\"version\":3", "\"interactiveSql\":", "\"sparkSql\":");
    assertThat(planning.rows("EXPLAIN INSERT INTO t (a) VALUES (1)"))
        .extracting(row -> String.valueOf(row.get(0)))
        .anyMatch(line -> line.startsWith("INSERT INTO delta."));
  }

  private SessionSettings after(String sql) {
    return ((PlannedStatement.Settings) planning.plan(sql))
        .update()
        .apply(SessionSettings.defaults());
  }

  @Test
  void useChangesTheNamespace() {
    assertThat(after("USE samples.TPCH"))
        .isEqualTo(SessionSettings.defaults().withNamespace("samples", "tpch"));
    assertThat(after("USE CATALOG samples").catalog()).isEqualTo("samples");
    assertThat(after("USE default").schema()).isEqualTo("default");
  }

  @Test
  void setChangesAndListsOptions() {
    assertThat(after("SET TIME ZONE 'Europe/Berlin'").timeZone())
        .isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(after("SET statement_timeout = 30").statementTimeout().toSeconds()).isEqualTo(30);
    assertThat(after("RESET")).isEqualTo(SessionSettings.defaults());
    assertThat(planning.rows("SET")).contains(List.of("timezone", "UTC"), List.of("lane", "auto"));
    assertThat(planning.rows("SET catalog")).containsExactly(List.of("catalog", "main"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SET timezon = 'UTC' | INVALID_SESSION_OPTION",
        "SET timezone = 'Mars' | INVALID_SESSION_OPTION",
        "SET lane = fast | INVALID_SESSION_OPTION",
        "SET catalog = nope | CATALOG_NOT_FOUND",
        "SET schema = nope | SCHEMA_NOT_FOUND",
        "USE nope | SCHEMA_NOT_FOUND",
        "USE CATALOG nope | CATALOG_NOT_FOUND",
        "SHOW TABLES IN nope | SCHEMA_NOT_FOUND",
        "SHOW SCHEMAS IN nope | CATALOG_NOT_FOUND",
        "SHOW COLUMNS IN nope | TABLE_OR_VIEW_NOT_FOUND",
        "DESCRIBE nope | TABLE_OR_VIEW_NOT_FOUND",
        "EXPLAIN SELECT nope FROM t | UNRESOLVED_COLUMN",
      })
  void refuse(String sql, ErrorCode code) {
    assertThat(planning.error(sql).code()).isEqualTo(code);
  }

  @Test
  void describeTheirColumnsBeforeTheyRun() {
    assertThat(planning.describe("SHOW TABLES").returnsRows()).isTrue();
    assertThat(planning.describe("EXPLAIN SELECT 1").result().getFields()).hasSize(1);
    assertThat(planning.describe("USE default").returnsRows()).isFalse();
    assertThat(planning.describe("CREATE TABLE x AS SELECT ? + 1 AS a").parameters().getFields())
        .hasSize(1);
  }
}
