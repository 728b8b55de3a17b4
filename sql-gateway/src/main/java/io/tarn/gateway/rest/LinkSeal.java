// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway.rest;

import io.tarn.api.QueryId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Seals links to chunks, which open without a log-in and only for a while. */
final class LinkSeal {
  private static final String ALGORITHM = "HmacSHA256";
  private static final Duration LIFETIME = Duration.ofMinutes(15);

  private final SecretKeySpec key;
  private final Clock clock;

  /** With a key nobody else has, gone with the process. */
  LinkSeal(Clock clock) {
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    this.key = new SecretKeySpec(secret, ALGORITHM);
    this.clock = clock;
  }

  /** When a link made now ends, to the second. */
  Instant expiry() {
    return Instant.ofEpochSecond(clock.instant().plus(LIFETIME).getEpochSecond());
  }

  String seal(QueryId id, int chunk, Instant expiry) {
    String text = id + "/" + chunk + "/" + expiry.getEpochSecond();
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  /**
   * Checks a link.
   *
   * @throws io.tarn.api.WarehouseException PERMISSION_DENIED if it was not made here or has ended
   */
  void check(QueryId id, int chunk, Instant expiry, String seal) {
    byte[] right = seal(id, chunk, expiry).getBytes(StandardCharsets.US_ASCII);
    boolean sealed = MessageDigest.isEqual(right, seal.getBytes(StandardCharsets.UTF_8));
    if (!sealed || !clock.instant().isBefore(expiry)) {
      throw RestErrors.linkRefused();
    }
  }
}
