// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.AccessDirectory.Token;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The database's rows for personal access tokens. A token is random enough that a plain hash of it
 * gives nothing away; the token itself is never kept.
 */
final class TokenTables {
  /** What every token starts with, so that people and scanners know one when they see it. */
  static final String PREFIX = "tarn_";

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int SECRET_BYTES = 32;

  private TokenTables() {}

  static String newSecret() {
    byte[] random = new byte[SECRET_BYTES];
    RANDOM.nextBytes(random);
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  static String newId() {
    byte[] random = new byte[8];
    RANDOM.nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  static String hash(String secret) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** All tokens by the hashes of their secrets, newest first. */
  static Map<String, Token> load(Handle handle) {
    Map<String, Token> tokens = new LinkedHashMap<>();
    handle
        .createQuery(
            "select t.secret_hash, t.token_id, u.user_name, t.comment, t.created_at, t.expires_at"
                + " from access_tokens t join users u on u.name_key = t.user_key"
                + " order by t.created_at desc")
        .map(
            (row, context) ->
                tokens.put(
                    row.getString(1),
                    new Token(
                        row.getString(2),
                        row.getString(3),
                        Optional.ofNullable(row.getString(4)),
                        row.getObject(5, OffsetDateTime.class).toInstant(),
                        row.getObject(6, OffsetDateTime.class).toInstant())))
        .list();
    return tokens;
  }

  static void insert(Handle handle, Token token, String secret) {
    handle
        .createUpdate(
            "insert into access_tokens"
                + " (token_id, user_key, secret_hash, comment, created_at, expires_at)"
                + " values (:id, :user, :hash, :comment, :created, :expires)")
        .bind("id", token.id())
        .bind("user", NameRules.key(token.user()))
        .bind("hash", hash(secret))
        .bind("comment", token.comment().orElse(null))
        .bind("created", token.createdAt().atOffset(ZoneOffset.UTC))
        .bind("expires", token.expiresAt().atOffset(ZoneOffset.UTC))
        .execute();
  }

  static void delete(Handle handle, String id) {
    handle.execute("delete from access_tokens where token_id = ?", id);
  }
}
