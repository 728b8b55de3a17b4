// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The machine's limits are found, and nothing stays on its disk. */
class PhysicalLimitsTest {
  @TempDir private Path directory;

  @Test
  void areMeasured() throws IOException, InterruptedException {
    Map<String, Double> limits = PhysicalLimits.measure(directory);
    assertThat(limits)
        .containsKeys(
            "memory copied, all cores, GB/s",
            "disk written and synced, GB/s",
            "loopback round trip, median, ms",
            "loopback stream, GB/s");
    assertThat(limits.values()).allSatisfy(value -> assertThat(value).isPositive());
    try (Stream<Path> left = Files.list(directory)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void factsAreTold() {
    assertThat(Machine.facts()).containsKeys("cores", "processor", "memory", "java");
    assertThat(Processors.own()).isPositive();
  }
}
