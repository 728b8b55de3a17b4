// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.api.ErrorCode;
import io.tarn.api.Lane;
import io.tarn.api.ParameterRow;
import io.tarn.api.WarehouseException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.arrow.vector.types.pojo.Field;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;

/** {@code :name} markers: a value for each name, however often it is used. */
class NamedParametersTest {
  private final Planning planning = Planning.everyType();

  private static ParameterRow named(List<String> names, Object... values) {
    return new ParameterRow(Arrays.asList(values), names);
  }

  private String text(String sql, ParameterRow... rows) {
    return Objects.requireNonNull(planning.query(sql, rows).lanes().get(Lane.SPARK)).text();
  }

  private WarehouseException failure(ThrowableAssert.ThrowingCallable call) {
    WarehouseException failure =
        org.assertj.core.api.Assertions.catchThrowableOfType(WarehouseException.class, call);
    assertThat(failure).isNotNull();
    return failure;
  }

  @Test
  void aNameIsOneParameterOfTheTypeOfItsFirstPlace() {
    assertThat(
            planning
                .describe("SELECT a FROM t WHERE a = :x AND b = :y AND a < :x")
                .parameters()
                .getFields())
        .extracting(Field::getName, field -> field.getType().toString())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("x", "Int(32, true)"),
            org.assertj.core.groups.Tuple.tuple("y", "Utf8"));
  }

  @Test
  void valuesAreGivenByNameOrInTheOrderOfTheNames() {
    String sql = "SELECT a FROM t WHERE a = :x AND bi = :y AND si = :x";
    String byPosition =
        text(
            "SELECT a FROM t WHERE a = ? AND bi = ? AND si = ?",
            new ParameterRow(List.of(1, 2L, 1)));
    assertThat(text(sql, new ParameterRow(List.of(1, 2L)))).isEqualTo(byPosition);
    assertThat(text(sql, named(List.of("y", "x"), 2L, 1))).isEqualTo(byPosition);
  }

  @Test
  void wrongValuesAreRefused() {
    String sql = "SELECT a FROM t WHERE a = :x AND bi = :y";
    assertThat(failure(() -> text(sql, named(List.of("x"), 1))))
        .hasMessageContaining(":y")
        .extracting(WarehouseException::code)
        .isEqualTo(ErrorCode.UNBOUND_SQL_PARAMETER);
    assertThat(failure(() -> text(sql, named(List.of("x", "z"), 1, 2))))
        .hasMessageContaining("no marker :z; it has :x, :y");
    assertThat(failure(() -> text("SELECT 1", named(List.of("x"), 1))))
        .hasMessageContaining("no marker :x");
    assertThat(failure(() -> text(sql, new ParameterRow(List.of(1)))).code())
        .isEqualTo(ErrorCode.UNBOUND_SQL_PARAMETER);
    assertThat(failure(() -> text(sql)).code()).isEqualTo(ErrorCode.UNBOUND_SQL_PARAMETER);
    assertThat(failure(() -> text("SELECT :x, ?", new ParameterRow(List.of(1)))))
        .hasMessageContaining("Use one kind");
  }

  @Test
  void positionsInErrorsAreThoseOfTheText() {
    assertThat(failure(() -> planning.describe("SELECT :longname + nonsense FROM t")).position())
        .hasToString("Optional[1:20]");
  }
}
