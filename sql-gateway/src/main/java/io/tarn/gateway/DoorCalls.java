// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import io.tarn.api.Authenticator;
import io.tarn.api.Session;
import io.tarn.api.SessionOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.flight.CallHeaders;
import org.apache.arrow.flight.CallInfo;
import org.apache.arrow.flight.FlightMethod;
import org.apache.arrow.flight.FlightServerMiddleware;
import org.apache.arrow.flight.RequestContext;

/**
 * Lets a call in, with the session it belongs to, or turns it away before anything else sees it.
 */
final class DoorCalls implements FlightServerMiddleware.Factory<DoorCall> {
  private final Credentials credentials;
  private final BearerTokens tokens;
  private final SessionDirectory sessions;
  private final GatewayMetrics metrics;

  DoorCalls(
      Credentials credentials,
      BearerTokens tokens,
      SessionDirectory sessions,
      GatewayMetrics metrics) {
    this.credentials = credentials;
    this.tokens = tokens;
    this.sessions = sessions;
    this.metrics = metrics;
  }

  @Override
  public DoorCall onCallStarted(CallInfo info, CallHeaders headers, RequestContext context) {
    try {
      Credentials.Proof proof = credentials.check(headers.get(DoorCall.AUTHORIZATION));
      return proof instanceof Credentials.Proof.Token token
          ? byToken(info.method(), token.claims())
          : bySecret(info.method(), ((Credentials.Proof.Secret) proof).login(), options(headers));
    } catch (RuntimeException e) {
      metrics.callRefused();
      throw FlightErrors.toFlight(e);
    }
  }

  private DoorCall byToken(FlightMethod method, BearerTokens.Claims claims) {
    Session session = sessions.of(claims);
    Optional<String> fresh =
        tokens.isHalfSpent(claims)
            ? Optional.of(tokens.issue(claims.login(), claims.sessionId(), claims.options()))
            : Optional.empty();
    return new DoorCall(method, session, claims.sessionId(), fresh, metrics);
  }

  private DoorCall bySecret(
      FlightMethod method, Authenticator.Login login, Map<String, String> options) {
    Session session =
        method == FlightMethod.HANDSHAKE
            ? sessions.open(login.user(), options)
            : sessions.ofSecret(login.user(), options);
    String token = tokens.issue(login, session.id(), options);
    return new DoorCall(method, session, session.id(), Optional.of(token), metrics);
  }

  private static Map<String, String> options(CallHeaders headers) {
    Map<String, String> options = new HashMap<>();
    for (SessionOption option : SessionOption.values()) {
      String value = headers.get(option.key());
      if (value != null && !value.isBlank()) {
        options.put(option.key(), value);
      }
    }
    return options;
  }
}
