// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import io.tarn.api.QueryId;
import io.tarn.api.Session;
import java.util.Optional;
import org.apache.arrow.flight.CallHeaders;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.FlightMethod;
import org.apache.arrow.flight.FlightProducer.CallContext;
import org.apache.arrow.flight.FlightServerMiddleware;
import org.jspecify.annotations.Nullable;

/** One call that came in: whose it is, and what goes into its response headers. */
final class DoorCall implements FlightServerMiddleware {
  static final Key<DoorCall> KEY = Key.of("tarn-call");
  static final String AUTHORIZATION = "authorization";

  private final FlightMethod method;
  private final Session session;

  /** The id in the caller's token; it survives a restart that replaces the session. */
  private final String tokenSessionId;

  private final Optional<String> freshToken;
  private final GatewayMetrics metrics;
  private final long startedNanos = System.nanoTime();
  private volatile @Nullable QueryId query;

  DoorCall(
      FlightMethod method,
      Session session,
      String tokenSessionId,
      Optional<String> freshToken,
      GatewayMetrics metrics) {
    this.method = method;
    this.session = session;
    this.tokenSessionId = tokenSessionId;
    this.freshToken = freshToken;
    this.metrics = metrics;
  }

  /** The call a producer method serves. */
  static DoorCall of(CallContext context) {
    DoorCall call = context.getMiddleware(KEY);
    if (call == null) {
      throw GatewayErrors.credentialsMissing();
    }
    return call;
  }

  Session session() {
    return session;
  }

  String tokenSessionId() {
    return tokenSessionId;
  }

  /** Lets the client learn which statement its call became, also where no message tells it. */
  void runs(QueryId id) {
    query = id;
  }

  @Override
  public void onBeforeSendingHeaders(CallHeaders headers) {
    freshToken.ifPresent(token -> headers.insert(AUTHORIZATION, "Bearer " + token));
    QueryId id = query;
    if (id != null && !headers.containsKey(FlightErrors.QUERY_KEY)) {
      headers.insert(FlightErrors.QUERY_KEY, id.value());
    }
  }

  @Override
  public void onCallCompleted(CallStatus status) {
    metrics.callEnded(method, status.code(), System.nanoTime() - startedNanos);
  }

  @Override
  public void onCallErrored(Throwable error) {
    // The producer has named, logged and sent it already.
  }
}
