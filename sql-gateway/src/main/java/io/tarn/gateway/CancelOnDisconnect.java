// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import io.grpc.Context;
import io.tarn.api.Query;
import java.util.function.Supplier;

/**
 * Cancels a statement when the client that waits for it goes away. gRPC cancels the call's context
 * on a thread of its own, so this works while the call's thread is blocked.
 */
final class CancelOnDisconnect {
  private CancelOnDisconnect() {}

  /**
   * Waits for a statement.
   *
   * @param wait blocks until the statement has come as far as the caller needs it
   */
  static <T> T during(Query query, Supplier<T> wait) {
    Context call = Context.current();
    Context.CancellationListener listener = context -> query.cancel();
    call.addListener(listener, Runnable::run);
    try {
      T result = wait.get();
      if (call.isCancelled()) {
        query.cancel();
        throw GatewayErrors.cancelledByClient();
      }
      return result;
    } finally {
      call.removeListener(listener);
    }
  }
}
