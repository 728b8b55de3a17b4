// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.arrow.flight.CallHeaders;
import org.apache.arrow.flight.CallInfo;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.FlightClientMiddleware;

/** Keeps the headers a client received last. */
final class ReceivedHeaders implements FlightClientMiddleware.Factory {
  private final Map<String, String> received = new ConcurrentHashMap<>();

  String get(String name) {
    String value = received.get(name);
    if (value == null) {
      throw new AssertionError("no header " + name + " in " + received.keySet());
    }
    return value;
  }

  @Override
  public FlightClientMiddleware onCallStarted(CallInfo info) {
    return new FlightClientMiddleware() {
      @Override
      public void onBeforeSendingHeaders(CallHeaders outgoing) {}

      @Override
      public void onHeadersReceived(CallHeaders incoming) {
        for (String name : incoming.keys()) {
          if (!name.endsWith("-bin")) {
            received.put(name, incoming.get(name));
          }
        }
      }

      @Override
      public void onCallCompleted(CallStatus status) {}
    };
  }
}
