// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.arrow.flight.CallOption;
import org.apache.arrow.flight.CloseSessionRequest;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.GetSessionOptionsRequest;
import org.apache.arrow.flight.NoOpSessionOptionValueVisitor;
import org.apache.arrow.flight.SessionOptionValue;
import org.apache.arrow.flight.SessionOptionValueFactory;
import org.apache.arrow.flight.SetSessionOptionsRequest;
import org.apache.arrow.flight.SetSessionOptionsResult;

/**
 * The options of a session, which the server keeps. For servers without sessions what was set last
 * is remembered here.
 */
final class SessionOptions {
  private final FlightWire wire;
  private final Map<String, String> remembered = new ConcurrentHashMap<>();

  SessionOptions(FlightWire wire) {
    this.wire = wire;
  }

  void set(Map<String, String> options) throws SQLException {
    if (options.isEmpty()) {
      return;
    }
    Map<String, SessionOptionValue> values = new HashMap<>();
    options.forEach(
        (name, value) -> values.put(name, SessionOptionValueFactory.makeSessionOptionValue(value)));
    SetSessionOptionsResult result;
    try {
      result = wire.client().setSessionOptions(new SetSessionOptionsRequest(values));
    } catch (RuntimeException e) {
      throw FlightErrors.translate(e);
    }
    if (result.hasErrors()) {
      String refused =
          result.getErrors().entrySet().stream()
              .map(e -> e.getKey() + " = '" + options.get(e.getKey()) + "': " + e.getValue().value)
              .sorted()
              .collect(Collectors.joining(", "));
      throw new SQLException(
          "[INVALID_SESSION_OPTION] The server refused session options: " + refused, "42K0Z");
    }
    remembered.putAll(options);
  }

  Optional<String> get(String name, CallOption... options) throws SQLException {
    try {
      SessionOptionValue value =
          wire.client()
              .getSessionOptions(new GetSessionOptionsRequest(), options)
              .getSessionOptions()
              .get(name);
      return value == null ? Optional.empty() : Optional.ofNullable(text(value));
    } catch (FlightRuntimeException e) {
      if (FlightErrors.unimplemented(e)) {
        return Optional.ofNullable(remembered.get(name));
      }
      throw FlightErrors.translate(e);
    }
  }

  /** Ends the session on the server; best effort, since it expires by itself. */
  void close(CallOption... options) {
    try {
      wire.client().closeSession(new CloseSessionRequest(), options);
    } catch (RuntimeException e) {
      FlightErrors.restoreInterrupt(e);
    }
  }

  private static String text(SessionOptionValue value) {
    return value.acceptVisitor(
        new NoOpSessionOptionValueVisitor<String>() {
          @Override
          public String visit(String text) {
            return text;
          }
        });
  }
}
