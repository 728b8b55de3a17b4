// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import io.tarn.api.EngineStatus;
import io.tarn.gateway.rest.StatementExecutionApi;
import io.tarn.testkit.OpenAccess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.arrow.flight.CallOption;
import org.apache.arrow.flight.FlightCallHeaders;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.HeaderCallOption;
import org.apache.arrow.flight.Location;
import org.apache.arrow.flight.auth2.BasicAuthCredentialWriter;
import org.apache.arrow.flight.auth2.BearerCredentialWriter;
import org.apache.arrow.flight.grpc.CredentialCallOption;
import org.apache.arrow.flight.sql.FlightSqlClient;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/**
 * Both doors on free ports before fakes; only Flight is open until a test opens the other, because
 * Armeria takes two seconds to stop. Closing fails if a buffer or a result's file was leaked.
 */
final class Doors implements AutoCloseable {
  static final String USER = "ada";
  static final String PASSWORD = "lovelace:1843";

  final RootAllocator serverMemory = new RootAllocator();
  final RootAllocator clientMemory = new RootAllocator();
  final BufferAllocator engineMemory = serverMemory.newChildAllocator("engine", 0, Long.MAX_VALUE);
  final FakeSessions sessions = new FakeSessions();
  final FakeQueries queries = new FakeQueries(engineMemory);
  final FakeCatalog catalog = new FakeCatalog();
  final OpenAccess access = new OpenAccess();
  final FakeAuthenticator authenticator = new FakeAuthenticator();
  volatile EngineStatus engine =
      new EngineStatus(EngineStatus.State.STARTING, "Spark is starting from /secret/place");
  final GatewayMetrics metrics = new GatewayMetrics(serverMemory);
  final GatewayConfig config;
  final GatewayServices services;
  final FlightSqlDoor flight;
  final Path results = temporary();
  final StatementExecutionApi statementApi;
  final HttpDoor http;

  Doors(GatewayConfig config) {
    this.config = config;
    this.services =
        new GatewayServices(queries, sessions, authenticator, catalog, access, () -> engine);
    this.flight = new FlightSqlDoor(config, services, serverMemory, metrics);
    this.statementApi = new StatementExecutionApi(services, results, 48 << 20, serverMemory);
    this.http = new HttpDoor(config, services, metrics, flight, List.of(statementApi));
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("tarn-doors");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Doors open() {
    return open(limits -> limits);
  }

  static Doors open(UnaryOperator<GatewayConfig.Limits> limits) {
    Doors doors = new Doors(config(limits.apply(limits()), Optional.empty()));
    doors.flight.start();
    return doors;
  }

  static GatewayConfig config(GatewayConfig.Limits limits, Optional<GatewayConfig.Tls> tls) {
    return new GatewayConfig(
        new GatewayConfig.Endpoint("127.0.0.1", 0),
        new GatewayConfig.Endpoint("127.0.0.1", 0),
        tls,
        GatewayConfig.Tokens.defaults(key()),
        Optional.empty(),
        limits,
        "0.1.0-TEST");
  }

  /** As short as tests want it. */
  static GatewayConfig.Limits limits() {
    return new GatewayConfig.Limits(
        50, 1 << 20, 4 << 20, 1_000, 8, 16, Duration.ofMillis(200), Duration.ofMillis(300));
  }

  static byte[] key() {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) 7);
    return key;
  }

  FlightClient channel() {
    return FlightClient.builder(clientMemory, Location.forGrpcInsecure("127.0.0.1", flight.port()))
        .build();
  }

  FlightSqlClient client() {
    return new FlightSqlClient(channel());
  }

  /** Logs in and gives the bearer token as an option for further calls. */
  CallOption login(String user, String password, CallOption... options) {
    return bearer(token(user, password, options));
  }

  static CallOption bearer(String token) {
    return new CredentialCallOption(new BearerCredentialWriter(token));
  }

  static CallOption basic(String user, String password) {
    return new CredentialCallOption(new BasicAuthCredentialWriter(user, password));
  }

  /** Logs in and gives the token the server returns. */
  @SuppressWarnings("try") // the channel may be interrupted while it closes
  String token(String user, String password, CallOption... options) {
    ReceivedHeaders received = new ReceivedHeaders();
    try (FlightClient channel =
        FlightClient.builder(clientMemory, Location.forGrpcInsecure("127.0.0.1", flight.port()))
            .intercept(received)
            .build()) {
      CallOption[] all = Arrays.copyOf(options, options.length + 1);
      all[options.length] = basic(user, password);
      channel.handshake(all);
      return received.get("authorization").substring("Bearer ".length());
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  static CallOption header(String name, String value) {
    FlightCallHeaders headers = new FlightCallHeaders();
    headers.insert(name, value);
    return new HeaderCallOption(headers);
  }

  CallOption login() {
    return login(USER, PASSWORD);
  }

  @Override
  public void close() {
    http.close();
    statementApi.close();
    flight.close();
    metrics.close();
    engineMemory.close();
    serverMemory.close();
    clientMemory.close();
    deleteResults();
  }

  /** Fails unless the statements' files are gone with the statements. */
  private void deleteResults() {
    try {
      Files.delete(results);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
