// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import io.tarn.api.Session;
import java.util.Map;
import org.apache.arrow.flight.CloseSessionResult;
import org.apache.arrow.flight.GetSessionOptionsResult;
import org.apache.arrow.flight.SessionOptionValue;
import org.apache.arrow.flight.SetSessionOptionsResult;

/** The calls about the caller's own session. */
final class SessionCalls {
  private final SessionDirectory directory;
  private final SessionActions actions;
  private final PreparedStatements prepared;

  SessionCalls(SessionDirectory directory, SessionActions actions, PreparedStatements prepared) {
    this.directory = directory;
    this.actions = actions;
    this.prepared = prepared;
  }

  GetSessionOptionsResult options(Session session) {
    return actions.get(session);
  }

  SetSessionOptionsResult set(Session session, Map<String, SessionOptionValue> options) {
    return actions.set(session, options);
  }

  CloseSessionResult close(DoorCall call) {
    prepared.removeAll(call.session());
    directory.close(call.tokenSessionId(), call.session());
    return new CloseSessionResult(CloseSessionResult.Status.CLOSED);
  }
}
