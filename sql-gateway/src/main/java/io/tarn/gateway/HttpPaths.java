// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.QueryParams;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.ResponseHeadersBuilder;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.tarn.api.WarehouseException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/**
 * The paths that {@link HttpRoutes} answer. Each request is read whole, its sender checked, and
 * answered on a thread that may wait; a failure becomes a status and a body with its code.
 */
public final class HttpPaths {
  /** Beyond a statement's text: parameters and the JSON around them. */
  private static final int ENVELOPE_BYTES = 1 << 20;

  private static final Duration LONGEST_CALL = Duration.ofSeconds(90);

  private final ServerBuilder server;
  private final Credentials credentials;
  private final GatewayConfig config;
  private final Semaphore waiting;

  HttpPaths(ServerBuilder server, Credentials credentials, GatewayConfig config) {
    this.server = server;
    this.credentials = credentials;
    this.config = config;
    this.waiting = new Semaphore(config.limits().waitingCalls());
  }

  /** Answers a request; may wait, and may throw {@link WarehouseException}. */
  @FunctionalInterface
  public interface Answer {
    HttpReply to(HttpCall call);
  }

  /** Answers users' GET requests to a path such as {@code /statements/{id}}. */
  public void get(String path, Answer answer) {
    add(HttpMethod.GET, path, true, answer);
  }

  public void post(String path, Answer answer) {
    add(HttpMethod.POST, path, true, answer);
  }

  public void delete(String path, Answer answer) {
    add(HttpMethod.DELETE, path, true, answer);
  }

  /** Answers anyone's GET requests: the path must not tell what is not everyone's. */
  public void open(String path, Answer answer) {
    add(HttpMethod.GET, path, false, answer);
  }

  private void add(HttpMethod method, String path, boolean forUsers, Answer answer) {
    server
        .route()
        .path(path)
        .methods(method)
        .maxRequestLength((long) config.limits().statementBytes() + ENVELOPE_BYTES)
        .requestTimeout(LONGEST_CALL)
        .build(
            (context, request) ->
                HttpResponse.of(
                    request
                        .aggregate()
                        .thenCompose(
                            whole ->
                                CompletableFuture.supplyAsync(
                                    () -> guarded(context, whole, forUsers, answer),
                                    context.blockingTaskExecutor()))));
  }

  private HttpResponse guarded(
      ServiceRequestContext context,
      AggregatedHttpRequest request,
      boolean forUsers,
      Answer answer) {
    if (!waiting.tryAcquire()) {
      return response(
          HttpErrors.reply(GatewayErrors.tooMany("calls waiting", config.limits().waitingCalls())));
    }
    try {
      String user =
          forUsers
              ? credentials.check(request.headers().get(HttpHeaderNames.AUTHORIZATION)).user()
              : "";
      return response(answer.to(call(context, request, user)));
    } catch (RuntimeException e) {
      return response(HttpErrors.reply(FlightErrors.warehouseException(e)));
    } finally {
      waiting.release();
    }
  }

  private HttpCall call(ServiceRequestContext context, AggregatedHttpRequest request, String user) {
    String authority =
        Optional.ofNullable(request.authority())
            .orElseGet(() -> config.http().host() + ":" + config.http().port());
    Map<String, String> query = new LinkedHashMap<>();
    String text = context.query();
    if (text != null) {
      QueryParams.fromQueryString(text).forEach(query::put);
    }
    return new HttpCall(
        user,
        (config.tls().isPresent() ? "https://" : "http://") + authority,
        context.pathParams(),
        query,
        request.content().array());
  }

  static HttpResponse response(HttpReply reply) {
    ResponseHeadersBuilder headers =
        ResponseHeaders.builder(HttpStatus.valueOf(reply.status()))
            .contentType(MediaType.parse(reply.contentType()));
    if (reply.status() == HttpStatus.UNAUTHORIZED.code()) {
      headers.set(HttpHeaderNames.WWW_AUTHENTICATE, "Basic realm=\"Tarn\", charset=\"UTF-8\"");
    }
    return HttpResponse.of(headers.build(), HttpData.wrap(reply.body()));
  }
}
