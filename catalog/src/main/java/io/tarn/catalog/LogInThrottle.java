// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Slows down guessing: after five failures in a row each further one makes the user wait twice as
 * long. Counted for each name apart, known or not, so that it tells nothing and stops no one else.
 */
final class LogInThrottle {
  private static final int FREE_FAILURES = 5;
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
  private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(15);
  private static final int MAX_NAMES = 10_000;

  private final InstantSource clock;
  private final Cache<String, Attempts> attempts =
      Caffeine.newBuilder().maximumSize(MAX_NAMES).expireAfterAccess(FORGOTTEN_AFTER).build();

  LogInThrottle(InstantSource clock) {
    this.clock = clock;
  }

  /** Runs a check, one at a time for a user, so that parallel guesses are counted too. */
  boolean attempt(String user, BooleanSupplier check) {
    return attempts.get(NameRules.key(user), key -> new Attempts()).attempt(check);
  }

  private final class Attempts {
    private final ReentrantLock lock = new ReentrantLock();
    private int failures;
    private Instant blockedUntil = Instant.MIN;

    boolean attempt(BooleanSupplier check) {
      lock.lock();
      try {
        Instant now = clock.instant();
        if (now.isBefore(blockedUntil)) {
          throw CatalogErrors.tooManyFailedLogIns(Duration.between(now, blockedUntil));
        }
        boolean passed = check.getAsBoolean();
        failures = passed ? 0 : failures + 1;
        if (failures >= FREE_FAILURES) {
          blockedUntil = clock.instant().plus(waitAfter(failures));
        }
        return passed;
      } finally {
        lock.unlock();
      }
    }

    private Duration waitAfter(int count) {
      long seconds = 1L << Math.min(count - FREE_FAILURES, 10);
      return seconds < LONGEST_WAIT.toSeconds() ? Duration.ofSeconds(seconds) : LONGEST_WAIT;
    }
  }
}
