// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

import java.time.Instant;
import java.util.Optional;

/** Knows who may come in. */
public interface Authenticator {
  /**
   * Checks a password in time that does not depend on whether the user exists.
   *
   * @return the user's name in the case it was created with, or empty
   */
  Optional<String> authenticate(String user, String password);

  /**
   * Checks a personal access token.
   *
   * @return whose it is, or empty if it is none, was dropped or is too old
   */
  Optional<Login> byToken(String secret);

  /**
   * Lets in whom an identity provider vouches for.
   *
   * @param user the name the provider's token gives; its case counts
   * @param until when that token runs out
   * @return the log-in; empty if there is no such user, or one who needs a password of ours
   */
  Optional<Login> byIdentity(String user, Instant until);

  /**
   * Whether a log-in still counts: its user is there, and the password or token it was made with
   * has not been changed or taken back since, and has not run out.
   */
  boolean isCurrent(Login login, Instant since);

  /**
   * How somebody came in.
   *
   * @param user the user's name
   * @param tokenId the personal access token, if it was one
   * @param until when the identity provider's token runs out, if it was one
   */
  record Login(String user, Optional<String> tokenId, Optional<Instant> until) {
    public static Login byPassword(String user) {
      return new Login(user, Optional.empty(), Optional.empty());
    }

    public static Login byToken(String user, String tokenId) {
      return new Login(user, Optional.of(tokenId), Optional.empty());
    }

    public static Login byIdentity(String user, Instant until) {
      return new Login(user, Optional.empty(), Optional.of(until));
    }
  }
}
