// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.ContentTooLargeException;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.QueryParams;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.ResponseHeadersBuilder;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.tarn.api.Authenticator;
import io.tarn.api.WarehouseException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The paths that {@link HttpRoutes} answer. The sender is checked before a body is read, and
 * answers are made on threads that may wait; a failure becomes a status and a body with its code.
 */
public final class HttpPaths {
  /** Beyond a statement's text: parameters and the JSON around them. */
  private static final int ENVELOPE_BYTES = 1 << 20;

  private static final int SMALL_BODY_BYTES = 64 << 10;

  /** Bodies that may be large and are in memory at the same time. */
  private static final int LARGE_BODIES = 8;

  /** Requests of a protocol that log in by their body, or know a connection, at the same time. */
  private static final int STRANGERS = 32;

  private static final Duration LONGEST_CALL = Duration.ofSeconds(90);

  private final ServerBuilder server;
  private final LogIns logIns;
  private final GatewayConfig config;
  private final Semaphore waiting;
  private final Semaphore strangers = new Semaphore(STRANGERS);
  private final Semaphore largeBodies = new Semaphore(LARGE_BODIES);

  HttpPaths(ServerBuilder server, LogIns logIns, GatewayConfig config) {
    this.server = server;
    this.logIns = logIns;
    this.config = config;
    this.waiting = new Semaphore(config.limits().waitingCalls());
  }

  /** Answers a request; may wait, and may throw {@link WarehouseException}. */
  @FunctionalInterface
  public interface Answer {
    HttpReply to(HttpCall call);
  }

  /** Says a failure in the words of a protocol. */
  @FunctionalInterface
  public interface Refusal {
    HttpReply reply(WarehouseException failure);
  }

  /** How a path is answered. */
  private record Route(Door door, Answer answer, Refusal refusal, Style style) {}

  private enum Style {
    /** Users only, answered soon. */
    CALL,
    /** Also strangers, in a small number; once the body was read it takes as long as it takes. */
    PROTOCOL
  }

  /** Says who sends a request, or that it does not matter. */
  private interface Door {
    String user(RequestHeaders headers);
  }

  /** Answers users' GET requests to a path such as {@code /statements/{id}}. */
  public void get(String path, Answer answer) {
    add(HttpMethod.GET, path, SMALL_BODY_BYTES, this::user, answer);
  }

  /** Answers users' POST requests with small bodies. */
  public void post(String path, Answer answer) {
    add(HttpMethod.POST, path, SMALL_BODY_BYTES, this::user, answer);
  }

  /** Answers users' POST requests that carry a statement. */
  public void postStatement(String path, Answer answer) {
    int most = config.limits().statementBytes() + ENVELOPE_BYTES;
    add(HttpMethod.POST, path, most, this::user, answer);
  }

  public void delete(String path, Answer answer) {
    add(HttpMethod.DELETE, path, SMALL_BODY_BYTES, this::user, answer);
  }

  /** Answers anyone's GET requests: the path must not tell what is not everyone's. */
  public void open(String path, Answer answer) {
    add(HttpMethod.GET, path, SMALL_BODY_BYTES, headers -> "", answer);
  }

  /**
   * Answers POST requests of a protocol that has messages of its own for failures and for logging
   * in. A request without {@code Authorization} comes with an empty user: such bodies are small and
   * few at a time. What a request starts may take as long as it needs.
   *
   * @param refusal says a failure in the protocol's words, also before the body was read
   */
  public void postProtocol(String path, Answer answer, Refusal refusal) {
    int most = config.limits().statementBytes() + ENVELOPE_BYTES;
    add(
        HttpMethod.POST,
        path,
        most,
        new Route(this::userOrStranger, answer, refusal, Style.PROTOCOL));
  }

  /**
   * Checks a password that came in a body, just as one in a header.
   *
   * @throws WarehouseException AUTHENTICATION_FAILED
   */
  public Authenticator.Login logIn(String user, String password) {
    return logIns.credentials().password(user, password).login();
  }

  private void add(HttpMethod method, String path, int mostBytes, Door door, Answer answer) {
    add(method, path, mostBytes, new Route(door, answer, HttpErrors::reply, Style.CALL));
  }

  private void add(HttpMethod method, String path, int mostBytes, Route route) {
    server
        .route()
        .path(path)
        .methods(method)
        .maxRequestLength(mostBytes)
        .requestTimeout(LONGEST_CALL)
        .errorHandler(
            new OversizeRefusal(route.refusal().reply(GatewayErrors.requestTooLarge(mostBytes))))
        .build((context, request) -> HttpResponse.of(answered(context, request, route)));
  }

