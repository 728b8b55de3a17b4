// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordNearnessTest {
  private final WordNearness nearness = new WordNearness(new LetterEncoder());

  @Test
  void wordsOfTheSameLettersAreNearest() {
    assertThat(nearness.between("listen", "silent"))
        .isGreaterThan(nearness.between("listen", "window"));
  }

  @Test
  void whatIsNoWordIsNearToNothing() {
    assertThat(nearness.between("4711", "number")).isZero();
    assertThat(nearness.between("name", "")).isZero();
  }
}
