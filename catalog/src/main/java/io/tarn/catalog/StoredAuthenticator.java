// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.AccessDirectory.Principal;
import io.tarn.api.AccessDirectory.Token;
import io.tarn.api.AuditLog;
import io.tarn.api.Authenticator;
import io.tarn.api.WarehouseException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Lets users in by password, token or identity provider, and notes who came and who was turned
 * away.
 */
final class StoredAuthenticator implements Authenticator {
  private final PasswordAuthenticator passwords;
  private final AccessState state;
  private final AuditLog audit;
  private final InstantSource clock;

  StoredAuthenticator(
      PasswordAuthenticator passwords, AccessState state, AuditLog audit, InstantSource clock) {
    this.passwords = passwords;
    this.state = state;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public Optional<String> authenticate(String user, String password) {
    try {
      Optional<String> accepted = passwords.authenticate(user, password);
      note(accepted.orElse(user), accepted.isPresent(), "password");
      return accepted;
    } catch (WarehouseException throttled) {
      note(user, false, "password, after too many failures");
      throw throttled;
    }
  }

  @Override
  public Optional<Login> byToken(String secret) {
    Optional<Token> token =
        Optional.ofNullable(state.rules().tokens().get(TokenTables.hash(secret)))
            .filter(this::isInTime);
    note(
        token.map(Token::user).orElse("token"),
        token.isPresent(),
        token.map(t -> "token " + t.id()).orElse("unknown or expired token"));
    return token.map(t -> Login.byToken(t.user(), t.id()));
  }

  /** The built-in administrator needs its password: names at a provider may be anyone's choice. */
  @Override
  public Optional<Login> byIdentity(String user, Instant until) {
    Optional<String> known =
        state
            .rules()
            .principal(user)
            .filter(found -> found.kind() == Principal.Kind.USER && found.name().equals(user))
            .map(Principal::name)
            .filter(name -> !name.equals(UserAccounts.ADMINISTRATOR));
    note(user, known.isPresent(), "identity provider");
    return known.map(name -> Login.byIdentity(name, until));
  }

  private boolean isInTime(Token token) {
    return clock.instant().isBefore(token.expiresAt());
  }

  @Override
  public boolean isCurrent(Login login, Instant since) {
    AccessRules rules = state.rules();
    if (login.until().filter(end -> !clock.instant().isBefore(end)).isPresent()) {
      return false;
    }
    if (login.tokenId().isPresent()) {
      return rules.tokens().values().stream()
          .anyMatch(
              token ->
                  token.id().equals(login.tokenId().get())
                      && token.user().equals(login.user())
                      && isInTime(token));
    }
    // Signed tokens know their time to the second.
    return rules
        .passwordSince(login.user())
        .map(changed -> !since.isBefore(changed.truncatedTo(ChronoUnit.SECONDS)))
        .orElse(false);
  }

  private void note(String user, boolean accepted, String how) {
    AuditLog.Action action = accepted ? AuditLog.Action.LOG_IN : AuditLog.Action.LOG_IN_FAILED;
    audit.record(new AuditLog.Event(user, action, how, Optional.empty()));
  }
}
