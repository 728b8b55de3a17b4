// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.api.ErrorCode;
import io.tarn.api.FunctionEntry;
import io.tarn.api.FunctionName;
import io.tarn.api.Privilege;
import io.tarn.api.Securable;
import io.tarn.api.SessionSettings;
import io.tarn.api.TableName;
import io.tarn.api.WarehouseException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With whose rights functions are called, and their tables read. The caller is ann. */
class FunctionRightsTest {
  private static final Securable T = Securable.table(new TableName("main", "default", "t"));
  private static final Securable F = function("f");
  private static final String CALL = "SELECT f() AS x";

  private final Planning planning =
      new Planning(FakeCatalog.tpch().table("main.default.t:a int,b string"));

  FunctionRightsTest() {
    add("f", "(SELECT max(a) FROM t)", "bea");
  }

  private static Securable function(String name) {
    return Securable.function(new FunctionName("main", "default", name));
  }

  private void add(String name, String body, String owner) {
    planning.catalog.function(
        new FunctionEntry(
            function(name).functionName(),
            name.equals("g")
                ? List.of(
                    new FunctionEntry.Parameter("p", "INT", Optional.empty(), Optional.empty()))
                : List.of(),
            "INT",
            body,
            Optional.empty(),
            owner,
            SessionSettings.defaults()));
  }

  @Test
  void aHiddenFunctionIsMissing() {
    WarehouseException missing = planning.error("SELECT q() AS x");
    planning.access.hide("ann", F);
    WarehouseException hidden = planning.error(CALL);
    assertThat(hidden.code()).isEqualTo(ErrorCode.UNRESOLVED_ROUTINE);
    assertThat(hidden.position()).isEqualTo(missing.position());
    assertThat(String.valueOf(hidden.getMessage()).replace("`f`", "`q`"))
        .isEqualTo(missing.getMessage());
    assertThat(planning.rows("SHOW USER FUNCTIONS")).isEmpty();
    assertThat(planning.error("DROP FUNCTION f").code()).isEqualTo(ErrorCode.ROUTINE_NOT_FOUND);
    assertThat(planning.error("DESCRIBE FUNCTION f").code())
        .isEqualTo(ErrorCode.UNRESOLVED_ROUTINE);
    assertThat(planning.error("GRANT EXECUTE ON FUNCTION f TO bea").code())
        .isEqualTo(ErrorCode.ROUTINE_NOT_FOUND);
  }

  @Test
  void aCallNeedsExecuteAndAKeptPlanAsksAgain() {
    assertThat(planning.query(CALL)).isSameAs(planning.query(CALL));
    planning.access.forbid("ann", Privilege.EXECUTE, F);
    WarehouseException refused = planning.error(CALL);
    assertThat(refused.code()).isEqualTo(ErrorCode.PERMISSION_DENIED);
    assertThat(refused)
        .hasMessageContaining("'ann' does not have EXECUTE on FUNCTION main.default.f");
    assertThat(refused.position()).isPresent();
  }

  @Test
  void theBodyReadsWithTheOwnersRights() {
    planning.access.forbid("ann", Privilege.SELECT, T).hide("ann", T);
    assertThat(planning.query(CALL).inputs()).hasSize(1);
    planning.access.forbid("bea", Privilege.SELECT, T);
    WarehouseException broken = planning.error(CALL);
    assertThat(broken.code()).isEqualTo(ErrorCode.PERMISSION_DENIED);
    assertThat(broken).hasMessageNotContaining("default.t");
    assertThat(broken.position()).isPresent();
  }

  @Test
  void argumentsReadWithTheCallersRights() {
    add("g", "p + 1", "bea");
    String call = "SELECT g((SELECT max(a) FROM t)) AS x";
    assertThat(planning.query(call).inputs()).hasSize(1);
    planning.access.forbid("ann", Privilege.SELECT, T);
    assertThat(planning.error(call)).hasMessageContaining("'ann' does not have SELECT");
  }

