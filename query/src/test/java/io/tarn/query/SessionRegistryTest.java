// SPDX-License-Identifier: Apache-2.0
package io.tarn.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tarn.api.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sessions nobody uses are closed in time, those in use never. */
class SessionRegistryTest {
  private final List<String> closed = new ArrayList<>();

  private SessionRegistry registry(Duration idle) {
    return new SessionRegistry(idle, closed::add);
  }

  @Test
  void anIdleSessionIsClosedUnlessItIsBusy() {
    SessionRegistry sessions = registry(Duration.ofMillis(20));
    Session idle = sessions.open("ada");
    Session busy = sessions.open("ada");
    await()
        .until(
            () -> {
              sessions.closeIdle(busy.id()::equals);
              return !sessions.isOpen(idle.id());
            });
    assertThat(sessions.isOpen(busy.id())).isTrue();
    assertThat(closed).containsExactly(idle.id());
    assertThat(sessions.size()).isEqualTo(1);
  }

  @Test
  void askingWhetherItIsOpenDoesNotKeepItAlive() {
    SessionRegistry sessions = registry(Duration.ofMillis(50));
    Session session = sessions.open("ada");
    await()
        .pollInterval(Duration.ofMillis(5))
        .until(
            () -> {
              sessions.closeIdle(id -> false);
              return !sessions.isOpen(session.id());
            });
    assertThat(closed).containsExactly(session.id());
  }

  @Test
  void theyAreLookedThroughAsOftenAsTheTimeoutNeeds() {
    assertThat(registry(Duration.ofHours(8)).patrol()).isEqualTo(Duration.ofMinutes(1));
    assertThat(registry(Duration.ofSeconds(20)).patrol()).isEqualTo(Duration.ofSeconds(10));
    assertThat(registry(Duration.ofMillis(10)).patrol()).isEqualTo(Duration.ofSeconds(1));
  }
}
