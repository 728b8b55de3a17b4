// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyServerBuilder;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.tarn.api.WarehouseException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import org.apache.arrow.flight.FlightServer;
import org.apache.arrow.flight.Location;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Flight SQL door: lets users in, runs their statements, answers metadata calls. It owns its
 * server, threads and memory and nothing it was given.
 */
public final class FlightSqlDoor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FlightSqlDoor.class);
  private static final int MAX_HEADER_BYTES = 64 << 10;
  private static final int CALLS_PER_CONNECTION = 256;

  /** Prepared statements of the greatest length that a session keeps; more of shorter ones. */
  private static final int LONG_TEXTS = 4;

  /** A silent connection is asked so often whether its client is there still. */
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(30);

  /** A client that does not say so within this time has gone. */
  private static final Duration KEEP_ALIVE_ANSWER = Duration.ofSeconds(20);

  private static final Duration FIRST_MESSAGE = Duration.ofSeconds(30);

  private final GatewayConfig config;
  private final BufferAllocator allocator;
  private final DoorThreads threads;
  private final StatementTracker tracker;
  private final ResultStreams streams;
  private final DoorCalls calls;
  private final LogIns logIns;
  private final GuardedProducer producer;
  private @Nullable TlsFiles tlsFiles;
  private @Nullable FlightServer server;
  private volatile boolean open;

  public FlightSqlDoor(
      GatewayConfig config,
      GatewayServices services,
      BufferAllocator allocator,
      GatewayMetrics metrics) {
    this.config = config;
    Clock clock = Clock.systemUTC();
    BearerTokens tokens = new BearerTokens(config.tokens(), clock);
    this.allocator = allocator.newChildAllocator("flight", 0, Long.MAX_VALUE);
    this.threads = new DoorThreads(config.limits());
    this.tracker = new StatementTracker(metrics);
    this.streams = new ResultStreams(threads.streams(), this.allocator, config.limits().streams());
    SessionOptions options = new SessionOptions(services::visibleTo);
    SessionDirectory sessions =
        new SessionDirectory(services.sessions(), options, config.tokens(), clock);
    this.logIns = new LogIns(credentials(services, tokens), sessions);
    this.calls = new DoorCalls(logIns.credentials(), tokens, sessions, metrics);
    this.producer =
        new GuardedProducer(
            producer(services, sessions, options),
            new FirstMessage(threads.timer(), FIRST_MESSAGE));
    metrics.gauge("tarn_tokens", "Log-ins in use", sessions::count);
    metrics.gauge("tarn_result_streams", "Results being sent", streams::count);
  }

  private Credentials credentials(GatewayServices services, BearerTokens tokens) {
    return new Credentials(
        services.authenticator(), tokens, config.identity().map(IdentityTokens::of));
  }

  private DoorProducer producer(
      GatewayServices services, SessionDirectory sessions, SessionOptions options) {
    GatewayConfig.Limits limits = config.limits();
    MetadataRows rows = new MetadataRows(allocator);
    PreparedStatements prepared =
        new PreparedStatements(
            limits.preparedStatements(),
            (long) LONG_TEXTS * limits.statementBytes(),
            config.tokens().idle());
    StatementCalls statements =
        new StatementCalls(services.queries(), new Tickets(config.tokens().key()), tracker, limits);
    return new DoorProducer(
        new MetadataProducer.Answers(
            new MetadataCalls(services::visibleTo, rows),
            new KeyCalls(services::visibleTo, rows),
            new SqlInfoTable(config),
            rows,
            allocator),
        statements,
        new PreparedCalls(statements, prepared),
        new PutCalls(
            statements,
            prepared,
            services.queries(),
            new IngestTargets(services::visibleTo),
            allocator,
            limits.parameterRows()),
        new SessionCalls(sessions, new SessionActions(options), prepared),
        streams);
  }

  /** Who may come in, for doors beside this one. */
  LogIns logIns() {
    return logIns;
  }

  /**
   * Opens the door.
   *
   * @throws WarehouseException INVALID_CONFIGURATION if the port or a TLS file cannot be used
   */
  public void start() {
    GatewayConfig.Endpoint endpoint = config.flight();
    FlightServer starting = build(endpoint);
    try {
      server = starting.start();
    } catch (IOException | RuntimeException e) {
      throw GatewayErrors.cannotListen("flight", endpoint, e);
    }
    open = true;
    LOG.info(
        "Flight SQL listens on {}:{}{}",
        endpoint.host(),
        port(),
        config.tls().isPresent() ? " with TLS" : "");
  }

  private FlightServer build(GatewayConfig.Endpoint endpoint) {
    boolean secure = config.tls().isPresent();
    Location location =
        secure
            ? Location.forGrpcTls(endpoint.host(), endpoint.port())
            : Location.forGrpcInsecure(endpoint.host(), endpoint.port());
    Consumer<NettyServerBuilder> connections =
        builder -> {
          builder
              .maxConcurrentCallsPerConnection(CALLS_PER_CONNECTION)
              .keepAliveTime(KEEP_ALIVE.toSeconds(), TimeUnit.SECONDS)
              .keepAliveTimeout(KEEP_ALIVE_ANSWER.toSeconds(), TimeUnit.SECONDS)
              .permitKeepAliveTime(10, TimeUnit.SECONDS)
              .permitKeepAliveWithoutCalls(true);
          config.tls().ifPresent(tls -> builder.sslContext(sslContext(tls)));
        };
    FlightServer.Builder builder =
        FlightServer.builder(allocator, location, producer)
            .executor(threads.calls())
            .middleware(DoorCall.KEY, calls)
            .maxInboundMessageSize(config.limits().messageBytes())
            .setMaxHeaderListSize(MAX_HEADER_BYTES)
            .transportHint("grpc.builderConsumer", connections);
    try {
      config.tls().ifPresent(TlsFiles::check);
      config.tls().ifPresent(tls -> useTls(builder, tls));
      return builder.build();
    } catch (WarehouseException e) {
      throw e;
    } catch (RuntimeException e) {
      throw config
          .tls()
          .map(tls -> GatewayErrors.unusableTls(tls.certificate(), "tls.certificate", e))
          .orElseGet(() -> GatewayErrors.cannotListen("flight", endpoint, e));
    }
  }

  /** Flight's own context never reads its files again: ours takes its place. */
  private SslContext sslContext(GatewayConfig.Tls tls) {
    TlsFiles opened = TlsFiles.watching(tls);
    tlsFiles = opened;
    SslContextBuilder context = SslContextBuilder.forServer(opened.keys());
    opened.askClients(context);
    try {
      return GrpcSslContexts.configure(context).build();
    } catch (SSLException e) {
      throw GatewayErrors.unusableTls(tls.certificate(), "tls.certificate", e);
    }
  }

  private static void useTls(FlightServer.Builder builder, GatewayConfig.Tls tls) {
    try {
      builder.useTls(tls.certificate().toFile(), tls.key().toFile());
    } catch (IOException e) {
      throw GatewayErrors.unusableTls(tls.certificate(), "tls.certificate", e);
    }
  }

  /** The port it listens on. */
  public int port() {
    if (server == null) {
      throw new IllegalStateException("the door was not started");
    }
    return server.getPort();
  }

  /** Whether it takes calls. */
  public boolean isOpen() {
    return open;
  }

  /** Takes no more calls, waits for those that run, cancels what does not end in time. */
  @Override
  public void close() {
    open = false;
    if (server != null) {
      stop(server, config.limits().stopGrace());
      server = null;
    }
    if (tlsFiles != null) {
      tlsFiles.close();
      tlsFiles = null;
    }
    threads.close();
    allocator.close();
  }

  private void stop(FlightServer running, Duration grace) {
    try {
      running.shutdown();
      if (!running.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("Cancelling what still runs {} after the stop began", grace);
        tracker.cancelAll();
        streams.cancelAll();
      }
      running.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
