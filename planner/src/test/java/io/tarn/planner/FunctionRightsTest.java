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