  /** The owner alone may read {@code emp}; ann may call the function, and no more. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "(WITH c AS (SELECT id, salary FROM emp) SELECT max(id) FROM c WHERE id = p) |"
            + " SELECT g(CASE WHEN c.salary > 5000 THEN 7 END) AS x FROM t AS c",
        "(WITH c AS (SELECT id, salary FROM emp) SELECT max(id) FROM c WHERE id = p) |"
            + " SELECT g(c.salary) AS x",
        "(WITH c(i, s) AS (SELECT id, salary FROM emp) SELECT max(i) FROM c WHERE i = p) |"
            + " SELECT g(s) AS x",
        "(SELECT count(*) FROM table_changes('emp', 1, 3) WHERE id = p) | SELECT g(salary) AS x",
        "(SELECT count(*) FROM table_changes('emp', 1, 3) WHERE id = p) |"
            + " SELECT g(st.y) AS x FROM t AS st",
        "(SELECT max(col) FROM explode(array(1, 2)) WHERE col > p) | SELECT g(col) AS x",
        "(SELECT max(k) FROM stack(1, 1, 2) AS s(k, v) WHERE k > p) | SELECT g(v) AS x",
        "(SELECT count(*) FROM (VALUES (1, 2)) WHERE p = 1) | SELECT g(col2) AS x",
        "(SELECT count(*) FROM (VALUES (1, 2)) WHERE p = 1) |"
            + " SELECT g(col2.x) AS x FROM t AS col2",
        "(SELECT max(id) FROM emp WHERE id = p) | SELECT g(_metadata.row_index) AS x",
        "(SELECT max(id) FROM emp WHERE id = p) |"
            + " SELECT g(_metadata.row_index) AS x FROM t AS _metadata",
        "(SELECT max(y) FROM (SELECT st.* FROM emp) WHERE y = p) | SELECT g(x.x) AS x FROM t AS x",
        "(WITH c AS (SELECT * FROM emp) SELECT max(id) FROM c WHERE id = p) |"
            + " SELECT g((SELECT c.salary)) AS x",
        "(SELECT max(id) FROM emp WHERE id = p) | SELECT g((SELECT max(salary) FROM t)) AS x",
        "(SELECT max(id) FROM emp WHERE id = p) | SELECT g(length(struct(*))) AS x",
      })
  void anArgumentDoesNotReadWhatTheOwnerReads(String body, String call) {
    planning.catalog.table("main.default.emp:id int,salary int,st struct<x int,y int>");
    planning.access.forbid(
        "ann", Privilege.SELECT, Securable.table(new TableName("main", "default", "emp")));
    add("g", body, "bea");
    WarehouseException refused = planning.error(call);
    assertThat(refused.code()).isEqualTo(ErrorCode.UNSUPPORTED_FEATURE);
    assertThat(refused.position()).isPresent();
    assertThat(refused).hasMessageContaining("main.default.g");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "(WITH c AS (SELECT id FROM emp) SELECT max(id) FROM c WHERE id = p) | a | CAST(`t`.`a`",
        "(SELECT count(*) FROM (VALUES (1, 2)) WHERE p = 1) | a | CAST(`t`.`a`",
        "(SELECT max(id) FROM emp WHERE id = p) | (SELECT max(a) FROM t) | CAST((SELECT",
        "(SELECT max(id) FROM emp WHERE id = p) | CASE WHEN a > 0 THEN t.a END | WHEN (`t`.`a` > 0) THEN",
      })
  void anArgumentReadsTheCallersColumns(String body, String argument, String text) {
    planning.catalog.table("main.default.emp:id int,salary int");
    add("g", body, "bea");
    assertThat(planning.text("SELECT g(" + argument + ") AS x FROM t")).contains(text);
  }

  /** There is no engine here to type them: asking it is as far as they get. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "(SELECT max(col) FROM explode(array(1)) WHERE col > p) | t.a",
        "(SELECT max(col) FROM explode(array(p))) | a",
        "(SELECT max(k) FROM stack(1, 1, 2) AS s(k, v) WHERE k > p) | a",
        "(SELECT count(*) FROM table_changes('t', 1, 3) WHERE a = p) | 1 + 1",
      })
  void anArgumentGoesIntoAFormOfTheEnginesWithKnownNames(String body, String argument) {
    add("g", body, "bea");
    assertThat(planning.error("SELECT g(" + argument + ") AS x FROM t"))
        .hasMessageStartingWith("This form of query is not supported");
  }

  @Test
  void whatABodyCallsIsCalledByItsOwner() {
    add("h", "f() + 1", "cyd");
    planning.access.forbid("ann", Privilege.EXECUTE, F);
    assertThat(planning.query("SELECT h() AS x").inputs()).hasSize(1);
    planning.access.forbid("cyd", Privilege.EXECUTE, F);
    assertThat(planning.error("SELECT h() AS x").code()).isEqualTo(ErrorCode.PERMISSION_DENIED);
  }

  @Test
  void aViewCallsWithItsOwnersRights() {
    planning.catalog.view("main.default.v", "SELECT f() AS a", "a int");
    assertThat(planning.query("SELECT * FROM v").inputs()).hasSize(1);
    planning.access.forbid("ann", Privilege.EXECUTE, F);
    assertThat(planning.error("SELECT * FROM v").code()).isEqualTo(ErrorCode.PERMISSION_DENIED);
  }

  @Test
  void theTextIsForThoseWhoMayReplaceIt() {
    assertThat(planning.rows("EXPLAIN " + CALL).toString()).contains("max(");
    assertThat(planning.rows("DESCRIBE FUNCTION EXTENDED f").toString()).contains("max(a)");
    planning.access.forbid("ann", Privilege.MANAGE, F);
    assertThat(planning.rows("EXPLAIN " + CALL).toString()).doesNotContain("max(");
    assertThat(planning.rows("DESCRIBE FUNCTION EXTENDED f").toString())
        .doesNotContain("max(a)")
        .contains("Owner: bea");
    assertThat(planning.error("CREATE OR REPLACE FUNCTION f() RETURN 1").code())
        .isEqualTo(ErrorCode.PERMISSION_DENIED);
    assertThat(planning.error("DROP FUNCTION f").code()).isEqualTo(ErrorCode.PERMISSION_DENIED);
  }

  @Test
  void aFunctionOfTheNameOfARefusedOneOpensNoWayToIt() {
    add("reflect", "1", "ann");
    assertThat(planning.text("SELECT reflect() AS x")).doesNotContain("reflect");
    for (String expression : List.of("reflect()", "f()")) {
      assertThat(planning.error("ALTER TABLE t ALTER COLUMN a SET DEFAULT " + expression).code())
          .isEqualTo(ErrorCode.UNRESOLVED_ROUTINE);
      assertThat(
              planning
                  .error("ALTER TABLE t ADD CONSTRAINT k CHECK (" + expression + " > 0)")
                  .code())
          .isEqualTo(ErrorCode.UNRESOLVED_ROUTINE);
    }
  }

  @Test
  void makingOneNeedsARightOnTheSchema() {
    planning.access.forbid("ann", Privilege.CREATE_FUNCTION, Securable.schema("main", "default"));
    assertThat(planning.error("CREATE FUNCTION n() RETURN 1"))
        .hasMessageContaining("CREATE FUNCTION on SCHEMA main.default");
  }
}
