// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Things are timed in turn, and what is slow does not take the others' time. */
class AlternationTest {
  private final List<String> order = new ArrayList<>();

  @Test
  void eachRoundBeginsWithAnother() throws Exception {
    Alternation alternation = new Alternation();
    alternation.add("a", noting("a"), List.of());
    alternation.add("b", noting("b"), List.of());
    alternation.run(1, 3, Duration.ofMinutes(1));

    assertThat(order).containsExactly("a", "b", "a", "b", "b", "a", "a", "b");
    assertThat(alternation.millis()).containsOnlyKeys("a", "b");
    assertThat(alternation.millis().get("a")).hasSize(3);
    assertThat(alternation.processors().get("a")).isNotNegative();
  }

  @Test
  void theSlowGetFewerRounds() throws Exception {
    Alternation alternation = new Alternation();
    alternation.add("slow", () -> busy(Duration.ofMillis(60)), List.of());
    alternation.add("quick", noting("quick"), List.of());
    alternation.run(0, 50, Duration.ofMillis(200));

    assertThat(alternation.millis().get("quick")).hasSize(50);
    assertThat(alternation.millis().get("slow")).hasSizeBetween(3, 10);
  }

  private Callable<?> noting(String name) {
    return () -> order.add(name);
  }

  private static long busy(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(1_000_000);
    }
    return end;
  }
}
