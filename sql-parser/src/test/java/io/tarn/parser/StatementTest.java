// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.api.CatalogChange.Cascade;
import io.tarn.api.IfExists;
import io.tarn.api.IfMissing;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlInsert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each of Tarn's statements gives its node, and prints as a statement that gives the same. */
class StatementTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '~',
      textBlock =
          """
          create schema s → CREATE SCHEMA `s`
          CREATE DATABASE IF NOT EXISTS c.s COMMENT 'it''s' → CREATE SCHEMA IF NOT EXISTS `c`.`s` COMMENT 'it\\'s'
          drop schema s restrict → DROP SCHEMA `s`
          drop database if exists c.s cascade → DROP SCHEMA IF EXISTS `c`.`s` CASCADE
          drop table if exists main.default.t purge → DROP TABLE IF EXISTS `main`.`default`.`t`
          drop table t → DROP TABLE `t`
          drop view v → DROP VIEW `v`
          create table t (a int, b string not null comment 'x') → CREATE TABLE `t` (`a` INT, `b` STRING NOT NULL COMMENT 'x')
          create table t (a int primary key, b int references u (x)) → CREATE TABLE `t` (`a` INT, `b` INT, PRIMARY KEY (`a`), FOREIGN KEY (`b`) REFERENCES `u` (`x`))
          create table t (a int, constraint p primary key (a) not enforced rely, foreign key (a) references s.u) → CREATE TABLE `t` (`a` INT, CONSTRAINT `p` PRIMARY KEY (`a`), FOREIGN KEY (`a`) REFERENCES `s`.`u`)
          create table t (d date) using delta partitioned by (d) comment 'c' tblproperties ('a.b'='1', c.d = true) location '/x' → CREATE TABLE `t` (`d` DATE) PARTITIONED BY (`d`) COMMENT 'c' TBLPROPERTIES ('a.b' = '1', 'c.d' = 'true') LOCATION '/x'
          create or replace table t as select 1 as a → CREATE OR REPLACE TABLE `t` AS SELECT 1 `a`
          create table if not exists t using delta select 1 → CREATE TABLE IF NOT EXISTS `t` AS SELECT 1
          create table t (a array<struct<x: int comment 'y', z map<string, decimal(5,2)>>>) → CREATE TABLE `t` (`a` ARRAY<STRUCT<`x`: INT COMMENT 'y', `z`: MAP<STRING, DECIMAL(5, 2)>>>)
          create table t (a array<array<int>>, s struct<>) → CREATE TABLE `t` (`a` ARRAY<ARRAY<INT>>, `s` STRUCT<>)
          create or replace view v (a comment 'b', c) comment 'd' as select 1, 2 → CREATE OR REPLACE VIEW `v` (`a` COMMENT 'b', `c`) COMMENT 'd' AS SELECT 1, 2
          insert into t values (1, 'a') → INSERT INTO `t` VALUES (1, 'a')
          insert overwrite table c.s.t (a, b) select 1, 2 → INSERT OVERWRITE `c`.`s`.`t` (`a`, `b`) SELECT 1, 2
          insert into t by name select 1 as a → INSERT INTO `t` BY NAME SELECT 1 `a`
          copy into t from '/d' fileformat = csv pattern = '*.csv' format_options ('header' = 'true') copy_options (force = true) → COPY INTO `t` FROM '/d' FILEFORMAT = CSV PATTERN = '*.csv' FORMAT_OPTIONS ('header' = 'true') COPY_OPTIONS ('force' = 'true')
          copy into t from (select a, b + 1 as c from '/d') fileformat = parquet files = ('x', 'y') → COPY INTO `t` FROM (SELECT `a`, `b` + 1 `c` FROM '/d') FILEFORMAT = PARQUET FILES = ('x', 'y')
          show catalogs like 'm*' → SHOW CATALOGS LIKE 'm*'
          show databases in c → SHOW SCHEMAS IN `c`
          show schemas from c 'x' → SHOW SCHEMAS IN `c` LIKE 'x'
          show tables → SHOW TABLES
          show tables in c.s like '*' → SHOW TABLES IN `c`.`s` LIKE '*'
          show views from s → SHOW VIEWS IN `s`
          show columns in t in s → SHOW COLUMNS IN `s`.`t`
          show create table t → SHOW CREATE TABLE `t`
          desc t → DESCRIBE TABLE `t`
          describe table extended c.s.t → DESCRIBE TABLE EXTENDED `c`.`s`.`t`
          describe extended → DESCRIBE TABLE `extended`
          describe formatted t → DESCRIBE TABLE EXTENDED `t`
          desc schema extended s → DESCRIBE SCHEMA EXTENDED `s`
          describe query select 1 → DESCRIBE QUERY SELECT 1
          use s → USE SCHEMA `s`
          use schema c.s → USE SCHEMA `c`.`s`
          use catalog c → USE CATALOG `c`
          use catalog → USE SCHEMA `catalog`
          use default → USE SCHEMA `default`
          set lane = auto → SET `lane` = 'auto'
          set timezone = Europe/Berlin → SET `timezone` = 'Europe/Berlin'
          set time zone '+02:00' → SET `timezone` = '+02:00'
          set a.b = 'x y' → SET `a.b` = 'x y'
          set statement_timeout = -1 → SET `statement_timeout` = '-1'
          set lane → SET `lane`
          set → SET
          reset lane → RESET `lane`
          reset → RESET
          explain select 1 → EXPLAIN FORMAT TEXT SELECT 1
          explain format json select 1 → EXPLAIN FORMAT JSON SELECT 1
          explain extended insert into t select 1 → EXPLAIN FORMAT TEXT INSERT INTO `t` SELECT 1
          """)
  void printsWhatItUnderstood(String sql, String expected) {
    String printed = Parsed.text(Parsed.node(sql));
    assertThat(printed.replace("<>", "<>")).isEqualToIgnoringWhitespace(expected);
    assertThat(Parsed.text(Parsed.node(printed))).isEqualTo(printed);
  }

  @Test
  void createSchemaTellsItsParts() {
    CreateSchema create =
        Parsed.node("CREATE SCHEMA IF NOT EXISTS c.s COMMENT 'x'", CreateSchema.class);
    assertThat(create.name().names).containsExactly("c", "s");
    assertThat(create.ifExists()).isEqualTo(IfExists.IGNORE);
    assertThat(create.comment()).contains("x");
  }

  @Test
  void dropTellsItsParts() {
    DropSchema schema = Parsed.node("DROP SCHEMA IF EXISTS s CASCADE", DropSchema.class);
    assertThat(schema.ifMissing()).isEqualTo(IfMissing.IGNORE);
    assertThat(schema.cascade()).isEqualTo(Cascade.CASCADE);
    assertThat(Parsed.node("DROP TABLE t", DropTable.class).ifMissing()).isEqualTo(IfMissing.FAIL);
    assertThat(Parsed.node("DROP VIEW v", DropView.class).name().names).containsExactly("v");
  }

  @Test
  void createTableTellsItsParts() {
    CreateTable create =
        Parsed.node(
            """
            CREATE OR REPLACE TABLE c.s.t (
              id BIGINT NOT NULL PRIMARY KEY,
              Name VARCHAR(20) COMMENT 'who',
              CONSTRAINT f FOREIGN KEY (Name, id) REFERENCES u (a, b)
            ) PARTITIONED BY (Name) TBLPROPERTIES ('z' = 1, 'a' = 'b')
            """,
            CreateTable.class);
    assertThat(create.ifExists()).isEqualTo(IfExists.REPLACE);
    assertThat(create.columns())
        .extracting(c -> c.name().getSimple())
        .containsExactly("id", "Name");
    assertThat(create.columns())
        .extracting(ColumnDefinition::nullable)
        .containsExactly(false, true);
    assertThat(create.columns().get(1).comment()).contains("who");
    ScalarTypeSpec type = (ScalarTypeSpec) create.columns().get(1).type().getTypeNameSpec();
    assertThat(type.type()).isEqualTo(SparkType.VARCHAR);
    assertThat(type.getPrecision()).isEqualTo(20);
    assertThat(create.keys()).hasSize(2);
    assertThat(create.keys().get(0)).isInstanceOf(TableKey.PrimaryKey.class);
    TableKey.ForeignKey foreign = (TableKey.ForeignKey) create.keys().get(1);
    assertThat(foreign.name().map(SqlIdentifier::getSimple)).contains("f");
    assertThat(foreign.referencedColumns()).hasSize(2);
    assertThat(create.partitionColumns()).hasSize(1);
    assertThat(create.properties().keySet()).containsExactly("z", "a");
    assertThat(create.query()).isEmpty();
  }

  @Test
  void createViewKeepsTheTextOfItsQuery() {
    CreateView view =
        Parsed.node(
            "CREATE VIEW v AS\r\n  SELECT a, -- why\n 'x' FROM t -- end\n", CreateView.class);
    assertThat(view.queryText()).isEqualTo("SELECT a, -- why\n 'x' FROM t");
    assertThat(view.ifExists()).isEqualTo(IfExists.FAIL);
  }

  @Test
  void insertIsCalcitesInsert() {
    SqlInsert insert = Parsed.node("INSERT OVERWRITE t (a) VALUES (1)", SqlInsert.class);
    InsertStatement own = (InsertStatement) insert;
    assertThat(own.mode()).isEqualTo(InsertStatement.Mode.OVERWRITE);
    assertThat(own.matching()).isEqualTo(InsertStatement.Matching.BY_POSITION);
    assertThat(own.columns()).extracting(SqlIdentifier::getSimple).containsExactly("a");
    assertThat(Parsed.node("INSERT INTO t (SELECT 1)", InsertStatement.class).columns()).isEmpty();
    assertThat(Parsed.node("INSERT INTO t BY NAME SELECT 1 a", InsertStatement.class).matching())
        .isEqualTo(InsertStatement.Matching.BY_NAME);
  }

  @Test
  void copyIntoTellsItsParts() {
    CopyInto copy =
        Parsed.node(
            "COPY INTO t FROM '/in' FILEFORMAT = JSON FILES = ('a.json') COPY_OPTIONS ('force'='true')",
            CopyInto.class);
    assertThat(copy.path()).isEqualTo("/in");
    assertThat(copy.format()).isEqualTo(CopyInto.Format.JSON);
    assertThat(copy.files()).containsExactly("a.json");
    assertThat(copy.copyOptions()).containsEntry("force", "true");
    assertThat(copy.selectList()).isEmpty();
  }

  @Test
  void everyStatementReachesItsVisitorMethod() {
    assertThat(Parsed.node("SET a = b", StatementNode.class).visit(new StatementNames()))
        .isEqualTo("set");
    assertThat(Parsed.node("EXPLAIN SELECT 1", StatementNode.class).visit(new StatementNames()))
        .isEqualTo("explain");
    assertThat(Parsed.node("USE s", StatementNode.class).visit(new StatementNames()))
        .isEqualTo("use");
  }
}