  /** Nobody's body is read before it is known whose it is and that there is room for it. */
  private CompletableFuture<HttpResponse> answered(
      ServiceRequestContext context, HttpRequest request, Route route) {
    Executor threads = context.blockingTaskExecutor();
    CompletableFuture<HttpResponse> response =
        CompletableFuture.supplyAsync(() -> route.door().user(request.headers()), threads)
            .thenCompose(user -> admitted(context, request, user, route));
    return response.exceptionally(
        failure -> {
          request.abort();
          Throwable cause =
              failure instanceof CompletionException && failure.getCause() != null
                  ? failure.getCause()
                  : failure;
          WarehouseException told =
              cause instanceof ContentTooLargeException
                  ? GatewayErrors.requestTooLarge(context.maxRequestLength())
                  : FlightErrors.warehouseException(cause);
          return response(route.refusal().reply(told));
        });
  }

  private CompletableFuture<HttpResponse> admitted(
      ServiceRequestContext context, HttpRequest request, String user, Route route) {
    long length = request.headers().contentLength();
    boolean stranger = user.isEmpty() && route.style() == Style.PROTOCOL;
    if (stranger && (length < 0 || length > ENVELOPE_BYTES)) {
      throw GatewayErrors.strangersRequestTooLarge(ENVELOPE_BYTES);
    }
    Semaphore calls = stranger ? strangers : waiting;
    Semaphore body = length < 0 ? largeBodies : bodies(request);
    if (!calls.tryAcquire()) {
      throw GatewayErrors.tooMany("calls waiting", config.limits().waitingCalls());
    }
    if (!stranger && !body.tryAcquire()) {
      calls.release();
      throw GatewayErrors.tooMany("large requests", LARGE_BODIES);
    }
    return request
        .aggregate()
        .whenComplete(
            (whole, failure) -> {
              if (!stranger) {
                body.release();
              }
            })
        .thenApplyAsync(
            whole -> response(answer(context, whole, user, route)), context.blockingTaskExecutor())
        .whenComplete((reply, failure) -> calls.release());
  }

  private HttpReply answer(
      ServiceRequestContext context, AggregatedHttpRequest request, String user, Route route) {
    if (route.style() == Style.PROTOCOL) {
      context.clearRequestTimeout();
    }
    CompletableFuture<Void> left = new CompletableFuture<>();
    AtomicBoolean answered = new AtomicBoolean();
    var unused =
        context
            .whenRequestCancelled()
            .thenRun(
                () -> {
                  if (!answered.get()) {
                    left.complete(null);
                  }
                });
    try {
      return route.answer().to(call(context, request, user, left));
    } finally {
      answered.set(true);
    }
  }

  /** Small bodies share nothing but the calls' own limit. */
  private Semaphore bodies(HttpRequest request) {
    return request.headers().contentLength() > SMALL_BODY_BYTES ? largeBodies : new Semaphore(1);
  }

  /**
   * Browsers send a user's password along with what a foreign page asks them to send: such requests
   * are refused whoever they are from.
   */
  private String user(RequestHeaders headers) {
    refuseForeignPages(headers);
    return logIns.user(headers.get(HttpHeaderNames.AUTHORIZATION));
  }

  private static void refuseForeignPages(RequestHeaders headers) {
    String origin = headers.get(HttpHeaderNames.ORIGIN);
    boolean foreign =
        (origin != null && !origin.replaceFirst("^https?://", "").equals(headers.authority()))
            || "cross-site".equals(headers.get("sec-fetch-site"));
    if (foreign) {
      throw GatewayErrors.foreignPage();
    }
  }

  private String userOrStranger(RequestHeaders headers) {
    if (headers.contains(HttpHeaderNames.AUTHORIZATION)) {
      return user(headers);
    }
    refuseForeignPages(headers);
    return "";
  }

  private HttpCall call(
      ServiceRequestContext context,
      AggregatedHttpRequest request,
      String user,
      CompletableFuture<?> left) {
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
        request.content().array(),
        left);
  }

  /** As a response; a challenge only where asked for: browsers then keep a password for pages. */
  static HttpResponse response(HttpReply reply) {
    ResponseHeadersBuilder headers =
        ResponseHeaders.builder(HttpStatus.valueOf(reply.status()))
            .contentType(MediaType.parse(reply.contentType()));
    reply.challenge().ifPresent(text -> headers.set(HttpHeaderNames.WWW_AUTHENTICATE, text));
    return HttpResponse.of(headers.build(), HttpData.wrap(reply.body()));
  }
}
