// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import io.tarn.api.Authenticator;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides who sent an {@code Authorization} header; the same for both doors. */
final class Credentials {
  private static final String BASIC = "Basic ";
  private static final String BEARER = "Bearer ";

  /** The user's name that says that the password is a token. */
  private static final String TOKEN_USER = "token";

  /** What personal access tokens start with. */
  private static final String PERSONAL = "tarn_";

  private final Authenticator authenticator;
  private final BearerTokens tokens;
  private final Optional<IdentityTokens> identities;

  Credentials(
      Authenticator authenticator, BearerTokens tokens, Optional<IdentityTokens> identities) {
    this.authenticator = authenticator;
    this.tokens = tokens;
    this.identities = identities;
  }

  /** What a valid header proves. */
  sealed interface Proof {
    String user();

    /** A password, or a token that somebody else keeps or made, was checked just now. */
    record Secret(Authenticator.Login login) implements Proof {
      @Override
      public String user() {
        return login.user();
      }
    }

    /** A token of ours. */
    record Token(BearerTokens.Claims claims) implements Proof {
      @Override
      public String user() {
        return claims.user();
      }
    }
  }

  /**
   * Checks a header.
   *
   * @throws io.tarn.api.WarehouseException AUTHENTICATION_FAILED if it proves nothing
   */
  Proof check(@Nullable String header) {
    if (header == null || header.isBlank()) {
      throw GatewayErrors.credentialsMissing();
    }
    if (header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
      return password(header.substring(BASIC.length()).trim());
    }
    if (header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return bearer(header.substring(BEARER.length()).trim());
    }
    throw GatewayErrors.credentialsMissing();
  }

  private Proof bearer(String text) {
    if (text.startsWith(PERSONAL)) {
      return personal(text);
    }
    return tokens
        .read(text)
        .filter(claims -> authenticator.isCurrent(claims.login(), claims.issuedAt()))
        .<Proof>map(Proof.Token::new)
        .orElseGet(() -> identity(text));
  }

  private Proof.Secret identity(String text) {
    return identities
        .flatMap(provider -> provider.read(text))
        .flatMap(identity -> authenticator.byIdentity(identity.user(), identity.until()))
        .map(Proof.Secret::new)
        .orElseThrow(GatewayErrors::tokenRefused);
  }

  private Proof.Secret personal(String secret) {
    return authenticator
        .byToken(secret)
        .map(Proof.Secret::new)
        .orElseThrow(GatewayErrors::tokenRefused);
  }

  private Proof password(String encoded) {
    String pair = decoded(encoded);
    int colon = pair.indexOf(':');
    if (colon < 0) {
      throw GatewayErrors.passwordRefused();
    }
    return password(pair.substring(0, colon), pair.substring(colon + 1));
  }

  /**
   * Checks a user's password, or as the password of {@code token} a personal access token or an
   * identity provider's.
   *
   * @throws io.tarn.api.WarehouseException AUTHENTICATION_FAILED
   */
  Proof.Secret password(String user, String password) {
    if (user.equalsIgnoreCase(TOKEN_USER)) {
      return password.startsWith(PERSONAL) ? personal(password) : identity(password);
    }
    return authenticator
        .authenticate(user, password)
        .map(Authenticator.Login::byPassword)
        .map(Proof.Secret::new)
        .orElseThrow(GatewayErrors::passwordRefused);
  }

  private static String decoded(String encoded) {
    try {
      return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw GatewayErrors.passwordRefused();
    }
  }
}
