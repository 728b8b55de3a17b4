// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.tarn.testkit.LocalIssuer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStatusCode;
import org.apache.arrow.flight.sql.FlightSqlClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tokens of an OpenID provider at both doors, and what an attacker makes of them. */
@SuppressWarnings("try") // Flight channels may be interrupted while they close
@Timeout(60)
class IdentityTokensTest {
  private static final long HOUR = 3_600;

  private final LocalIssuer issuer = LocalIssuer.start();
  private Doors doors = doors("sub");
  private FlightSqlClient client = doors.client();

  @AfterEach
  void close() throws Exception {
    client.close();
    doors.close();
    issuer.close();
  }

  private Doors doors(String userClaim) {
    GatewayConfig plain = Doors.config(Doors.limits(), Optional.empty());
    GatewayConfig.IdentityProvider provider =
        new GatewayConfig.IdentityProvider(
            issuer.issuer(), LocalIssuer.AUDIENCE, userClaim, Optional.empty());
    Doors opened =
        new Doors(
            new GatewayConfig(
                plain.flight(),
                plain.http(),
                plain.tls(),
                plain.tokens(),
                Optional.of(provider),
                plain.limits(),
                plain.serverVersion()));
    opened.flight.start();
    return opened;
  }

  /** Doors that take the user's name from another claim. */
  private void takeNamesFrom(String userClaim) throws Exception {
    client.close();
    doors.close();
    doors = doors(userClaim);
    client = doors.client();
  }

  private void assertLetIn(String token) {
    assertThat(client.getCatalogs(Doors.bearer(token)).getEndpoints()).hasSize(1);
  }

  private void assertRefused(String token) {
    assertRefused(token, FlightStatusCode.UNAUTHENTICATED, "[AUTHENTICATION_FAILED]");
  }

  private void assertRefused(String token, FlightStatusCode status, String code) {
    assertThatThrownBy(() -> client.getCatalogs(Doors.bearer(token)))
        .isInstanceOfSatisfying(
            FlightRuntimeException.class,
            e -> {
              assertThat(e.status().code()).isEqualTo(status);
              assertThat(e.status().description()).contains(code).doesNotContain(token);
            });
  }

  private String claims(String audience, long seconds) {
    return issuer.claims(audience, "sub", Doors.USER, seconds);
  }

  @Test
  void aTokenForUsOpensTheDoors() throws Exception {
    String token = issuer.token(Doors.USER, HOUR);
    assertLetIn(token);
    assertThat(doors.token("token", token)).isNotEmpty();
    doors.http.start();
    assertThat(new HttpCaller().get(doors.http.port(), "/metrics", "Bearer " + token).statusCode())
        .isEqualTo(200);
    assertThat(issuer.keyReads()).as("once for all").isOne();
  }

  @Test
  void ourTokenIsNoLongerGoodThanTheProviders() throws Exception {
    SignedJWT ours = SignedJWT.parse(doors.token("token", issuer.token(Doors.USER, 600)));
    Instant expiry = ours.getJWTClaimsSet().getExpirationTime().toInstant();
    assertThat(expiry).isBetween(Instant.now().plusSeconds(500), Instant.now().plusSeconds(600));
    assertLetIn(ours.serialize());
    doors.authenticator.withdrawn.add(Doors.USER);
    assertRefused(ours.serialize());
  }

  @Test
  void whatIsNotForUsOrOfAnotherOrTooOldIsRefused() {
    assertRefused(issuer.signed(claims("another-program", HOUR)));
    assertRefused(issuer.signed(claims(LocalIssuer.AUDIENCE, -HOUR)));
    String good = claims(LocalIssuer.AUDIENCE, HOUR);
    assertRefused(issuer.signed(good.replace(issuer.issuer(), issuer.issuer() + "/")));
    assertRefused(issuer.signed(good.replace("'sub'", "'name'")));
    assertRefused(issuer.signed(good.replace("'exp'", "'expires'")));
    assertRefused(issuer.signed(good.replace("'iat'", "'nbf':9999999999,'iat'")));
    assertRefused(issuer.token("stranger", HOUR));
    assertRefused(issuer.token(Doors.USER.toUpperCase(java.util.Locale.ROOT), HOUR));
    try (LocalIssuer other = LocalIssuer.start()) {
      assertRefused(other.signed(good));
    }
    assertLetIn(issuer.signed(good));
  }

  @Test
  void aSignatureThatProvesNothingIsRefused() throws Exception {
    String good = issuer.token(Doors.USER, HOUR);
    String[] parts = good.split("\\.", -1);
    assertRefused("eyJhbGciOiJub25lIn0." + parts[1] + ".");
    assertRefused(parts[0] + "." + parts[1] + ".");
    assertRefused(good.substring(0, good.length() - 8) + "AAAAAAAA");
    JWTClaimsSet claims = SignedJWT.parse(good).getJWTClaimsSet();
    SignedJWT byPublicKey =
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("first").build(), claims);
    byPublicKey.sign(new MACSigner(issuer.publicKey()));
    assertRefused(byPublicKey.serialize());
    assertLetIn(good);
  }

  @Test
  void anAddressCountsOnceItIsVerified() throws Exception {
    takeNamesFrom("email");
    String claims = issuer.claims(LocalIssuer.AUDIENCE, "email", Doors.USER, HOUR);
    assertRefused(issuer.signed(claims));
    assertRefused(issuer.signed(claims.replace("'iat'", "'email_verified':false,'iat'")));
    assertLetIn(issuer.signed(claims.replace("'iat'", "'email_verified':true,'iat'")));
  }

  @Test
  void newKeysAreFoundAndFormerOnesRefused() {
    String former = issuer.token(Doors.USER, HOUR);
    assertLetIn(former);
    issuer.rotate("second");
    String next = issuer.token(Doors.USER, HOUR);
    // Keys are not read more often than every few seconds, whatever a token names.
    await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertLetIn(next));
    assertRefused(former);
    int reads = issuer.keyReads();
    for (int i = 0; i < 50; i++) {
      assertRefused(
          issuer.signed("{}").replaceFirst("^[^.]+", "eyJhbGciOiJSUzI1NiIsImtpZCI6IngifQ"));
    }
    assertThat(issuer.keyReads() - reads).as("strangers cannot make us ask").isLessThan(10);
  }

  @Test
  void whenTheProviderIsGoneTheAnswerIsToTryAgain() {
    issuer.fail(true);
    String token = issuer.token(Doors.USER, HOUR);
    assertRefused(token, FlightStatusCode.UNAVAILABLE, "[IDENTITY_PROVIDER_UNAVAILABLE]");
    assertThat(doors.token(Doors.USER, Doors.PASSWORD)).as("passwords do").isNotEmpty();
    issuer.fail(false);
    await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertLetIn(token));
    issuer.fail(true);
    assertLetIn(issuer.token(Doors.USER, HOUR));
  }
}
