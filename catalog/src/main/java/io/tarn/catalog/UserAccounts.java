// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import io.tarn.api.AccessControl;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** The users and their password hashes. Passwords themselves are never kept. */
final class UserAccounts {
  static final String ADMINISTRATOR = "admin";

  /** Who logs in with a token sends the last of these as the user's name. */
  private static final Set<String> RESERVED =
      Set.of(BuiltInCatalog.INTERNAL_USER, AccessControl.ADMINS, AccessControl.ALL_USERS, "token");

  /** About 60 ms on a small machine: slow for guessing, bearable at log-in. */
  private static final int COST = 10;

  private static final String NO_PASSWORD = "";
  private static final int MIN_PASSWORD = 8;
  private static final int MAX_PASSWORD = 1_024;

  /** bcrypt itself reads 72 bytes; longer passwords are hashed first, never cut. */
  private static final BCrypt.Hasher HASHER =
      BCrypt.with(LongPasswordStrategies.hashSha512(BCrypt.Version.VERSION_2A));

  private static final BCrypt.Verifyer VERIFYER =
      BCrypt.verifyer(
          BCrypt.Version.VERSION_2A, LongPasswordStrategies.hashSha512(BCrypt.Version.VERSION_2A));

  private final MetadataStore store;
  private final CatalogRevision revision;

  UserAccounts(MetadataStore store, CatalogRevision revision) {
    this.store = store;
    this.revision = revision;
  }

  /**
   * A user.
   *
   * @param name in the case it was created with
   * @param passwordHash bcrypt's text form; empty if no password lets this user in
   */
  record Account(String name, String passwordHash) {
    boolean hasPassword() {
      return !passwordHash.isEmpty();
    }

    boolean accepts(String password) {
      return VERIFYER.verify(utf8(password), utf8(passwordHash)).verified;
    }
  }

  Optional<Account> find(String user) {
    if (user.indexOf('\0') >= 0) {
      return Optional.empty(); // PostgreSQL does not even take it as a question
    }
    return store.read(
        handle ->
            handle
                .createQuery("select user_name, password_hash from users where name_key = :key")
                .bind("key", NameRules.key(user))
                .map(
                    (row, context) ->
                        new Account(row.getString("user_name"), row.getString("password_hash")))
                .findOne());
  }

  void create(String user, String password) {
    create(user, Optional.of(password));
  }

  /** Without a password the user comes in by other means only. */
  void create(String user, Optional<String> password) {
    NameRules.checkLawful("user", user);
    checkFree(user);
    String hash = password.map(UserAccounts::hash).orElse(NO_PASSWORD);
    revision.change(
        handle ->
            handle
                .createUpdate(
                    "insert into users"
                        + " (user_name, name_key, password_hash, created_at, password_changed_at)"
                        + " values (:name, :key, :hash, :now, :now)")
                .bind("name", user)
                .bind("key", NameRules.key(user))
                .bind("hash", hash)
                .bind("now", NameTables.now())
                .execute());
  }

  /** Refuses names that mean something to Tarn itself. */
  static void checkFree(String name) {
    if (RESERVED.contains(NameRules.key(name))) {
      throw CatalogErrors.invalidName("user or group", "Tarn uses it itself");
    }
  }

  void setPassword(String user, String password) {
    Account account = find(user).orElseThrow(() -> CatalogErrors.noSuchUser(user));
    String hash = hash(password);
    revision.change(
        handle ->
            handle
                .createUpdate(
                    "update users set password_hash = :hash, password_changed_at = :now"
                        + " where name_key = :key")
                .bind("key", NameRules.key(account.name()))
                .bind("hash", hash)
                .bind("now", NameTables.now())
                .execute());
  }

  static void checkLawful(String password) {
    if (password.length() < MIN_PASSWORD) {
      throw CatalogErrors.invalidPassword("it is shorter than " + MIN_PASSWORD + " characters");
    }
    if (password.length() > MAX_PASSWORD) {
      throw CatalogErrors.invalidPassword("it is longer than " + MAX_PASSWORD + " characters");
    }
  }

  private static String hash(String password) {
    checkLawful(password);
    return new String(HASHER.hash(COST, utf8(password)), StandardCharsets.UTF_8);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
