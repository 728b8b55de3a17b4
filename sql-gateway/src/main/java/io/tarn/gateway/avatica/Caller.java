// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway.avatica;

import java.util.concurrent.CompletableFuture;

/**
 * Who sends a request.
 *
 * @param user proven by HTTP authentication; empty for a client that logs in, or logged in, when it
 *     opened its connection
 * @param left completes if the client leaves before it is answered
 */
record Caller(String user, CompletableFuture<?> left) {
  /** For answers that are not about anybody's connection. */
  static final Caller NOBODY = new Caller("", new CompletableFuture<>());

  boolean isStranger() {
    return user.isEmpty();
  }
}
