// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that passes when a test says so. */
final class MutableClock implements InstantSource {
  private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  void pass(Duration duration) {
    now = now.plus(duration);
  }

  long nanos() {
    return Duration.between(Instant.EPOCH, now).toNanos();
  }
}
