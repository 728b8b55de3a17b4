// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikePatternTest {
  @ParameterizedTest
  @CsvSource({
    "%, anything, true",
    "%, '', true",
    "a%, Abc, true",
    "a%, bac, false",
    "a_c, abc, true",
    "a_c, ac, false",
    "a\\_c, abc, false",
    "a\\_c, a_c, true",
    "100\\%, 100%, true",
    "100\\%, 1000, false",
    "a.c, abc, false",
    "(a), (A), true",
    "\\\\, \\, true",
    "a\\, a\\, true",
    "straße, STRASSE, false",
    "ärger, ÄRGER, true",
  })
  void matches(String pattern, String name, boolean expected) {
    assertThat(LikePattern.of(pattern).matches(name)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"a_c, abc, false", "a_c, A_C, true", "%, abc, true", "a\\c, a\\c, true"})
  void namesAreLiteralUnlessTheyHoldAPercentSign(String name, String other, boolean expected) {
    assertThat(LikePattern.ofName(name).matches(other)).isEqualTo(expected);
  }
}
