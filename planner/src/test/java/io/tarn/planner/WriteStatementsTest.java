// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.api.CatalogChange;
import io.tarn.api.ErrorCode;
import io.tarn.api.IfExists;
import io.tarn.api.IfMissing;
import io.tarn.api.KeyConstraint;
import io.tarn.api.PlannedStatement;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** INSERT, CREATE and DROP. */
class WriteStatementsTest {
  private final Planning planning =
      new Planning(
          FakeCatalog.tpch()
              .table("main.default.p:id bigint,name string,price decimal(10,2),day date")
              .table("main.default.t:a int,b string"));

  private String insert(String sql, io.tarn.api.ParameterRow... rows) {
    return Planning.shortened(planning.write(sql, rows).sql().text());
  }

  @Test
  void insertLeavesTheOtherColumnsToTheTable() {
    assertThat(insert("INSERT INTO p (name, id) VALUES ('x', 1), (NULL, 2)"))
        .isEqualTo(
            "INSERT INTO delta.`/data/main/default/p` (`id`, `name`) SELECT CAST(`c1` AS BIGINT) AS"
                + " `id`, CAST(`c0` AS STRING) AS `name` FROM (VALUES ('x', 1), (CAST(NULL AS STRING), 2))"
                + " AS `source`(`c0`, `c1`)");
  }

  @Test
  void insertMatchesByNameIfAsked() {
    assertThat(insert("INSERT INTO p BY NAME SELECT b AS name, a AS id FROM t"))
        .contains("CAST(`c1` AS BIGINT) AS `id`, CAST(`c0` AS STRING) AS `name`")
        .endsWith(
            "FROM (SELECT `b` AS `name`, `a` AS `id` FROM t@3 AS `t`) AS `source`(`c0`, `c1`)");
  }

  @Test
  void insertOverwriteReplaces() {
    assertThat(insert("INSERT OVERWRITE p (id) SELECT a FROM t"))
        .startsWith("INSERT OVERWRITE delta.`/data/main/default/p` (`id`) SELECT");
  }

  @Test
  void insertTellsWhatItWritesAndReads() {
    PlannedStatement.Write write = planning.write("INSERT INTO p (id) SELECT a FROM t");

    assertThat(write.target()).hasToString("main.default.p");
    assertThat(write.fromVersion()).isEqualTo(3);
    assertThat(write.inputs()).extracting(i -> i.name().table()).containsExactly("t");
  }

