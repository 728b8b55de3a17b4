// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Slows down guessing: after five failures in a row each further one makes the user wait twice as
 * long. Counted for each name apart, known or not, so that it tells nothing and stops no one else.
 */
final class LogInThrottle {
  private static final int FREE_FAILURES = 5;
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
  private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(15);
  private static final int MAX_NAMES = 10_000;
  private static final int MAX_NAME_LENGTH = 255;

  private final InstantSource clock;
  private final Cache<String, Attempts> attempts =
      Caffeine.newBuilder().maximumSize(MAX_NAMES).expireAfterAccess(FORGOTTEN_AFTER).build();

  LogInThrottle(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Runs a check, one at a time for a user, so that parallel guesses are counted too.
   *
   * @return what the check gave: empty counts as a failure
   */
  <T> Optional<T> attempt(String user, Supplier<Optional<T>> check) {
    // No account has a longer name; a flood of long ones must not fill the memory.
    String name = user.substring(0, Math.min(user.length(), MAX_NAME_LENGTH));
    return attempts.get(NameRules.key(name), key -> new Attempts()).attempt(check);
  }

  private final class Attempts {
    private final ReentrantLock lock = new ReentrantLock();
    private int failures;
    private Instant blockedUntil = Instant.MIN;

    <T> Optional<T> attempt(Supplier<Optional<T>> check) {
      lock.lock();
      try {
        Instant now = clock.instant();
        if (now.isBefore(blockedUntil)) {
          throw CatalogErrors.tooManyFailedLogIns(Duration.between(now, blockedUntil));
        }
        Optional<T> passed = check.get();
        failures = passed.isPresent() ? 0 : failures + 1;
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
