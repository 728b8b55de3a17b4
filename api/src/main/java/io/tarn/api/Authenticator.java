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
   * Whether a log-in still counts: its user is there, and the password or token it was made with
   * has not been changed or taken back since, and has not run out.
   */
  boolean isCurrent(Login login, Instant since);

  /**
   * How somebody came in.
   *
   * @param user the user's name
   * @param tokenId the personal access token; empty if it was the password
   */
  record Login(String user, Optional<String> tokenId) {
    public static Login byPassword(String user) {
      return new Login(user, Optional.empty());
    }
  }
}
