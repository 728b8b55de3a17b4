// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.api.CatalogChange;
import io.tarn.api.ErrorCode;
import io.tarn.api.FunctionEntry;
import io.tarn.api.FunctionName;
import io.tarn.api.PlannedStatement;
import io.tarn.api.SessionSettings;
import io.tarn.api.WarehouseException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Functions that users make, put in the place of their calls. */
class UserFunctionsTest {
  private final Planning planning =
      new Planning(
          FakeCatalog.tpch()
              .table("main.default.t:a int,b string,k int")
              .table("main.default.lookup:k int,v string"));

  private FunctionEntry create(String sql) {
    PlannedStatement.Change change = (PlannedStatement.Change) planning.plan(sql);
    FunctionEntry function = ((CatalogChange.CreateFunction) change.change()).function();
    planning.catalog.function(function);
    return function;
  }

  @Test
  void castsArgumentsAndResult() {
    create("CREATE FUNCTION area(w DOUBLE, h DOUBLE DEFAULT 2) RETURNS DOUBLE RETURN w * h");
    assertThat(planning.text("SELECT area(a, 3) AS x FROM t"))
        .isEqualTo(
            "SELECT CAST((CAST(`a` AS DOUBLE) * CAST(3 AS DOUBLE)) AS DOUBLE) AS `x` FROM t@3 AS"
                + " `t`");
    assertThat(planning.text("SELECT main.default.AREA(h => 1, w => a) AS x FROM t"))
        .contains("(CAST(`a` AS DOUBLE) * CAST(1 AS DOUBLE))");
    assertThat(planning.text("SELECT area(1) AS x")).contains("CAST(1 AS DOUBLE) * CAST(2 AS");
  }

  @Test
  void tellsTheTypeOfABodyThatNamesNone() {
    assertThat(create("CREATE FUNCTION f(x DECIMAL(5,2)) RETURN x * 2").returnType())
        .isEqualTo("DECIMAL(7,2)");
  }

  @Test
  void callsOtherFunctions() {
    create("CREATE FUNCTION twice(x INT) RETURNS INT RETURN x + x");
    create("CREATE FUNCTION four(x INT) RETURNS INT RETURN twice(twice(x))");
    assertThat(planning.columns("SELECT four(a) AS x FROM t WHERE four(a) > 1")).isEqualTo("x INT");
  }

  @Test
  void runsInAView() {
    create("CREATE FUNCTION twice(x INT) RETURNS INT RETURN x + x");
    planning.catalog.view("main.default.v", "SELECT twice(a) AS c FROM t", "c int");
    assertThat(planning.text("SELECT c FROM v")).contains("CAST(`a` AS INT) + CAST(`a` AS INT)");
  }

  @Test
  void anArgumentIsNotCapturedByTheBodysTables() {
    create(
        "CREATE FUNCTION find(x INT) RETURNS STRING RETURN (SELECT max(v) FROM lookup WHERE k = x)");
    assertThat(planning.text("SELECT find(k) AS x FROM t")).contains("`k` = CAST(`t`.`k` AS INT)");
    assertThat(planning.text("SELECT find(a) AS x FROM t")).contains("`k` = CAST(`t`.`a` AS INT)");
    assertThat(planning.error("SELECT find(k) FROM lookup").code())
        .isEqualTo(ErrorCode.UNSUPPORTED_FEATURE);
    assertThat(planning.text("SELECT find(k) AS x FROM lookup AS l"))
        .contains("`k` = CAST(`l`.`k` AS INT)");
    assertThat(planning.error("SELECT find(max(a)) FROM t").code())
        .isEqualTo(ErrorCode.UNSUPPORTED_FEATURE);
  }

  @Test
  void aColumnOfTheCallerIsNotTakenForOneThatIsGone() {
    create(
        "CREATE FUNCTION find(x INT) RETURNS STRING RETURN (SELECT max(v) FROM lookup WHERE k = x)");
    planning.catalog.table("main.default.lookup:key int,v string");
    assertThat(planning.error("SELECT find(a) FROM t").code())
        .isEqualTo(ErrorCode.UNRESOLVED_COLUMN);
  }