  @Test
  void aBatchBecomesOneStatement() {
    assertThat(
            insert(
                "INSERT INTO p (id, day) VALUES (?, ?)",
                Planning.row(1L, LocalDate.of(2026, 1, 1)),
                Planning.row(2L, null)))
        .contains(
            "(VALUES (CAST(CAST('1' AS BIGINT) AS BIGINT), CAST(CAST('2026-01-01' AS DATE) AS"
                + " DATE)), (CAST(CAST('2' AS BIGINT) AS BIGINT), CAST(NULL AS DATE)))");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "INSERT INTO p VALUES (1) | INSERT_COLUMN_ARITY_MISMATCH",
        "INSERT INTO p (id) VALUES (1, 2) | INSERT_COLUMN_ARITY_MISMATCH",
        "INSERT INTO p (id) VALUES ('x') | DATATYPE_MISMATCH",
        "INSERT INTO p (day) SELECT b FROM t | DATATYPE_MISMATCH",
        "INSERT INTO p (id) VALUES (true) | DATATYPE_MISMATCH",
        "INSERT INTO p (idd) VALUES (1) | UNRESOLVED_COLUMN",
        "INSERT INTO p (id, ID) VALUES (1, 2) | INVALID_SQL",
        "INSERT INTO p BY NAME SELECT 1 AS nope | UNRESOLVED_COLUMN",
        "INSERT INTO pp VALUES (1) | TABLE_OR_VIEW_NOT_FOUND",
        "CREATE TABLE q (a INT) LOCATION '/x' | UNSUPPORTED_FEATURE",
        "CREATE TABLE q (a INT) USING parquet | UNSUPPORTED_FEATURE",
        "CREATE TABLE q (a INT, A STRING) | INVALID_SQL",
        "CREATE TABLE q (a INT) PARTITIONED BY (b) | UNRESOLVED_COLUMN",
        "CREATE TABLE q (a INT, PRIMARY KEY (x)) | UNRESOLVED_COLUMN",
        "CREATE TABLE nope.q (a INT) | SCHEMA_NOT_FOUND",
        "CREATE TABLE q AS SELECT a, a FROM t | INVALID_SQL",
        "CREATE TABLE t AS SELECT 1 AS x | TABLE_OR_VIEW_ALREADY_EXISTS",
        "CREATE TABLE q AS SELECT INTERVAL 1 DAY AS i | UNSUPPORTED_FEATURE",
        "CREATE VIEW v (x, y) AS SELECT a FROM t | INVALID_SQL",
        "CREATE VIEW v AS SELECT nope FROM t | UNRESOLVED_COLUMN",
        "CREATE VIEW v AS SELECT ? AS x | UNBOUND_SQL_PARAMETER",
        "DROP TABLE nope | TABLE_OR_VIEW_NOT_FOUND",
        "DROP VIEW t | WRONG_COMMAND_FOR_OBJECT_TYPE",
        "DROP SCHEMA nope | SCHEMA_NOT_FOUND",
        "DROP SCHEMA nope.x | CATALOG_NOT_FOUND",
      })
  void refuses(String sql, ErrorCode code) {
    assertThat(planning.error(sql).code()).isEqualTo(code);
  }

  private CatalogChange change(String sql) {
    return ((PlannedStatement.Change) planning.plan(sql)).change();
  }

  @Test
  void createTableDefinesColumnsAndKeys() {
    var create =
        (CatalogChange.CreateTable)
            change(
                "CREATE TABLE IF NOT EXISTS q (id BIGINT NOT NULL COMMENT 'key', day DATE,"
                    + " at TIMESTAMP, PRIMARY KEY (ID), FOREIGN KEY (id) REFERENCES p (id))"
                    + " PARTITIONED BY (DAY) COMMENT 'c' TBLPROPERTIES ('k' = 'v')");

    assertThat(create.ifExists()).isEqualTo(IfExists.IGNORE);
    assertThat(create.definition().name()).hasToString("main.default.q");
    assertThat(create.definition().schema().findField("id").isNullable()).isFalse();
    assertThat(create.definition().schema().findField("id").getMetadata())
        .containsEntry("comment", "key");
    assertThat(create.definition().schema().findField("at").getType())
        .hasToString("Timestamp(MICROSECOND, UTC)");
    assertThat(create.definition().partitionColumns()).containsExactly("day");
    assertThat(create.definition().comment()).contains("c");
    assertThat(create.definition().properties()).containsEntry("k", "v");
    assertThat(create.definition().constraints())
        .hasSize(2)
        .anyMatch(key -> key instanceof KeyConstraint.PrimaryKey)
        .anyMatch(
            key -> key instanceof KeyConstraint.ForeignKey f && f.referenced().table().equals("p"));
  }

  @Test
  void createTableAsFillsAFreshLocation() {
    var create =
        (PlannedStatement.CreateTableAs)
            planning.plan("CREATE OR REPLACE TABLE q AS SELECT a, NULL AS n FROM t ORDER BY a");

    assertThat(create.ifExists()).isEqualTo(IfExists.REPLACE);
    assertThat(create.location()).hasToString("file:///data/new/q");
    assertThat(Planning.shortened(create.insert().text()))
        .isEqualTo(
            "INSERT INTO delta.`/data/new/q` SELECT `a`, CAST(NULL AS STRING) AS `n`"
                + " FROM t@3 AS `t` ORDER BY `a`");
    assertThat(create.definition().schema().getFields())
        .extracting(f -> f.getName())
        .containsExactly("a", "n");
  }

  @Test
  void createTableAsIfNotExistsDoesNothingToATableThatExists() {
    assertThat(change("CREATE TABLE IF NOT EXISTS t AS SELECT 1 AS x"))
        .isInstanceOf(CatalogChange.CreateTable.class)
        .matches(c -> ((CatalogChange.CreateTable) c).ifExists() == IfExists.IGNORE);
  }

  @Test
  void createViewKeepsTheUsersText() {
    var create =
        (CatalogChange.CreateView)
            change("CREATE VIEW v (x COMMENT 'n') COMMENT 'c' AS\n SELECT count(*)  FROM t");

    assertThat(create.view().sql()).isEqualTo("SELECT count(*)  FROM t");
    assertThat(create.view().owner()).isEqualTo("ann");
    assertThat(create.view().namespace().schema()).isEqualTo("default");
    assertThat(create.view().schema().findField("x").getMetadata()).containsEntry("comment", "n");
  }

  @Test
  void aViewCannotBeReplacedByOneThatReadsIt() {
    planning.catalog.view("main.default.v", "SELECT a FROM t", "a int");

    assertThat(planning.error("CREATE OR REPLACE VIEW v AS SELECT * FROM v").code())
        .isEqualTo(ErrorCode.INVALID_SQL);
  }

  @Test
  void dropsAndSchemasBecomeChanges() {
    assertThat(change("DROP TABLE T"))
        .isEqualTo(
            new CatalogChange.DropTable(
                new io.tarn.api.TableName("main", "default", "t"), IfMissing.FAIL));
    assertThat(change("DROP TABLE IF EXISTS nope")).isInstanceOf(CatalogChange.DropTable.class);
    assertThat(change("DROP SCHEMA tpch CASCADE".replace("tpch", "samples.tpch")))
        .isEqualTo(
            new CatalogChange.DropSchema(
                "samples", "tpch", IfMissing.FAIL, CatalogChange.Cascade.CASCADE));
    assertThat(change("CREATE SCHEMA IF NOT EXISTS s COMMENT 'c'"))
        .isEqualTo(
            new CatalogChange.CreateSchema(
                "main", "s", java.util.Optional.of("c"), IfExists.IGNORE));
  }
}
