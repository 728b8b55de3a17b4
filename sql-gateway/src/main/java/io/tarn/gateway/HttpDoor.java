// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.ResponseHeadersBuilder;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.tarn.api.WarehouseException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP door: {@code /healthz} and {@code /readyz} for whoever asks, {@code /metrics} and the
 * {@link HttpRoutes} for users. Tells strangers nothing but that it is there.
 */
public final class HttpDoor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpDoor.class);
  private static final int MOST_CONNECTIONS = 2_000;
  private static final Duration QUIET = Duration.ofMillis(100);

  private final GatewayConfig config;
  private final GatewayServices services;
  private final GatewayMetrics metrics;
  private final FlightSqlDoor flight;
  private final List<HttpRoutes> routes;
  private @Nullable TlsFiles tlsFiles;
  private @Nullable Server server;

  /**
   * @param flight the other door: readiness means both take calls, and log-ins are good for both
   * @param routes what it offers beside health; closed by whoever opened them
   */
  public HttpDoor(
      GatewayConfig config,
      GatewayServices services,
      GatewayMetrics metrics,
      FlightSqlDoor flight,
      List<HttpRoutes> routes) {
    this.config = config;
    this.services = services;
    this.metrics = metrics;
    this.flight = flight;
    this.routes = List.copyOf(routes);
  }

  /**
   * Opens the door.
   *
   * @throws WarehouseException INVALID_CONFIGURATION if the port or a TLS file cannot be used
   */
  public void start() {
    GatewayConfig.Endpoint endpoint = config.http();
    Server starting = build(endpoint);
    try {
      starting.start().join();
    } catch (CompletionException e) {
      starting.close();
      throw GatewayErrors.cannotListen("http", endpoint, e);
    }
    server = starting;
    LOG.info("HTTP listens on {}:{}", endpoint.host(), port());
  }

  private Server build(GatewayConfig.Endpoint endpoint) {
    InetSocketAddress address = new InetSocketAddress(endpoint.host(), endpoint.port());
    if (address.isUnresolved()) {
      throw GatewayErrors.cannotListen(
          "http", endpoint, new IllegalArgumentException("host is not known"));
    }
    ServerBuilder builder =
        Server.builder()
            .disableServerHeader()
            .verboseResponses(false)
            .maxRequestLength(1 << 20)
            .maxNumConnections(MOST_CONNECTIONS)
            .requestTimeout(Duration.ofSeconds(30))
            .gracefulShutdownTimeout(QUIET, config.limits().stopGrace())
            .service("/healthz", (context, request) -> json(HttpStatus.OK, Map.of("status", "ok")))
            .service("/readyz", blocking(headers -> readiness()))
            .service("/metrics", blocking(this::metrics))
            .decorator(this::withSecurityHeaders);
    HttpPaths paths = new HttpPaths(builder, flight.logIns(), config);
    routes.forEach(route -> route.addTo(paths));
    config
        .tls()
        .ifPresentOrElse(tls -> secure(builder.https(address), tls), () -> builder.http(address));
    return builder.build();
  }

  private void secure(ServerBuilder builder, GatewayConfig.Tls tls) {
    TlsFiles opened = TlsFiles.watching(tls);
    tlsFiles = opened;
    builder.tls(opened.keys()).tlsCustomizer(opened::askClients);
  }

  /** The port it listens on. */
  public int port() {
    if (server == null) {
      throw new IllegalStateException("the door was not started");
    }
    return server.activeLocalPort();
  }

  @Override
  public void close() {
    if (server != null) {
      server.stop().join();
      server = null;
    }
    if (tlsFiles != null) {
      tlsFiles.close();
      tlsFiles = null;
    }
  }

  private HttpResponse readiness() {
    Map<String, Object> checks = new LinkedHashMap<>();
    boolean doors = flight.isOpen();
    boolean catalog = doors && catalogAnswers();
    checks.put("status", doors && catalog ? "ready" : "unavailable");
    checks.put("flight", doors ? "open" : "closed");
    checks.put("catalog", catalog ? "ready" : "unavailable");
    // Only a detail: metadata, DDL and the other lane work while Spark starts.
    checks.put("spark", services.engine().get().state().name().toLowerCase(Locale.ROOT));
    return json(doors && catalog ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE, checks);
  }

  private boolean catalogAnswers() {
    try {
      services.catalog().catalogs();
      return true;
    } catch (RuntimeException e) {
      LOG.warn("Not ready: the catalog does not answer", e);
      return false;
    }
  }

  private HttpResponse metrics(RequestHeaders headers) {
    var unused = flight.logIns().user(headers.get(HttpHeaderNames.AUTHORIZATION));
    return HttpResponse.of(
        HttpStatus.OK, MediaType.parse("text/plain; version=0.0.4; charset=utf-8"), metrics.text());
  }

  /** An answer that may take a while, off the threads that serve connections. */
  private interface Answer {
    HttpResponse to(RequestHeaders headers);
  }

  private static HttpService blocking(Answer answer) {
    return (context, request) -> {
      Supplier<HttpResponse> work = () -> answered(answer, request.headers());
      return HttpResponse.of(CompletableFuture.supplyAsync(work, context.blockingTaskExecutor()));
    };
  }

  private static HttpResponse answered(Answer answer, RequestHeaders headers) {
    try {
      return answer.to(headers);
    } catch (RuntimeException e) {
      return challenged(HttpErrors.reply(FlightErrors.warehouseException(e)));
    }
  }

  /** Lets a person who looks with a browser log in. */
  private static HttpResponse challenged(HttpReply reply) {
    boolean stranger = reply.status() == HttpStatus.UNAUTHORIZED.code();
    return HttpPaths.response(stranger ? reply.challenging() : reply);
  }

  private static HttpResponse json(HttpStatus status, Map<String, ?> content) {
    String text = new String(StatementNotes.json(content), StandardCharsets.UTF_8);
    return HttpResponse.of(status, MediaType.JSON_UTF_8, text);
  }

  private HttpResponse withSecurityHeaders(
      HttpService delegate, ServiceRequestContext context, HttpRequest request) throws Exception {
    return delegate.serve(context, request).mapHeaders(this::secured);
  }

  private ResponseHeaders secured(ResponseHeaders headers) {
    ResponseHeadersBuilder builder =
        headers.toBuilder()
            .set(HttpHeaderNames.X_CONTENT_TYPE_OPTIONS, "nosniff")
            .set(HttpHeaderNames.X_FRAME_OPTIONS, "DENY")
            .set(HttpHeaderNames.CONTENT_SECURITY_POLICY, "default-src 'none'")
            .set(HttpHeaderNames.REFERRER_POLICY, "no-referrer")
            .set(HttpHeaderNames.CACHE_CONTROL, "no-store");
    if (config.tls().isPresent()) {
      builder.set(HttpHeaderNames.STRICT_TRANSPORT_SECURITY, "max-age=31536000");
    }
    return builder.build();
  }
}
