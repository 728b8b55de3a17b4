// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.benchmarks.workload.Parameter;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Texts get the next values of their parameters, the same ones in every run. */
class StatementTextTest {
  @Test
  void sequencesCount() {
    StatementText text = text(new Parameter("sequence", 2, 0));
    assertThat(text.next()).isEqualTo("select 1");
    assertThat(text.next()).isEqualTo("select 2");
    assertThat(text.next()).isEqualTo("select 1");
  }

  @Test
  void everyRunDrawsTheSame() {
    Parameter uniform = new Parameter("uniform", 1_000_000, 0);
    assertThat(text(uniform).next()).isEqualTo(text(uniform).next());
  }

  private static StatementText text(Parameter parameter) {
    return new StatementText("select {p}", Map.of("p", parameter), new SplittableRandom(1));
  }
}
