// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.flight.CallOption;
import org.apache.arrow.flight.CallOptions;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.GetSessionOptionsRequest;

/**
 * Finds a server that answers and proves to it who we are. A connection never exists without that:
 * wrong passwords show at once, not at the first query.
 */
final class FlightConnector {
  /** Error texts travel in headers; gRPC's 8 KiB would hide long ones behind a protocol error. */
  private static final int HEADER_BYTES = 64 * 1024;

  private static final int FLOW_CONTROL_WINDOW = 8 * 1024 * 1024;

  private final ConnectionSettings settings;

  FlightConnector(ConnectionSettings settings) {
    this.settings = settings;
  }

  /** Tries the hosts in their order; a refusal of the credentials ends the search. */
  FlightWire connect() throws SQLException {
    SQLException failure = null;
    for (HostAndPort host : settings.hosts()) {
      try {
        return connect(host);
      } catch (SQLException e) {
        if (!unreachable(e)) {
          throw e;
        }
        SQLException problem =
            new SQLException("Cannot connect to " + host + ": " + reason(e, host), "08001", e);
        if (failure == null) {
          failure = problem;
        } else {
          failure.setNextException(problem);
        }
      }
    }
    throw failure == null ? new SQLException("The URL names no host", "08001") : failure;
  }

  /** Whether the next host may do better: a server that answered speaks for all. */
  private static boolean unreachable(SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    return state.startsWith("08") || state.equals("HYT00");
  }

  private FlightWire connect(HostAndPort host) throws SQLException {
    SessionHeaders headers = new SessionHeaders();
    FlightWire wire = new FlightWire(channel(host, headers), headers);
    try {
      login(wire);
      return wire;
    } catch (RuntimeException e) {
      wire.close();
      throw FlightErrors.translate(e);
    }
  }

  private ManagedChannel channel(HostAndPort host, SessionHeaders headers) throws SQLException {
    return NettyChannelBuilder.forTarget(
            "dns:///" + host, ServerTrust.credentials(settings.tls(host), settings))
        .intercept(headers)
        .maxInboundMessageSize(Integer.MAX_VALUE)
        .maxInboundMetadataSize(HEADER_BYTES)
        .flowControlWindow(FLOW_CONTROL_WINDOW)
        .userAgent("tarn-jdbc/" + DriverVersion.text())
        .build();
  }

  private void login(FlightWire wire) {
    CallOption patience =
        CallOptions.timeout(Math.max(1, settings.connectTimeout().toSeconds()), TimeUnit.SECONDS);
    wire.headers().useLoginOptions(settings.sessionOptions());
    settings.value(ConnectionProperty.TOKEN).ifPresent(wire.headers()::useToken);
    if (settings.value(ConnectionProperty.TOKEN).isEmpty()) {
      settings
          .value(ConnectionProperty.USER)
          .ifPresent(
              user ->
                  wire.headers()
                      .useBasic(user, settings.value(ConnectionProperty.PASSWORD).orElse("")));
      exchangePassword(wire, patience);
    }
    ping(wire, patience);
  }

  /** The handshake trades a password for a token; servers without one take the password itself. */
  private void exchangePassword(FlightWire wire, CallOption patience) {
    if (settings.value(ConnectionProperty.USER).isEmpty()) {
      return;
    }
    try {
      wire.client().handshake(patience);
    } catch (FlightRuntimeException e) {
      if (!FlightErrors.unimplemented(e)) {
        throw e;
      }
    }
  }

  /** Asks the server for something cheap that needs a valid login. */
  static void ping(FlightWire wire, CallOption patience) {
    try {
      wire.client().getSessionOptions(new GetSessionOptionsRequest(), patience);
    } catch (FlightRuntimeException e) {
      // A server without sessions has still answered.
      if (!FlightErrors.unimplemented(e)) {
        throw e;
      }
    }
  }

  private String hint(HostAndPort host) {
    return settings.value(ConnectionProperty.TLS).isPresent()
        ? ""
        : settings.tls(host) == TlsMode.DISABLE
            ? ". Is a server running there?"
            : ". Is a server with TLS running there? Add tls=disable if it has none";
  }

  private String reason(SQLException failure, HostAndPort host) {
    String message = String.valueOf(failure.getMessage());
    if (FlightErrors.isFromWebServer(failure)) {
      return message;
    }
    Throwable root = failure;
    for (Throwable t = failure; t != null; t = t.getCause()) {
      root = t;
    }
    return (root == failure ? message : message + ", " + root.getMessage()) + hint(host);
  }
}
