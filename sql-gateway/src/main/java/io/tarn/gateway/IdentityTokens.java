// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimNames;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks tokens of an OpenID provider: signed by one of its public keys, for us, in time (<a
 * href="https://www.rfc-editor.org/rfc/rfc8725">RFC 8725</a>). Its keys are kept, read anew when a
 * token names one that is not known, and used for hours more while the provider cannot be reached.
 */
final class IdentityTokens {
  private static final Logger LOG = LoggerFactory.getLogger(IdentityTokens.class);
  private static final String EMAIL = "email";
  private static final String EMAIL_VERIFIED = "email_verified";

  /** Made with public keys only: a key that is known to all must never count as a shared secret. */
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  private static final int CLOCK_SKEW_SECONDS = 30;
  private static final Duration KEYS_KEPT = Duration.ofMinutes(15);
  private static final Duration KEYS_WAIT = Duration.ofSeconds(15);
  private static final Duration KEYS_INTERVAL = Duration.ofSeconds(5);
  private static final Duration KEYS_OUTAGE = Duration.ofHours(4);

  private final String userClaim;
  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

  private IdentityTokens(
      GatewayConfig.IdentityProvider provider, JWKSetSource<SecurityContext> keys) {
    this.userClaim = provider.userClaim();
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(
            JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(
            ALGORITHMS,
            JWKSourceBuilder.create(keys)
                .cache(KEYS_KEPT.toMillis(), KEYS_WAIT.toMillis())
                .rateLimited(KEYS_INTERVAL.toMillis())
                .refreshAheadCache(false)
                .outageTolerant(KEYS_OUTAGE.toMillis())
                .build()));
    DefaultJWTClaimsVerifier<SecurityContext> claims =
        new DefaultJWTClaimsVerifier<>(
            provider.audience(),
            new JWTClaimsSet.Builder().issuer(provider.issuer()).build(),
            Set.of(JWTClaimNames.EXPIRATION_TIME, userClaim));
    claims.setMaxClockSkew(CLOCK_SKEW_SECONDS);
    processor.setJWTClaimsSetVerifier(claims);
  }

  static IdentityTokens of(GatewayConfig.IdentityProvider provider) {
    return new IdentityTokens(provider, new ProviderKeys(provider));
  }

  /**
   * Whom a token names.
   *
   * @param user the user's name
   * @param until when the token runs out
   */
  record Identity(String user, Instant until) {}

  /**
   * Reads a token; gives nothing if it is no token of the provider for us, or is too old.
   *
   * @throws io.tarn.api.WarehouseException IDENTITY_PROVIDER_UNAVAILABLE if its keys cannot be had
   */
  Optional<Identity> read(String text) {
    try {
      return identity(processor.process(text, null));
    } catch (ParseException | BadJOSEException | IllegalArgumentException e) {
      LOG.debug("A token was refused: {}", e.getMessage());
      return Optional.empty();
    } catch (RateLimitReachedException e) {
      LOG.debug("A token names an unknown key, and the keys were read just now");
      return Optional.empty();
    } catch (JOSEException e) {
      LOG.warn("The identity provider's keys cannot be had: {}", e.getMessage());
      throw GatewayErrors.providerUnavailable(e);
    }
  }

  private Optional<Identity> identity(JWTClaimsSet claims) throws ParseException {
    @Nullable String user = claims.getStringClaim(userClaim);
    @Nullable Date expires = claims.getExpirationTime();
    if (user == null || user.isBlank() || expires == null || isUnverifiedEmail(claims)) {
      return Optional.empty();
    }
    return Optional.of(new Identity(user, expires.toInstant()));
  }

  /** Anyone may claim an address that nobody has checked. */
  private boolean isUnverifiedEmail(JWTClaimsSet claims) {
    return userClaim.equals(EMAIL)
        && !"true".equals(String.valueOf(claims.getClaim(EMAIL_VERIFIED)));
  }
}
