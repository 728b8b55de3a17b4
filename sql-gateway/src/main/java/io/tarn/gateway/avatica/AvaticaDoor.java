// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway.avatica;

import io.tarn.gateway.GatewayConfig;
import io.tarn.gateway.GatewayMetrics;
import io.tarn.gateway.GatewayServices;
import io.tarn.gateway.HttpCall;
import io.tarn.gateway.HttpPaths;
import io.tarn.gateway.HttpReply;
import io.tarn.gateway.HttpRoutes;
import org.jspecify.annotations.Nullable;

/**
 * Avatica's remote JDBC protocol at {@code /avatica}, in protobuf and JSON, over the same sessions,
 * statements and rights as the other doors.
 */
public final class AvaticaDoor implements HttpRoutes {
  private static final String PATH = "/avatica";

  private final GatewayConfig config;
  private final GatewayServices services;
  private final Messages messages = new Messages();
  private final StatementRuns runs;
  private final ServerFacts facts;
  private @Nullable ClientConnections connections;

  /**
   * @param services what it opens onto
   * @param metrics counts its connections
   */
  public AvaticaDoor(GatewayConfig config, GatewayServices services, GatewayMetrics metrics) {
    this.config = config;
    this.services = services;
    this.runs = new StatementRuns(services.queries(), config.limits());
    this.facts = new ServerFacts(config.serverVersion());
    metrics.gauge("tarn_avatica_connections", "Open connections of Avatica clients", this::count);
  }

  @Override
  public void addTo(HttpPaths paths) {
    connections =
        new ClientConnections(
            services, paths::logIn, config.limits().preparedStatements(), config.tokens().idle());
    for (String path : new String[] {PATH, PATH + "/"}) {
      paths.postProtocol(
          path, this::answer, failure -> messages.refusal(failure, calls(Caller.NOBODY)));
    }
  }

  private HttpReply answer(HttpCall call) {
    return messages.answer(call.body(), calls(new Caller(call.user(), call.left())));
  }

  private AvaticaCalls calls(Caller caller) {
    return new AvaticaCalls(caller, open(), services, runs, facts);
  }

  private ClientConnections open() {
    if (connections == null) {
      throw new IllegalStateException("the door was not added to the HTTP port");
    }
    return connections;
  }

  private long count() {
    return connections == null ? 0 : connections.count();
  }

  @Override
  public void close() {
    if (connections != null) {
      connections.close();
    }
  }
}
