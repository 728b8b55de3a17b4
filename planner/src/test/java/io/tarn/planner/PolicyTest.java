// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.api.CatalogChange;
import io.tarn.api.ErrorCode;
import io.tarn.api.FunctionEntry;
import io.tarn.api.FunctionName;
import io.tarn.api.Lane;
import io.tarn.api.LaneSql;
import io.tarn.api.PlannedStatement;
import io.tarn.api.PolicyCall;
import io.tarn.api.PolicyCall.Argument;
import io.tarn.api.Privilege;
import io.tarn.api.Securable;
import io.tarn.api.SessionSettings;
import io.tarn.api.TableName;
import io.tarn.api.TablePolicies;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What row filters and column masks make of statements. The caller is ann. */
class PolicyTest {
  private static final TableName T = new TableName("main", "default", "t");
  private static final PolicyCall FILTER = call("f", Argument.column("a"), Argument.literal("1"));
  private static final PolicyCall MASK = call("m", Argument.column("b"));
  private static final TablePolicies BOTH = new TablePolicies(List.of(FILTER), Map.of("b", MASK));

  private final Planning planning =
      new Planning(
          FakeCatalog.tpch()
              .table("main.default.t:a int,b string")
              .table("main.default.u:a int,b string"));

  PolicyTest() {
    function("f", "BOOLEAN", "x > least", "x INT", "least INT");
    function("m", "STRING", "concat(left(v, 1), '***')", "v STRING");
    function("reader", "BOOLEAN", "EXISTS (SELECT 1 FROM t AS q WHERE q.a = x)", "x INT");
  }

  private static PolicyCall call(String function, Argument... arguments) {
    return new PolicyCall(new FunctionName("main", "default", function), List.of(arguments));
  }

  private void function(String name, String type, String body, String... parameters) {
    planning.catalog.function(
        new FunctionEntry(
            new FunctionName("main", "default", name),
            List.of(parameters).stream()
                .map(
                    text ->
                        new FunctionEntry.Parameter(
                            text.substring(0, text.indexOf(' ')),
                            text.substring(text.indexOf(' ') + 1),
                            Optional.empty(),
                            Optional.empty()))
                .toList(),
            type,
            body,
            Optional.empty(),
            "bea",
            SessionSettings.defaults()));
  }

  private void protect(TablePolicies policies) {
    planning.catalog.policies("main.default.t", policies);
  }

  @Test
  void readersGetWhatIsLeft() {
    protect(BOTH);
    String text = planning.text("SELECT b FROM t WHERE a = 5");
    assertThat(text).contains("WHERE").contains("> ").contains("'***'").contains("(rand() >= 0)");
    assertThat(planning.columns("SELECT * FROM t")).isEqualTo("a INT, b STRING");
  }

  @Test
  void theInteractiveLaneGetsABarrierToo() {
    protect(BOTH);
    assertThat(
            Objects.requireNonNull(planning.query("SELECT b FROM t").lanes().get(Lane.INTERACTIVE))
                .text())
        .contains("TABLESAMPLE BERNOULLI(100 PERCENT)");
  }

  @Test
  void aMaskAloneNeedsNoBarrier() {
    protect(TablePolicies.NONE.withMask("b", Optional.of(MASK)));
    assertThat(planning.text("SELECT count(*) AS n FROM t")).doesNotContain("rand()");
  }

  @Test
  void aKeptPlanEndsWithTheNextPolicy() {
    String before = planning.text("SELECT b FROM t");
    protect(BOTH);
    assertThat(planning.text("SELECT b FROM t")).isNotEqualTo(before);
    assertThat(planning.query("SELECT b FROM t").digest())
        .isNotEqualTo(planning.query("SELECT b FROM u").digest());
  }

  @Test
  void enginesKeepTheirWordsToThemselves() {
    assertThat(detail("SELECT b FROM t")).isEqualTo(LaneSql.ErrorDetail.TOLD);
    protect(BOTH);
    assertThat(detail("SELECT b FROM t")).isEqualTo(LaneSql.ErrorDetail.WITHHELD);
    assertThat(planning.write("INSERT INTO u SELECT * FROM t").sql().detail())
        .isEqualTo(LaneSql.ErrorDetail.WITHHELD);
    assertThat(planning.write("DELETE FROM t WHERE a = 1").sql().detail())
        .isEqualTo(LaneSql.ErrorDetail.WITHHELD);
  }

