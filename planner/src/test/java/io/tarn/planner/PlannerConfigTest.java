// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlannerConfigTest {
  @Test
  void defaultsReadNoFiles() {
    assertThat(PlannerConfig.defaults())
        .isEqualTo(new PlannerConfig(List.of(), 10_000, 32, 10_000));
  }

  @Test
  void rootsCanBeGiven() {
    assertThat(PlannerConfig.defaults().withFileRoots(List.of(Path.of("/x"))).fileRoots())
        .containsExactly(Path.of("/x"));
  }

  @Test
  void limitsArePositive() {
    assertThatThrownBy(() -> new PlannerConfig(List.of(), 0, 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
