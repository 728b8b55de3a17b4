// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.api.ErrorCode;
import io.tarn.api.WarehouseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad input gets a code, a place and a next step; never a stack trace. */
class ErrorsTest {
  private final Planning planning = Planning.everyType();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "SELEC 1 | PARSE_SYNTAX_ERROR | 1:1",
        "SELECT foo(a) FROM t | UNRESOLVED_ROUTINE | 1:8",
        "SELECT reflect('java.lang.System', 'getenv') | UNRESOLVED_ROUTINE | 1:8",
        "SELECT java_method('x', 'y') | UNRESOLVED_ROUTINE | 1:8",
        "SELECT upper(arr) FROM t | DATATYPE_MISMATCH | 1:8",
        "SELECT arr + 1 FROM t | DATATYPE_MISMATCH | 1:8",
        "SELECT substring(b) FROM t | DATATYPE_MISMATCH | 1:8",
        "SELECT CASE WHEN a, 1 THEN b END FROM t | INVALID_SQL | 1:18",
        "WITH x AS (SELECT 1), X AS (SELECT 2) SELECT * FROM x | INVALID_SQL | 1:23",
        "SELECT (SELECT v FROM (VALUES (a)) AS w(v)) FROM t | INVALID_SQL | 1:32",
        "SELECT e(NULL) FROM t | DATATYPE_MISMATCH | 1:8",
        "SELECT a FROM t WHERE b | INVALID_SQL | 1:23",
        "SELECT a, count(*) FROM t | INVALID_SQL | 1:8",
        "SELECT DATE '2020-02-30' | INVALID_ARGUMENT | 1:8",
        "SELECT a FROM t UNION SELECT a, b FROM t | INVALID_SQL | 1:30",
        "SELECT x.a FROM t | UNRESOLVED_COLUMN | 1:8",
        "SELECT rank() FROM t | INVALID_SQL | 1:8",
        "SELECT nation.n_name FROM nation, samples.tpch.nation | AMBIGUOUS_REFERENCE | 1:8",
        "SELECT a FROM t ORDER BY -1 | INVALID_SQL | 1:26",
        "SELECT a, grouping(a) FROM t GROUP BY a | UNSUPPORTED_FEATURE | 1:30",
        "SELECT a FROM t GROUP BY ROLLUP(a, (a)) | UNSUPPORTED_FEATURE | 1:17",
        "SELECT count(*) FROM t GROUP BY CUBE(a + si, si + a) | UNSUPPORTED_FEATURE | 1:24",
        "SELECT * FROM t UNPIVOT (v FOR c IN (a AS f(1))) | UNSUPPORTED_FEATURE | 1:17",
        "CREATE TABLE x (c CHAR(3)) | UNSUPPORTED_FEATURE | 1:17",
        "SELECT * FROM explode(array(1)) | UNSUPPORTED_FEATURE | 1:15",
      })
  void nameTheirCodeAndPlace(String sql, ErrorCode code, String position) {
    WarehouseException error = planning.error(sql);

    assertThat(error.code()).isEqualTo(code);
    assertThat(error.position()).map(Object::toString).contains(position);
    assertThat(error.getMessage()).matches("(?s).*[.?]").doesNotContain("calcite");
  }

  @Test
  void aMisspelledFunctionSuggestsTheRightOne() {
    assertThat(planning.error("SELECT uper(b) FROM t")).hasMessageContaining("`upper`");
    assertThat(planning.error("SELECT cuont(b) FROM t")).hasMessageContaining("`count`");
  }

  @Test
  void aWrongArgumentSaysWhatIsTaken() {
    assertThat(planning.error("SELECT upper(arr) FROM t")).hasMessageContaining("upper(string)");
  }

  @Test
  void nestingWithoutEndIsAnErrorAndNotACrash() {
    String sql = "SELECT " + "1 + ".repeat(20_000) + "1";

    assertThat(planning.error(sql).code())
        .isIn(ErrorCode.UNSUPPORTED_FEATURE, ErrorCode.PARSE_SYNTAX_ERROR);
  }

  @Test
  void aPlanBeyondTheLimitIsRefused() {
    Planning small =
        new Planning(
            FakeCatalog.tpch(),
            new PlannerConfig(java.util.List.of(), 5, 32, 100),
            io.tarn.api.SessionSettings.defaults(),
            java.util.List.of());

    WarehouseException error =
        small.error("SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4");

    assertThat(error.code()).isEqualTo(ErrorCode.UNSUPPORTED_FEATURE);
    assertThat(error).hasMessageContaining("planner.max-plan-nodes");
  }
}