  private LaneSql.ErrorDetail detail(String sql) {
    return Objects.requireNonNull(planning.query(sql).lanes().get(Lane.SPARK)).detail();
  }

  @Test
  void changesReachVisibleRowsOnly() {
    protect(BOTH);
    assertThat(write("DELETE FROM t"))
        .contains("WHERE")
        .contains("`t`.`a`")
        .doesNotContain("CASE WHEN");
    assertThat(write("DELETE FROM t WHERE 1 / a > 0")).contains("CASE WHEN").contains("ELSE false");
    assertThat(write("UPDATE t SET b = 'x' WHERE a = 1")).contains("CASE WHEN");
    assertThat(
            write(
                "MERGE INTO t USING u ON t.a = u.a AND u.b > 'x' WHEN MATCHED THEN UPDATE SET b ="
                    + " u.b WHEN NOT MATCHED BY SOURCE THEN DELETE"))
        .contains("ON (CASE WHEN")
        .contains("NOT MATCHED BY SOURCE AND");
  }

  private String write(String sql) {
    return planning.write(sql).sql().text();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM t WHERE b = 'secret'",
        "DELETE FROM t WHERE t.b = 'secret'",
        "DELETE FROM t WHERE EXISTS (SELECT 1 FROM u WHERE u.a = t.a AND b > 'm')",
        "UPDATE t SET b = upper(b)",
        "UPDATE t SET b = to_json(struct(*))",
        "MERGE INTO t USING u ON t.b = u.b WHEN MATCHED THEN DELETE",
        "MERGE INTO t USING u ON t.a = u.a WHEN MATCHED AND t.b = 'x' THEN DELETE",
        "MERGE INTO t USING u ON t.a = u.a WHEN MATCHED THEN UPDATE SET b = t.b",
        "MERGE INTO t USING (SELECT 1 AS a) b ON t.a = b.a WHEN MATCHED THEN UPDATE SET a = b.x",
        "INSERT OVERWRITE t SELECT * FROM u",
        "INSERT INTO t REPLACE WHERE a = 1 SELECT * FROM u",
        "CREATE TABLE c SHALLOW CLONE t",
        "CREATE TABLE c DEEP CLONE t VERSION AS OF 1"
      })
  void whatWouldReadPastThemIsRefused(String sql) {
    protect(BOTH);
    assertThat(planning.error(sql).code()).isEqualTo(ErrorCode.POLICY_IN_FORCE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DESCRIBE HISTORY t",
        "DESCRIBE DETAIL t",
        "ANALYZE TABLE t COMPUTE STATISTICS",
        "RESTORE TABLE t TO VERSION AS OF 1"
      })
  void whatTellsOfAllRowsTakesManage(String sql) {
    protect(BOTH);
    planning.access.forbid("ann", Privilege.MANAGE, Securable.table(T));
    assertThat(planning.error(sql).code()).isEqualTo(ErrorCode.PERMISSION_DENIED);
  }

  @Test
  void aMaskAloneForbidsToReplaceByStoredValues() {
    protect(TablePolicies.NONE.withMask("b", Optional.of(MASK)));
    assertCode("INSERT INTO t REPLACE WHERE b = 'x' SELECT * FROM u", ErrorCode.POLICY_IN_FORCE);
  }

  @Test
  void whatAMaskLooksAtIsForManagersToChange() {
    function("m2", "STRING", "if(x = 1, v, null)", "v STRING", "x INT");
    PolicyCall looking = call("m2", Argument.column("b"), Argument.column("a"));
    protect(TablePolicies.NONE.withMask("b", Optional.of(looking)));
    assertThat(write("UPDATE t SET a = 1")).contains("UPDATE");
    planning.access.forbid("ann", Privilege.MANAGE, Securable.table(T));
    assertCode("UPDATE t SET a = 1", ErrorCode.POLICY_IN_FORCE);
    assertCode(
        "MERGE INTO t USING u ON t.a = u.a WHEN MATCHED THEN UPDATE SET *",
        ErrorCode.POLICY_IN_FORCE);
    assertThat(write("UPDATE t SET b = 'x'")).contains("UPDATE");
  }

  /** Who may see what is often a table of its own. */
  @Test
  void aFilterMayLookThingsUp() {
    function(
        "granted",
        "BOOLEAN",
        "EXISTS (SELECT 1 FROM u AS g WHERE g.a = x AND g.b = current_user())",
        "x INT");
    assertThat(change("ALTER TABLE t SET ROW FILTER granted ON (a)"))
        .isInstanceOf(CatalogChange.SetRowFilter.class);
    protect(TablePolicies.NONE.withRowFilter(Optional.of(call("granted", Argument.column("a")))));
    assertThat(planning.text("SELECT b FROM t")).contains("EXISTS");
    assertThat(write("DELETE FROM t WHERE b = 'x'")).contains("EXISTS");
    assertCode("DELETE FROM t AS g WHERE g.b = 'x'", ErrorCode.INVALID_POLICY);
  }

  @Test
  void filesHoldHiddenRowsToo() {
    protect(BOTH);
    assertThat(planning.error("DELETE FROM t WHERE _metadata.file_size > 1"))
        .hasMessageContaining("_metadata");
  }

  @Test
  void columnsInUseKeepTheirNames() {
    protect(BOTH);
    assertThat(planning.error("ALTER TABLE t RENAME COLUMN b TO c").code())
        .isEqualTo(ErrorCode.DEPENDENT_OBJECTS_EXIST);
    assertThat(planning.error("ALTER TABLE t DROP COLUMN A").code())
        .isEqualTo(ErrorCode.DEPENDENT_OBJECTS_EXIST);
  }

  @Test
  void whatCannotBeAppliedShowsNothing() {
    protect(TablePolicies.NONE.withRowFilter(Optional.of(call("gone", Argument.column("a")))));
    assertThat(planning.error("SELECT * FROM t")).hasMessageContaining("main.default.gone");
    planning.access.forbid("ann", Privilege.MANAGE, Securable.table(T));
    assertThat(planning.error("SELECT * FROM t").code()).isEqualTo(ErrorCode.INVALID_POLICY);
    assertThat(planning.error("SELECT * FROM t").getMessage()).doesNotContain("gone");
    protect(TablePolicies.NONE.withRowFilter(Optional.of(call("reader", Argument.column("a")))));
    assertThat(planning.error("SELECT * FROM t").code()).isEqualTo(ErrorCode.INVALID_POLICY);
  }

  @Test
  void explainShowsNothingOfTheRows() {
    protect(BOTH);
    assertThat(planning.rows("EXPLAIN SELECT * FROM t").toString())
        .doesNotContain("delta.")
        .doesNotContain("100000")
        .contains("row filters or column masks");
  }

  @Test
  void settingIsTriedFirst() {
    assertThat(change("ALTER TABLE t SET ROW FILTER f ON (A, 1)"))
        .isEqualTo(new CatalogChange.SetRowFilter(T, Optional.of(FILTER)));
    assertThat(change("ALTER TABLE t ALTER COLUMN B SET MASK m"))
        .isEqualTo(new CatalogChange.SetColumnMask(T, "b", Optional.of(MASK)));
    assertThat(change("ALTER TABLE t DROP ROW FILTER"))
        .isEqualTo(new CatalogChange.SetRowFilter(T, Optional.empty()));
    assertThat(change("ALTER TABLE t ALTER COLUMN b DROP MASK"))
        .isEqualTo(new CatalogChange.SetColumnMask(T, "b", Optional.empty()));
  }

  private CatalogChange change(String sql) {
    return ((PlannedStatement.Change) planning.plan(sql)).change();
  }

  @Test
  void whatIsUnsoundIsNotSet() {
    assertCode("ALTER TABLE t SET ROW FILTER m ON (b)", ErrorCode.INVALID_POLICY);
    assertCode("ALTER TABLE t SET ROW FILTER reader ON (a)", ErrorCode.INVALID_POLICY);
    assertCode("ALTER TABLE t SET ROW FILTER f ON (a)", ErrorCode.INVALID_POLICY);
    assertCode("ALTER TABLE t SET ROW FILTER f ON (a + 1, 1)", ErrorCode.INVALID_ARGUMENT);
    assertCode("ALTER TABLE t SET ROW FILTER f ON (z, 1)", ErrorCode.UNRESOLVED_COLUMN);
    assertCode("ALTER TABLE t SET ROW FILTER q ON (a)", ErrorCode.ROUTINE_NOT_FOUND);
    assertCode("ALTER TABLE t ALTER COLUMN z SET MASK m", ErrorCode.UNRESOLVED_COLUMN);
    planning.access.forbid("ann", Privilege.MANAGE, Securable.table(T));
    assertCode("ALTER TABLE t DROP ROW FILTER", ErrorCode.PERMISSION_DENIED);
  }

  private void assertCode(String sql, ErrorCode code) {
    assertThat(planning.error(sql).code()).as(sql).isEqualTo(code);
  }
}
