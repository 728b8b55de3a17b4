// SPDX-License-Identifier: Apache-2.0
package io.tarn.server;

import io.tarn.api.ErrorCode;
import io.tarn.api.WarehouseException;
import io.tarn.gateway.GatewayConfig;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Turns the keys below {@code auth.oidc} into the identity provider the doors believe. */
final class IdentityConfigs {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final Configuration values;

  IdentityConfigs(Configuration values) {
    this.values = values;
  }

  /**
   * The provider, if one is set.
   *
   * @throws WarehouseException INVALID_CONFIGURATION if something it needs is missing, or its keys
   *     would travel unprotected
   */
  Optional<GatewayConfig.IdentityProvider> provider() {
    String issuer = values.text(ConfigKey.OIDC_ISSUER);
    String audience = values.text(ConfigKey.OIDC_AUDIENCE);
    String keys = values.text(ConfigKey.OIDC_JWKS_URI);
    if (issuer.isEmpty()) {
      if (!audience.isEmpty() || !keys.isEmpty()) {
        throw invalid(
            "auth.oidc.audience and auth.oidc.jwks-uri mean nothing without auth.oidc.issuer; set it too");
      }
      return Optional.empty();
    }
    if (audience.isEmpty()) {
      throw invalid(
          "auth.oidc.issuer needs auth.oidc.audience: without it, a token that the provider made"
              + " for any other program would let its user in here");
    }
    if (values.text(ConfigKey.OIDC_USER_CLAIM).isEmpty()) {
      throw invalid("auth.oidc.user-claim is empty; name the claim that holds the user's name");
    }
    URI unused = address(ConfigKey.OIDC_ISSUER);
    return Optional.of(
        new GatewayConfig.IdentityProvider(
            issuer,
            audience,
            values.text(ConfigKey.OIDC_USER_CLAIM),
            keys.isEmpty() ? Optional.empty() : Optional.of(address(ConfigKey.OIDC_JWKS_URI))));
  }

  /** Keys that came in clear could be anyone's. */
  private URI address(ConfigKey key) {
    try {
      URI uri = new URI(values.text(key));
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      String host = String.valueOf(uri.getHost());
      if (scheme.equals("https") || (scheme.equals("http") && LOOPBACK.contains(host))) {
        return uri;
      }
    } catch (URISyntaxException e) {
      throw invalid("'" + values.text(key) + "' of " + key.key() + " is no address");
    }
    throw invalid(
        key.key()
            + " = "
            + values.text(key)
            + " is not an https: address (http: only on loopback)");
  }

  private static WarehouseException invalid(String message) {
    return WarehouseException.of(ErrorCode.INVALID_CONFIGURATION, message);
  }
}