  @Test
  void refusesRecursion() {
    create("CREATE FUNCTION f(x INT) RETURNS INT RETURN x");
    create("CREATE FUNCTION g(x INT) RETURNS INT RETURN f(x)");
    assertThat(planning.error("CREATE OR REPLACE FUNCTION f(x INT) RETURN f(x)").code())
        .isEqualTo(ErrorCode.UNSUPPORTED_FEATURE);
    assertThat(planning.error("CREATE OR REPLACE FUNCTION f(x INT) RETURN g(x)").code())
        .isEqualTo(ErrorCode.UNSUPPORTED_FEATURE);
  }

  @Test
  void plansAnewWhenAFunctionIsAnother() {
    create("CREATE FUNCTION f() RETURN 1");
    assertThat(planning.text("SELECT f() AS x")).contains("CAST(1 AS INT)");
    create("CREATE FUNCTION f() RETURN 2");
    assertThat(planning.text("SELECT f() AS x")).contains("CAST(2 AS INT)");
  }

  @Test
  void anArgumentThatVariesIsComputedOnce() {
    create("CREATE FUNCTION twice(x DOUBLE) RETURN x + x");
    assertThat(planning.error("SELECT twice(rand())").code())
        .isEqualTo(ErrorCode.UNSUPPORTED_FEATURE);
  }

  /** The last would be a sum of 2^32. */
  @Test
  @Timeout(30)
  void functionsOnEachOtherDoNotGrowWithoutLimit() {
    for (int i = 1; i <= 6; i++) {
      String below = "f" + (i - 1);
      planning.catalog.function(
          new FunctionEntry(
              new FunctionName("main", "default", "f" + i),
              List.of(new FunctionEntry.Parameter("x", "INT", Optional.empty(), Optional.empty())),
              "INT",
              i == 1 ? "x + x" : below + "(" + below + "(x))",
              Optional.empty(),
              "ann",
              SessionSettings.defaults()));
    }
    assertThat(planning.columns("SELECT f3(a) AS x FROM t")).isEqualTo("x INT");
    WarehouseException refused = planning.error("SELECT f6(a) AS x FROM t");
    assertThat(refused.code()).isEqualTo(ErrorCode.UNSUPPORTED_FEATURE);
    assertThat(refused).hasMessageContaining("10000 operators").hasMessageContaining("subquery");
    assertThat(refused.position()).isPresent();
  }

  @Test
  void describes() {
    create("CREATE FUNCTION f(x INT DEFAULT 1, y STRING) RETURN x".replace(", y STRING", ""));
    assertThat(planning.rows("DESCRIBE FUNCTION EXTENDED f"))
        .extracting(row -> row.get(0))
        .containsExactly(
            "Function: main.default.f",
            "Type: SCALAR",
            "Input: x INT DEFAULT 1",
            "Returns: INT",
            "Owner: ann",
            "Body: x");
    assertThat(planning.rows("SHOW USER FUNCTIONS")).hasSize(1);
    assertThat(planning.rows("SHOW FUNCTIONS LIKE 'abs|f'")).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT f(1, 2) | INVALID_ARGUMENT",
        "SELECT f() | INVALID_ARGUMENT",
        "SELECT f(y => 1) | INVALID_ARGUMENT",
        "SELECT f(1, x => 1) | INVALID_ARGUMENT",
        "SELECT gone(1) | UNRESOLVED_ROUTINE",
        "SELECT main.default.gone(1) | UNRESOLVED_ROUTINE",
        "CREATE FUNCTION g(x INT) RETURN y | UNRESOLVED_COLUMN",
        "CREATE FUNCTION g(x INT) RETURN sum(x) | INVALID_SQL",
        "CREATE FUNCTION g(x INT, X INT) RETURN 1 | INVALID_SQL",
        "CREATE FUNCTION g(x INT DEFAULT 1, y INT) RETURN 1 | INVALID_SQL",
        "CREATE FUNCTION g(k INT) RETURN (SELECT max(v) FROM lookup WHERE k = k) | AMBIGUOUS_REFERENCE",
        "CREATE FUNCTION g(x INT) RETURN reflect('a', 'b') | UNRESOLVED_ROUTINE",
        "CREATE FUNCTION g(x INT) RETURN ? | UNBOUND_SQL_PARAMETER",
        "CREATE FUNCTION nowhere.g(x INT) RETURN x | SCHEMA_NOT_FOUND",
        "DESCRIBE FUNCTION gone | UNRESOLVED_ROUTINE",
      })
  void refuses(String sql, ErrorCode code) {
    create("CREATE FUNCTION f(x INT) RETURNS INT RETURN x");
    assertThat(planning.error(sql).code()).isEqualTo(code);
  }
}
