// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.api.CatalogChange;
import io.tarn.api.ErrorCode;
import io.tarn.api.PlannedStatement;
import io.tarn.api.TableName;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements that change rows or tables, as Spark is given them. */
class ChangeStatementsTest {
  private static final String PATH = "delta.`/data/main/default/t`";

  private final Planning planning = Planning.everyType();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "UPDATE t SET a = a + 1, b = DEFAULT WHERE default.t.bi > 2 |"
            + " UPDATE T AS `t` SET `a` = (`a` + 1), `b` = DEFAULT WHERE (`t`.`bi` > 2)",
        "UPDATE t AS x SET x.b = upper(x.b) | UPDATE T AS `x` SET `x`.`b` = UPPER(`x`.`b`)",
        "DELETE FROM t WHERE a IN (1, 2) | DELETE FROM T AS `t` WHERE (`a` IN (1, 2))",
        "DELETE FROM main.default.t | DELETE FROM T AS `t`",
        "TRUNCATE TABLE t | DELETE FROM T AS `t`",
        "INSERT INTO t (a) REPLACE WHERE a = 1 SELECT 1 |"
            + " INSERT INTO T REPLACE WHERE (`a` = 1) SELECT …",
        "OPTIMIZE t WHERE dt > '2020-01-01' ZORDER BY (a) |"
            + " OPTIMIZE T WHERE dt > '2020-01-01' ZORDER BY (a)",
        "VACUUM t RETAIN 200 HOURS DRY RUN | VACUUM T RETAIN 200 HOURS DRY RUN",
        "RESTORE t TO VERSION AS OF 2 | RESTORE TABLE T TO VERSION AS OF 2",
        "ALTER TABLE t ADD COLUMNS (x INT COMMENT 'x', y STRING AFTER a) |"
            + " ALTER TABLE T ADD COLUMNS (x INT COMMENT 'x', y STRING AFTER a)",
        "ALTER TABLE t RENAME COLUMN a TO c | ALTER TABLE T RENAME COLUMN a TO c",
        "ALTER TABLE t ADD CONSTRAINT k CHECK (a > 0) |"
            + " ALTER TABLE T ADD CONSTRAINT k CHECK (a > 0)",
        "COMMENT ON COLUMN t.a IS 'it''s' | ALTER TABLE T ALTER COLUMN `a` COMMENT 'it\\'s'",
      })
  void nameTheTableByItsPath(String sql, String expected) {
    String text = planning.write(sql).sql().text().replace(PATH, "T").replaceAll("\\s+", " ");
    assertThat(text.replaceFirst("( SELECT) CAST.*", "$1 …")).isEqualTo(expected);
  }

  @Test
  void mergeReadsPinnedTablesIntoTheTarget() {
    PlannedStatement.Write merge =
        planning.write(
            "MERGE INTO t USING (SELECT n_nationkey AS k FROM nation) AS s ON t.bi = s.k"
                + " WHEN MATCHED AND s.k > 3 THEN DELETE"
                + " WHEN MATCHED THEN UPDATE SET t.a = s.k"
                + " WHEN NOT MATCHED THEN INSERT (a, b) VALUES (s.k, 'new')"
                + " WHEN NOT MATCHED BY SOURCE THEN UPDATE SET a = 0");
    assertThat(Planning.shortened(merge.sql().text()).replace(PATH, "T"))
        .isEqualTo(
            "MERGE INTO T AS `t` USING (SELECT `n_nationkey` AS `k` FROM nation@3 AS `nation`) AS"
                + " `s` ON (`t`.`bi` = `s`.`k`)"
                + " WHEN MATCHED AND (`s`.`k` > 3) THEN DELETE"
                + " WHEN MATCHED THEN UPDATE SET `t`.`a` = `s`.`k`"
                + " WHEN NOT MATCHED THEN INSERT (`a`, `b`) VALUES (`s`.`k`, 'new')"
                + " WHEN NOT MATCHED BY SOURCE THEN UPDATE SET `a` = 0");
    assertThat(merge.inputs()).extracting(input -> input.name().table()).containsExactly("nation");
  }

  @Test
  void namesAndCommentsAreTheCatalogs() {
    TableName name = new TableName("main", "default", "t");
    assertThat(planning.plan("ALTER TABLE t RENAME TO u"))
        .isEqualTo(
            new PlannedStatement.Change(
                new CatalogChange.RenameTable(name, new TableName("main", "default", "u"))));
    assertThat(planning.plan("COMMENT ON TABLE t IS NULL"))
        .isEqualTo(
            new PlannedStatement.Change(new CatalogChange.CommentOnTable(name, Optional.empty())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE t SET b = reflect('java.lang.System', 'exit')",
        "DELETE FROM t WHERE java_method('a', 'b') = 'c'",
        "MERGE INTO t USING nation ON try_reflect('a', 'b') IS NULL WHEN MATCHED THEN DELETE",
        "ALTER TABLE t ADD CONSTRAINT k CHECK (input_file_name() = 'x')",
        "SELECT a FROM t LIMIT length(reflect('a', 'b'))",
        "SELECT a FROM t WHERE EXISTS (SELECT from_protobuf(b, 'm', '/etc/passwd') FROM t)",
      })
  void callNothingThatIsNotAllowed(String sql) {
    assertThat(planning.error(sql).code()).isEqualTo(ErrorCode.UNRESOLVED_ROUTINE);
    assertThat(planning.error(sql).position()).isPresent();
  }

  @Test
  void needATable() {
    assertThat(planning.error("UPDATE missing SET a = 1").code())
        .isEqualTo(ErrorCode.TABLE_OR_VIEW_NOT_FOUND);
    assertThat(planning.error("OPTIMIZE missing").code())
        .isEqualTo(ErrorCode.TABLE_OR_VIEW_NOT_FOUND);
  }
}
