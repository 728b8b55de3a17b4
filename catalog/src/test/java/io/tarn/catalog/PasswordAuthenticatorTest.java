// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.api.ErrorCode;
import io.tarn.api.WarehouseException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only the right password opens the door, and guessing gets slower. */
class PasswordAuthenticatorTest {
  private static final String PASSWORD = "correct horse";

  @TempDir Path home;
  private final MutableClock clock = new MutableClock();
  private MetadataStore store;
  private UserAccounts accounts;
  private PasswordAuthenticator authenticator;

  @BeforeEach
  void open() {
    store = MetadataStore.open(home);
    accounts = new UserAccounts(store, new CatalogRevision(store));
    accounts.create("Ada", PASSWORD);
    authenticator =
        new PasswordAuthenticator(
            accounts, new LogInThrottle(clock), new VerifiedCredentials(clock::nanos));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void theRightPasswordGivesTheNameAsItWasCreated() {
    assertThat(authenticator.authenticate("Ada", PASSWORD)).contains("Ada");
    assertThat(authenticator.authenticate("aDA", PASSWORD)).contains("Ada");
  }

  @Test
  void everythingElseIsRefused() {
    assertThat(authenticator.authenticate("Ada", PASSWORD + " ")).isEmpty();
    assertThat(authenticator.authenticate("Ada", "")).isEmpty();
    assertThat(authenticator.authenticate("nobody", PASSWORD)).isEmpty();
    assertThat(authenticator.authenticate("", "")).isEmpty();
    assertThat(authenticator.authenticate("' or 1=1 --", "x")).isEmpty();
    assertThat(authenticator.authenticate("x".repeat(100_000), "x".repeat(100_000))).isEmpty();
  }

  @Test
  void longPasswordsCountToTheirLastCharacter() {
    String longPassword = "é".repeat(500);
    accounts.create("bob", longPassword);
    assertThat(authenticator.authenticate("bob", longPassword)).contains("bob");
    assertThat(authenticator.authenticate("bob", longPassword.substring(1) + "e")).isEmpty();
    assertThat(authenticator.authenticate("bob", longPassword.substring(0, 72))).isEmpty();
  }

  @Test
  void noPasswordLetsAUserInWhoHasNone() {
    accounts.create("carol", Optional.empty());
    assertThat(authenticator.authenticate("carol", "")).isEmpty();
    assertThat(authenticator.authenticate("carol", PASSWORD)).isEmpty();
    accounts.setPassword("carol", PASSWORD);
    assertThat(authenticator.authenticate("carol", PASSWORD)).contains("carol");
  }

  @Test
  void anUnknownUserTakesAsLongToRefuse() {
    authenticator.authenticate("Ada", "wrong");
    authenticator.authenticate("nobody", "wrong");
    long known = Long.MAX_VALUE;
    long unknown = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      known = Math.min(known, cpuNanos(() -> authenticator.authenticate("Ada", "wrong")));
      unknown = Math.min(unknown, cpuNanos(() -> authenticator.authenticate("nobody", "wrong")));
    }
    assertThat((double) unknown / known).isBetween(0.5, 2.0);
  }

  /** Work done, which unlike time passed does not depend on what else the machine does. */
  private static long cpuNanos(Runnable work) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    work.run();
    return threads.getCurrentThreadCpuTime() - start;
  }

  @Test
  void aRightPasswordIsRememberedForAMinuteAndNoLonger() {
    authenticator.authenticate("Ada", PASSWORD);
    long first = cpuNanos(() -> authenticator.authenticate("Ada", "wrong"));
    long remembered = Long.MAX_VALUE;
    for (int i = 0; i < 20; i++) {
      remembered =
          Math.min(remembered, cpuNanos(() -> authenticator.authenticate("Ada", PASSWORD)));
    }
    assertThat(remembered).as("without bcrypt").isLessThan(first / 4);
    assertThat(authenticator.authenticate("Ada", "wrong")).isEmpty();
    VerifiedCredentials verified = new VerifiedCredentials(clock::nanos);
    UserAccounts.Account ada = accounts.find("ada").orElseThrow();
    verified.add(ada, PASSWORD);
    assertThat(verified.contains(ada, PASSWORD)).isTrue();
    assertThat(verified.contains(ada, "wrong")).isFalse();
    clock.pass(Duration.ofSeconds(61));
    assertThat(verified.contains(ada, PASSWORD)).isFalse();
  }

  @Test
  void aChangedPasswordCountsAtOnce() {
    authenticator.authenticate("Ada", PASSWORD);
    accounts.setPassword("ada", "battery staple");
    assertThat(authenticator.authenticate("Ada", PASSWORD)).isEmpty();
    assertThat(authenticator.authenticate("Ada", "battery staple")).contains("Ada");
  }

  @Test
  void guessingGetsSlowerForThatUserOnly() {
    accounts.create("bob", PASSWORD);
    fail("Ada", 5);
    checkMustWait("ada", "1 second ");
    assertThat(authenticator.authenticate("bob", PASSWORD)).contains("bob");
    clock.pass(Duration.ofMillis(1_001));
    fail("Ada", 1);
    checkMustWait("Ada", "2 seconds");
    clock.pass(Duration.ofMillis(2_001));
    assertThat(authenticator.authenticate("Ada", PASSWORD)).contains("Ada");
    fail("Ada", 4);
    assertThat(authenticator.authenticate("Ada", PASSWORD)).contains("Ada");
  }

  @Test
  void theWaitEndsAtAMinuteAndUnknownUsersWaitToo() {
    fail("nobody", 5);
    for (int i = 0; i < 8; i++) {
      checkMustWait("nobody", "Wait");
      clock.pass(Duration.ofSeconds(61));
      fail("nobody", 1);
    }
    checkMustWait("nobody", "60 seconds");
  }

  @Test
  void guessesInParallelAreCountedToo() throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(8);
    List<Callable<Object>> guesses = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      String guess = "guess " + i;
      guesses.add(() -> authenticator.authenticate("Ada", guess));
    }
    try {
      long refusedUnseen =
          pool.invokeAll(guesses).stream().filter(PasswordAuthenticatorTest::failed).count();
      assertThat(refusedUnseen).isEqualTo(11);
    } finally {
      pool.shutdown();
    }
  }

  private static boolean failed(Future<Object> future) {
    try {
      future.get();
      return false;
    } catch (java.util.concurrent.ExecutionException e) {
      return true;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void fail(String user, int times) {
    for (int i = 0; i < times; i++) {
      assertThat(authenticator.authenticate(user, "wrong")).isEmpty();
    }
  }

  private void checkMustWait(String user, String mentions) {
    assertThatThrownBy(() -> authenticator.authenticate(user, PASSWORD))
        .isInstanceOfSatisfying(
            WarehouseException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.AUTHENTICATION_FAILED))
        .hasMessageContaining(mentions);
  }

  @Test
  void unlawfulUsersAndPasswordsAreRefused() {
    assertThatThrownBy(() -> accounts.create("System", PASSWORD))
        .isInstanceOf(WarehouseException.class)
        .hasMessageContaining("Tarn uses it itself");
    assertThatThrownBy(() -> accounts.create("bob", "short"))
        .isInstanceOf(WarehouseException.class)
        .hasMessageContaining("8 characters")
        .hasMessageNotContaining("'short'");
    assertThatThrownBy(() -> accounts.setPassword("bob", PASSWORD))
        .isInstanceOf(WarehouseException.class)
        .hasMessageContaining("bob");
  }
}
