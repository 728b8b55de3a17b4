// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.api.Quoting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamedMarkersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "select :a + :b1 | select ?  + ?   | a b1",
        "select * from t where x=:x and y in (:x,:_y) | select * from t where x=?  and y in (? ,?  ) | x x _y",
        "select :größe | select ?      | größe",
        "limit :n -- :no | limit ?  -- :no | n",
      })
  void areFoundAndKeepTheirPlaces(String sql, String text, String names) {
    NamedMarkers markers = NamedMarkers.of(sql, Quoting.SPARK);
    assertThat(markers.text().stripTrailing()).isEqualTo(text.stripTrailing());
    assertThat(String.join(" ", markers.names())).isEqualTo(names);
    assertThat(markers.text()).hasSameSizeAs(sql);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select '12:30:15', \"a :b\", `c :d` /* :e */",
        "select x::int, x:path, f(x):path, a[1]:path",
        "create table t (s struct<a:int, b: int>)",
        "select a : b",
        "select ?"
      })
  void otherColonsStay(String sql) {
    assertThat(NamedMarkers.of(sql, Quoting.SPARK))
        .isEqualTo(new NamedMarkers(sql, java.util.List.of()));
  }

  @Test
  void whatIsQuotedDependsOnTheSession() {
    String sql = "select \"it's\", :a";
    assertThat(NamedMarkers.of(sql, Quoting.SPARK).names()).containsExactly("a");
    assertThat(NamedMarkers.of(sql, Quoting.ANSI).distinct()).containsExactly("a");
  }
}
