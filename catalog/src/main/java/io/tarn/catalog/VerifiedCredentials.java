// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.tarn.api.WarehouseException;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Remembers for a minute which passwords were right, so that a client that connects often does not
 * pay for bcrypt each time. Holds keyed hashes only, with a key that dies with the process; the
 * stored hash is part of them, so a changed password makes them worthless.
 */
final class VerifiedCredentials {
  private static final String ALGORITHM = "HmacSHA256";
  private static final Duration REMEMBERED = Duration.ofMinutes(1);
  private static final int MAX_USERS = 10_000;

  private final SecretKeySpec key;
  private final Cache<String, byte[]> digests;

  VerifiedCredentials(Ticker ticker) {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    key = new SecretKeySpec(random, ALGORITHM);
    digests =
        Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(MAX_USERS)
            .ticker(ticker)
            .build();
  }

  boolean contains(UserAccounts.Account account, String password) {
    byte[] known = digests.getIfPresent(account.name());
    return known != null && MessageDigest.isEqual(known, digest(account, password));
  }

  void add(UserAccounts.Account account, String password) {
    digests.put(account.name(), digest(account, password));
  }

  private byte[] digest(UserAccounts.Account account, String password) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(account.passwordHash().getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return mac.doFinal(password.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw WarehouseException.internal("This Java runtime lacks " + ALGORITHM, e);
    }
  }
}
