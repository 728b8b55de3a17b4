// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway.rest;

import io.tarn.api.QueryId;
import io.tarn.api.Session;
import io.tarn.api.SessionOption;
import io.tarn.gateway.GatewayServices;
import io.tarn.gateway.HttpCall;
import io.tarn.gateway.HttpPaths;
import io.tarn.gateway.HttpReply;
import io.tarn.gateway.HttpRoutes;
import io.tarn.gateway.SessionOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.arrow.memory.BufferAllocator;

/** The paths of the Statement Execution API, and those that its clients look for beside it. */
public final class StatementExecutionApi implements HttpRoutes {
  private static final String SQL = "/api/2.0/sql";

  private final GatewayServices services;
  private final SessionOptions options;
  private final RestSessions sessions;
  private final RestStatements statements;
  private final ChunkReader reader;
  private final LinkSeal seal = new LinkSeal(Clock.systemUTC());
  private final StatementJson json;
  private final WarehouseList warehouses;

  /**
   * @param directory keeps results; belongs to this object alone
   * @param maxBytes most bytes of all kept results together
   * @param allocator memory for reading kept results
   */
  public StatementExecutionApi(
      GatewayServices services, Path directory, long maxBytes, BufferAllocator allocator) {
    this.services = services;
    this.options = new SessionOptions(services::visibleTo);
    this.sessions = new RestSessions(services.sessions(), options);
    this.statements =
        new RestStatements(services.queries(), new ResultKeeper(directory, maxBytes), allocator);
    this.reader = new ChunkReader(allocator);
    this.json = new StatementJson(reader, seal);
    this.warehouses = new WarehouseList(services.engine());
  }

  @Override
  public void addTo(HttpPaths paths) {
    for (String statementsPath : new String[] {SQL + "/statements", SQL + "/statements/"}) {
      paths.postStatement(statementsPath, this::execute);
    }
    paths.get(SQL + "/statements/{id}", this::get);
    paths.get(SQL + "/statements/{id}/result/chunks/{chunk}", this::chunk);
    paths.post(SQL + "/statements/{id}/cancel", this::cancel);
    paths.open(SQL + "/statements/{id}/external/{chunk}", this::external);
    for (String sessionsPath : new String[] {SQL + "/sessions", SQL + "/sessions/"}) {
      paths.post(sessionsPath, this::openSession);
    }
    paths.delete(SQL + "/sessions/{id}", this::closeSession);
    paths.get(SQL + "/warehouses", call -> warehouses.all());
    paths.get(SQL + "/warehouses/{id}", warehouses::one);
    paths.post(SQL + "/warehouses/{id}/start", warehouses::start);
    byte[] description = description();
    paths.open(
        "/api/2.0/openapi.json", call -> new HttpReply(200, "application/json", description));
  }

  private HttpReply execute(HttpCall call) {
    ExecuteRequest request = ExecuteRequest.read(call.body());
    Session session =
        request
            .sessionId()
            .map(id -> sessions.find(id, call.user()))
            .orElseGet(() -> options.open(services.sessions(), call.user(), request.options()));
    RestStatement statement = submit(session, request);
    statement.await(request.waitTimeout());
    if (!statement.hasEnded()
        && request.onTimeout() == ExecuteRequest.OnTimeout.CANCEL
        && !request.waitTimeout().isZero()) {
      statement.cancel();
      statement.await(Duration.ofSeconds(5));
    }
    return HttpReply.json(json.statement(statement, call.base()));
  }

  /** A session of the statement's own ends with it. */
  private RestStatement submit(Session session, ExecuteRequest request) {
    boolean own = request.sessionId().isEmpty();
    try {
      RestStatement statement = statements.submit(session, request);
      if (own) {
        statement.whenEnded(() -> services.sessions().close(session.id()));
      }
      return statement;
    } catch (RuntimeException | Error e) {
      if (own) {
        services.sessions().close(session.id());
      }
      throw e;
    }
  }

  private HttpReply get(HttpCall call) {
    return HttpReply.json(json.statement(statement(call), call.base()));
  }

  private HttpReply chunk(HttpCall call) {
    return HttpReply.json(json.chunk(statement(call), index(call), call.base()));
  }

  private HttpReply cancel(HttpCall call) {
    statement(call).cancel();
    return HttpReply.json(Map.of());
  }

  /** What a link leads to: its seal is the proof. */
  private HttpReply external(HttpCall call) {
    QueryId id = id(call);
    int index = index(call);
    seal.check(id, index, expiry(call), call.queryParameter("seal").orElse(""));
    RestStatement statement =
        statements.find(id).orElseThrow(() -> RestErrors.gone(call.parameter("id")));
    ResultFormat format = statement.format();
    return new HttpReply(
        200, format.contentType(), reader.read(statement.kept().chunk(index), format));
  }

  private HttpReply openSession(HttpCall call) {
    var body = ExecuteRequest.tree(call.body());
    Map<String, String> wanted = new LinkedHashMap<>();
    for (SessionOption option : SessionOption.values()) {
      String field = option == SessionOption.WAREHOUSE ? "warehouse_id" : option.key();
      ExecuteRequest.text(body, field).ifPresent(value -> wanted.put(option.key(), value));
    }
    body.path("session_confs")
        .properties()
        .forEach(entry -> wanted.put(known(entry.getKey()), entry.getValue().asText()));
    Session session = sessions.open(call.user(), wanted);
    return HttpReply.json(Map.of("session_id", session.id()));
  }

  private static String known(String option) {
    return Arrays.stream(SessionOption.values())
        .map(SessionOption::key)
        .filter(option::equals)
        .findFirst()
        .orElseThrow(() -> RestErrors.unknownOption(option));
  }

  private HttpReply closeSession(HttpCall call) {
    sessions.close(call.parameter("id"), call.user());
    return HttpReply.json(Map.of());
  }

  private RestStatement statement(HttpCall call) {
    return statements
        .find(id(call), call.user())
        .orElseThrow(() -> RestErrors.gone(call.parameter("id")));
  }

  private static QueryId id(HttpCall call) {
    try {
      return new QueryId(call.parameter("id"));
    } catch (IllegalArgumentException e) {
      throw RestErrors.gone(call.parameter("id"));
    }
  }

  private static int index(HttpCall call) {
    try {
      return Integer.parseInt(call.parameter("chunk"));
    } catch (NumberFormatException e) {
      throw RestErrors.invalid("chunk_index must be a whole number");
    }
  }

  private static Instant expiry(HttpCall call) {
    try {
      return Instant.ofEpochSecond(Long.parseLong(call.queryParameter("expires").orElse("")));
    } catch (NumberFormatException | DateTimeException e) {
      throw RestErrors.linkRefused();
    }
  }

  private static byte[] description() {
    try (InputStream file =
        Objects.requireNonNull(
            StatementExecutionApi.class.getResourceAsStream("openapi.json"), "openapi.json")) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    statements.close();
  }
}
