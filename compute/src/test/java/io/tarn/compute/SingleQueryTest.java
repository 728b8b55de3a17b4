// SPDX-License-Identifier: Apache-2.0
package io.tarn.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SingleQueryTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1 AS c0",
        "SELECT 'a;b -- c /* d' AS \"x;y\"",
        "SELECT 'it''s; fine' AS c0",
        "(SELECT 1) UNION ALL (SELECT 2)"
      })
  void passes(String text) {
    assertThat(SingleQuery.checked(text)).isSameAs(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "COPY (SELECT 1) TO '/tmp/x'",
        "SELECT 1; COPY (SELECT 1) TO '/tmp/x'",
        "SELECT 'a'';' ; DROP TABLE x",
        "SELECT 1 -- comment",
        "SELECT 1 /* comment */",
        "SELECT $$a$$",
        "SELECT 'open",
        "ATTACH 'x'"
      })
  void isRefused(String text) {
    assertThatThrownBy(() -> SingleQuery.checked(text))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
