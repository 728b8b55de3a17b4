// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.tarn.api.Authenticator;
import io.tarn.api.WarehouseException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Signs and reads bearer tokens. Any gateway that has the key accepts them; signatures are compared
 * in constant time by the library.
 */
final class BearerTokens {
  private static final String ISSUER = "tarn";
  private static final String SESSION_CLAIM = "sid";
  private static final String OPTIONS_CLAIM = "opt";
  private static final String PERSONAL_CLAIM = "pat";
  private static final String UNTIL_CLAIM = "idu";

  private final MACSigner signer;
  private final MACVerifier verifier;
  private final Duration lifetime;
  private final Clock clock;

  BearerTokens(GatewayConfig.Tokens config, Clock clock) {
    byte[] key = config.key();
    try {
      this.signer = new MACSigner(key);
      this.verifier = new MACVerifier(key);
    } catch (JOSEException e) {
      throw GatewayErrors.weakTokenKey(key.length);
    }
    this.lifetime = config.lifetime();
    this.clock = clock;
  }

  /**
   * What a token says.
   *
   * @param login how its user came in
   * @param sessionId the session it was made for
   * @param options session options sent when it was made, for when the session is gone
   * @param issuedAt when it was made, to the second
   */
  record Claims(
      Authenticator.Login login, String sessionId, Map<String, String> options, Instant issuedAt) {
    Claims {
      options = Map.copyOf(options);
    }

    String user() {
      return login.user();
    }
  }

  /** A token that is never good for longer than the log-in it came from. */
  String issue(Authenticator.Login login, String sessionId, Map<String, String> options) {
    Instant now = clock.instant();
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .subject(login.user())
            .claim(PERSONAL_CLAIM, login.tokenId().orElse(null))
            .claim(UNTIL_CLAIM, login.until().map(Date::from).orElse(null))
            .claim(SESSION_CLAIM, sessionId)
            .claim(OPTIONS_CLAIM, options)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(expiry(login, now)))
            .build();
    SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
    try {
      token.sign(signer);
    } catch (JOSEException e) {
      throw WarehouseException.internal("A token could not be signed", e);
    }
    return token.serialize();
  }

  /**
   * Reads a token, or gives nothing if it is not ours, was changed or is too old.
   *
   * @param text the token, without {@code Bearer}
   */
  Optional<Claims> read(String text) {
    try {
      SignedJWT token = SignedJWT.parse(text);
      if (!JWSAlgorithm.HS256.equals(token.getHeader().getAlgorithm()) || !token.verify(verifier)) {
        return Optional.empty();
      }
      return claims(token.getJWTClaimsSet());
    } catch (ParseException | JOSEException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Instant expiry(Authenticator.Login login, Instant now) {
    Instant latest = now.plus(lifetime);
    return login.until().filter(latest::isAfter).orElse(latest);
  }

  /** Whether it is time to hand out a fresh one. */
  boolean isHalfSpent(Claims claims) {
    return clock.instant().isAfter(claims.issuedAt().plus(lifetime.dividedBy(2)));
  }

  private Optional<Claims> claims(JWTClaimsSet claims) throws ParseException {
    @Nullable Date expires = claims.getExpirationTime();
    @Nullable Date issued = claims.getIssueTime();
    @Nullable String user = claims.getSubject();
    @Nullable String session = claims.getStringClaim(SESSION_CLAIM);
    boolean complete = expires != null && issued != null && user != null && session != null;
    if (!complete
        || !ISSUER.equals(claims.getIssuer())
        || !clock.instant().isBefore(expires.toInstant())) {
      return Optional.empty();
    }
    Authenticator.Login login =
        new Authenticator.Login(
            user,
            Optional.ofNullable(claims.getStringClaim(PERSONAL_CLAIM)),
            Optional.ofNullable(claims.getDateClaim(UNTIL_CLAIM)).map(Date::toInstant));
    return Optional.of(new Claims(login, session, options(claims), issued.toInstant()));
  }

  private static Map<String, String> options(JWTClaimsSet claims) throws ParseException {
    @Nullable Map<String, Object> options = claims.getJSONObjectClaim(OPTIONS_CLAIM);
    return options == null
        ? Map.of()
        : options.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, e -> String.valueOf(e.getValue())));
  }
}
