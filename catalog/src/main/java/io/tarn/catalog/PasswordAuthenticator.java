// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import java.util.Optional;

/** Checks passwords against the users' bcrypt hashes. */
final class PasswordAuthenticator {
  /**
   * Checked when there is no such user or password, so that the answer takes as long: matches no
   * password.
   */
  private static final UserAccounts.Account NOBODY =
      new UserAccounts.Account("", "$2a$10$ZZZZZZZZZZZZZZZZZZZZZ.ZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZ");

  private final UserAccounts accounts;
  private final LogInThrottle throttle;
  private final VerifiedCredentials verified;

  PasswordAuthenticator(
      UserAccounts accounts, LogInThrottle throttle, VerifiedCredentials verified) {
    this.accounts = accounts;
    this.throttle = throttle;
    this.verified = verified;
  }

  Optional<String> authenticate(String user, String password) {
    return throttle.attempt(user, () -> check(user, password));
  }

  private Optional<String> check(String user, String password) {
    Optional<UserAccounts.Account> found =
        accounts.find(user).filter(UserAccounts.Account::hasPassword);
    boolean accepted = accepts(found.orElse(NOBODY), password);
    return found.filter(account -> accepted).map(UserAccounts.Account::name);
  }

  private boolean accepts(UserAccounts.Account account, String password) {
    if (verified.contains(account, password)) {
      return true;
    }
    boolean accepted = account.accepts(password);
    if (accepted) {
      verified.add(account, password);
    }
    return accepted;
  }
}
