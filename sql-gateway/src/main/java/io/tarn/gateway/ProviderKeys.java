// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetRetrievalException;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.URLBasedJWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An OpenID provider's public keys. Where they are is asked of the provider each time they are
 * read, unless it is configured.
 */
final class ProviderKeys implements JWKSetSource<SecurityContext> {
  private static final int CONNECT_MILLIS = 2_000;
  private static final int READ_MILLIS = 5_000;
  private static final int MAX_BYTES = 1 << 20;
  private static final String CONFIGURATION = "/.well-known/openid-configuration";

  private final GatewayConfig.IdentityProvider provider;
  private final DefaultResourceRetriever retriever =
      new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, MAX_BYTES);

  ProviderKeys(GatewayConfig.IdentityProvider provider) {
    this.provider = provider;
  }

  @Override
  public JWKSet getJWKSet(
      JWKSetCacheRefreshEvaluator evaluator, long now, @Nullable SecurityContext context)
      throws KeySourceException {
    return new URLBasedJWKSetSource<SecurityContext>(address(), retriever)
        .getJWKSet(evaluator, now, context);
  }

  private URL address() throws KeySourceException {
    try {
      return provider.keys().isPresent() ? provider.keys().get().toURL() : discovered();
    } catch (IOException | ParseException | IllegalArgumentException e) {
      throw new JWKSetRetrievalException(
          "The configuration of " + provider.issuer() + " cannot be used: " + e.getMessage(), e);
    }
  }

  private URL discovered() throws IOException, ParseException {
    String base = provider.issuer().replaceFirst("/+$", "");
    URL configuration = URI.create(base + CONFIGURATION).toURL();
    Map<String, Object> found =
        JSONObjectUtils.parse(retriever.retrieveResource(configuration).getContent());
    String issuer = JSONObjectUtils.getString(found, "issuer");
    if (!provider.issuer().equals(issuer)) {
      throw new ParseException("it is of another issuer, " + issuer, 0);
    }
    return protectedAsIts(JSONObjectUtils.getString(found, "jwks_uri"), configuration);
  }

  /** A provider reached over TLS must not send us to keys that come in clear. */
  private static URL protectedAsIts(@Nullable String address, URL configuration)
      throws MalformedURLException {
    URL keys = URI.create(String.valueOf(address)).toURL();
    if (!keys.getProtocol().equals("https")
        && !keys.getProtocol().equals(configuration.getProtocol())) {
      throw new MalformedURLException("its jwks_uri is not an https: address");
    }
    return keys;
  }

  @Override
  public void close() {
    // Holds nothing open: each read has a connection of its own.
  }
}
