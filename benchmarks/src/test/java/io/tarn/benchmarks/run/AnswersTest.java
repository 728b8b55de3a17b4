// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Answers are the same or they are not, whatever engines do to types and order. */
class AnswersTest {
  @Test
  void orderDoesNotMatter() {
    assertSame(List.of(row("b", 2), row("a", 1)), List.of(row("a", 1), row("b", 2)));
  }

  @Test
  void numbersMayDifferInTheirLastDigits() {
    assertSame(List.of(row(25.5375871168)), List.of(row(new BigDecimal("25.5375871168549"))));
    assertSame(List.of(row(new BigDecimal("0.050145"))), List.of(row(0.05014459706340077)));
    assertSame(List.of(row(new BigDecimal("25.54"))), List.of(row(25.537587116854997)));
  }

  @Test
  void otherNumbersAreTold() {
    assertThat(Answers.difference(List.of(row("a", 1)), List.of(row("a", 2))))
        .hasValue("[a, 1], not [a, 2]");
    assertThat(Answers.difference(List.of(row(25.55)), List.of(row(25.537587116854997))))
        .isPresent();
    assertThat(Answers.difference(List.of(row(1_000_000.1)), List.of(row(1_000_000.2))))
        .isPresent();
  }

  @Test
  void missingRowsAreTold() {
    assertThat(Answers.difference(List.of(row(1)), List.of(row(1), row(1))))
        .hasValue("1 rows, not 2");
    assertThat(Answers.difference(List.of(row(1)), List.of(row(1, 2)))).isPresent();
  }

  @Test
  void nullIsNoValue() {
    assertSame(List.of(row((Object) null)), List.of(row((Object) null)));
    assertThat(Answers.difference(List.of(row((Object) null)), List.of(row("null")))).isPresent();
    assertThat(Answers.difference(List.of(row("x")), List.of(row((Object) null)))).isPresent();
  }

  private static void assertSame(
      List<List<@Nullable Object>> left, List<List<@Nullable Object>> right) {
    assertThat(Answers.difference(left, right)).isEmpty();
    assertThat(Answers.difference(right, left)).isEmpty();
  }

  private static List<@Nullable Object> row(@Nullable Object... values) {
    return Arrays.stream(values)
        .map(v -> v instanceof Number number ? (Object) new BigDecimal(number.toString()) : v)
        .toList();
  }
}
