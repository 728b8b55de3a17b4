// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

import java.util.Optional;

/** Knows who may come in. */
public interface Authenticator {
  /**
   * Checks a password in time that does not depend on whether the user exists.
   *
   * @return the user's name in the case it was created with, or empty
   */
  Optional<String> authenticate(String user, String password);
}
