// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import io.tarn.api.Authenticator;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Knows two users by their passwords, and one token of each. */
final class FakeAuthenticator implements Authenticator {
  static final String TOKEN = "tarn_token-of-ada";

  private static final Map<String, String> PASSWORDS =
      Map.of(Doors.USER, Doors.PASSWORD, "bob", "builder");

  /** Users whose log-ins do not count any more. */
  final Set<String> withdrawn = ConcurrentHashMap.newKeySet();

  /** Tokens that were taken back. */
  final Set<String> dropped = ConcurrentHashMap.newKeySet();

  @Override
  public Optional<String> authenticate(String user, String password) {
    String name = user.equalsIgnoreCase(Doors.USER) ? Doors.USER : user;
    return Optional.ofNullable(PASSWORDS.get(name)).filter(password::equals).map(right -> name);
  }

  @Override
  public Optional<Login> byToken(String secret) {
    return secret.equals(TOKEN) && dropped.isEmpty()
        ? Optional.of(Login.byToken(Doors.USER, "1"))
        : Optional.empty();
  }

  @Override
  public Optional<Login> byIdentity(String user, Instant until) {
    return user.equals(Doors.USER) ? Optional.of(Login.byIdentity(user, until)) : Optional.empty();
  }

  @Override
  public boolean isCurrent(Login login, Instant since) {
    return !withdrawn.contains(login.user())
        && login.tokenId().stream().noneMatch(dropped::contains);
  }
}
