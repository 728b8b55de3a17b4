// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Settings of both doors.
 *
 * @param flight where Flight SQL listens ({@code flight.host}, {@code flight.port})
 * @param http where HTTP listens ({@code http.host}, {@code http.port})
 * @param tls certificate and key for both doors; plain text without
 * @param tokens how bearer tokens are made
 * @param identity whose tokens are believed beside our own
 * @param limits what one client may ask for
 * @param serverVersion version told to clients after they logged in
 */
public record GatewayConfig(
    Endpoint flight,
    Endpoint http,
    Optional<Tls> tls,
    Tokens tokens,
    Optional<IdentityProvider> identity,
    Limits limits,
    String serverVersion) {

  /** Loopback, the documented ports, no TLS. */
  public static GatewayConfig defaults(byte[] tokenKey, String serverVersion) {
    return new GatewayConfig(
        new Endpoint("127.0.0.1", 31337),
        new Endpoint("127.0.0.1", 8080),
        Optional.empty(),
        Tokens.defaults(tokenKey),
        Optional.empty(),
        Limits.defaults(),
        serverVersion);
  }

  /**
   * An address to listen on.
   *
   * @param host host name or address
   * @param port port; 0 takes a free one
   */
  public record Endpoint(String host, int port) {
    public Endpoint {
      if (port < 0 || port > 65_535) {
        throw new IllegalArgumentException("a port lies between 0 and 65535, not " + port);
      }
    }
  }

  /**
   * Files in PEM form.
   *
   * @param certificate certificate chain ({@code tls.certificate})
   * @param key its private key, unencrypted PKCS#8 ({@code tls.key})
   * @param clientCa certificates one of which must have signed a client's ({@code tls.client-ca});
   *     without, clients need none
   */
  public record Tls(Path certificate, Path key, Optional<Path> clientCa) {}

  /**
   * How bearer tokens are made.
   *
   * @param key secret that signs them, at least 32 bytes; tokens outlive a restart if it does
   * @param lifetime age at which a token is refused; a token in use is renewed at half of it
   * @param idle a token not used for so long is refused
   */
  @SuppressWarnings("ArrayRecordComponent") // compared and copied by nobody
  public record Tokens(byte[] key, Duration lifetime, Duration idle) {
    public Tokens {
      key = key.clone();
    }

    /** Twelve hours, one hour idle. */
    public static Tokens defaults(byte[] key) {
      return new Tokens(key, Duration.ofHours(12), Duration.ofHours(1));
    }

    @Override
    public byte[] key() {
      return key.clone();
    }

    @Override
    public String toString() {
      return "Tokens[key=***, lifetime=" + lifetime + ", idle=" + idle + "]";
    }
  }

  /**
   * An OpenID provider.
   *
   * @param issuer what its tokens call it, to the letter ({@code auth.oidc.issuer})
   * @param audience whom its tokens must be for ({@code auth.oidc.audience})
   * @param userClaim the claim that holds the user's name ({@code auth.oidc.user-claim})
   * @param keys where its public keys are ({@code auth.oidc.jwks-uri}); without, the provider's
   *     configuration tells, <a
   *     href="https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderConfig">OpenID
   *     Connect Discovery 1.0, section 4</a>
   */
  public record IdentityProvider(
      String issuer, String audience, String userClaim, Optional<URI> keys) {}

  /**
   * What one client may ask for.
   *
   * @param preparedStatements open prepared statements of a session; the longest unused makes room
   * @param statementBytes length of a statement's text
   * @param messageBytes size of one message a client sends, such as a batch of an ingest
   * @param parameterRows rows of parameters of one batch
   * @param streams results that are streamed at the same time
   * @param waitingCalls calls that wait for a statement at the same time
   * @param firstRowsWait how long the start of a query waits for its first rows, so that what fails
   *     at once fails there
   * @param stopGrace how long a stop waits for what is running
   */
  public record Limits(
      int preparedStatements,
      int statementBytes,
      int messageBytes,
      int parameterRows,
      int streams,
      int waitingCalls,
      Duration firstRowsWait,
      Duration stopGrace) {

    public static Limits defaults() {
      return new Limits(
          1_000,
          16 << 20,
          64 << 20,
          100_000,
          128,
          192,
          Duration.ofSeconds(5),
          Duration.ofSeconds(10));
    }
  }
}
