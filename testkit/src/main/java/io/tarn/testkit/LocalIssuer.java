// SPDX-License-Identifier: Apache-2.0
package io.tarn.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An OpenID provider on a free port of the loopback address: publishes its configuration and keys,
 * and signs tokens with the JDK's own RSA, so that what reads them is held against code it does not
 * share.
 */
public final class LocalIssuer implements AutoCloseable {
  /** Whom its tokens are for unless a test says otherwise. */
  public static final String AUDIENCE = "tarn-tests";

  private final HttpServer server;
  private final AtomicInteger keyReads = new AtomicInteger();
  private volatile KeyPair key;
  private volatile String keyId = "first";
  private volatile boolean failing;

  private LocalIssuer(HttpServer server, KeyPair key) {
    this.server = server;
    this.key = key;
    server.createContext(
        "/.well-known/openid-configuration",
        exchange ->
            answer(exchange, "{'issuer':'" + issuer() + "','jwks_uri':'" + issuer() + "/keys'}"));
    server.createContext(
        "/keys",
        exchange -> {
          keyReads.incrementAndGet();
          answer(exchange, keys());
        });
  }

  public static LocalIssuer start() {
    try {
      InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      LocalIssuer issuer = new LocalIssuer(HttpServer.create(free, 0), newKey());
      issuer.server.start();
      return issuer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What {@code iss} of its tokens says, and the address of its configuration's parent. */
  public String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** A token for somebody, good for as many seconds. */
  public String token(String user, long seconds) {
    return signed(claims(AUDIENCE, "sub", user, seconds));
  }

  /**
   * What a token of its says.
   *
   * @param audience whom it is for
   * @param userClaim the claim that holds the user's name
   * @param seconds how long it is good for; negative if it is too old
   */
  public String claims(String audience, String userClaim, String user, long seconds) {
    long now = Instant.now().getEpochSecond();
    return String.join(
        ",",
        "{'iss':'" + issuer() + "'",
        "'aud':'" + audience + "'",
        "'" + userClaim + "':'" + user + "'",
        "'iat':" + now,
        "'exp':" + (now + seconds) + "}");
  }

  /** A token that says what a test likes; {@code '} stands for {@code "}. */
  public String signed(String claims) {
    String header = "{'alg':'RS256','typ':'JWT','kid':'" + keyId + "'}";
    String content = encoded(json(header)) + "." + encoded(json(claims));
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key.getPrivate());
      signature.update(content.getBytes(StandardCharsets.US_ASCII));
      return content + "." + encoded(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Signs with another key from now on, and publishes that one only. */
  public void rotate(String id) {
    key = newKey();
    keyId = id;
  }

  /** Answers everything with an error, or no longer. */
  public void fail(boolean fails) {
    failing = fails;
  }

  /** How often its keys were read. */
  public int keyReads() {
    return keyReads.get();
  }

  /** Its public key, as whoever knows it might misuse it. */
  public byte[] publicKey() {
    return key.getPublic().getEncoded();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private String keys() {
    RSAPublicKey rsa = (RSAPublicKey) key.getPublic();
    return "{'keys':[{'kty':'RSA','use':'sig','alg':'RS256','kid':'"
        + keyId
        + "','n':'"
        + encoded(unsigned(rsa.getModulus()))
        + "','e':'"
        + encoded(unsigned(rsa.getPublicExponent()))
        + "'}]}";
  }

  private void answer(HttpExchange exchange, String body) throws IOException {
    byte[] bytes = json(body);
    exchange.getResponseHeaders().add("content-type", "application/json");
    exchange.sendResponseHeaders(failing ? 500 : 200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static KeyPair newKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2_048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] unsigned(BigInteger number) {
    byte[] bytes = number.toByteArray();
    return bytes[0] == 0 ? java.util.Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
  }

  private static byte[] json(String text) {
    return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
