// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.nl.schema.ValueIndex.Repetition;
import io.tarn.nl.schema.ValueIndex.ValueMatch;
import org.junit.jupiter.api.Test;

class SampledValuesTest {
  private static final ColumnId TOWN = new ColumnId(0, 2);
  private final SampledValues values = new SampledValues();

  SampledValuesTest() {
    values.add(TOWN, "New York");
    values.add(TOWN, "Engines");
  }

  @Test
  void findsValuesInAnyCaseAndEnding() {
    assertThat(values.find("new york")).extracting(ValueMatch::value).containsExactly("New York");
    assertThat(values.find("engine")).extracting(ValueMatch::value).containsExactly("Engines");
    assertThat(values.find("boat")).isEmpty();
  }

  @Test
  void theSameTextIsTheBestMatch() {
    assertThat(values.find("New York").get(0).quality()).isEqualTo(1);
    assertThat(values.find("new-york").get(0).quality()).isLessThan(1);
  }

  @Test
  void knowsWhetherValuesRepeat() {
    assertThat(values.profile(TOWN).repetition()).isEqualTo(Repetition.UNIQUE);
    values.add(TOWN, "New York");
    assertThat(values.profile(TOWN).repetition()).isEqualTo(Repetition.REPEATED);
    assertThat(values.profile(new ColumnId(5, 5)).repetition()).isEqualTo(Repetition.UNKNOWN);
  }
}
