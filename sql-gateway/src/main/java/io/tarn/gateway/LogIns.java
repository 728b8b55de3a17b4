// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import org.jspecify.annotations.Nullable;

/** Says who sends a request, for doors that keep no session of their own. */
final class LogIns {
  private final Credentials credentials;
  private final SessionDirectory sessions;

  LogIns(Credentials credentials, SessionDirectory sessions) {
    this.credentials = credentials;
    this.sessions = sessions;
  }

  Credentials credentials() {
    return credentials;
  }

  /**
   * The user an {@code Authorization} header proves.
   *
   * @throws io.tarn.api.WarehouseException AUTHENTICATION_FAILED if it proves none, also if it is a
   *     token whose session was closed or idle for too long
   */
  String user(@Nullable String header) {
    Credentials.Proof proof = credentials.check(header);
    if (proof instanceof Credentials.Proof.Token token) {
      var unused = sessions.of(token.claims());
    }
    return proof.user();
  }
}
