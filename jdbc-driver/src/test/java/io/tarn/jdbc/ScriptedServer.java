// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc;

import java.io.File;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.FlightServer;
import org.apache.arrow.flight.Location;
import org.apache.arrow.flight.auth2.BasicCallHeaderAuthenticator;
import org.apache.arrow.flight.auth2.CallHeaderAuthenticator.AuthResult;
import org.apache.arrow.flight.auth2.GeneratedBearerTokenAuthenticator;
import org.apache.arrow.memory.RootAllocator;

/** A real Flight server on a free port, with logins, that does what each test's SQL says. */
final class ScriptedServer implements AutoCloseable {
  static final String USER = "ada";
  static final String PASSWORD = "s3cret, with: colon";

  private final RootAllocator allocator = new RootAllocator();
  private final ScriptedProducer producer = new ScriptedProducer(allocator);
  private final FlightServer server;

  ScriptedServer() throws IOException {
    server = start(FlightServer.builder().location(Location.forGrpcInsecure("127.0.0.1", 0)));
  }

  /** A server with TLS. */
  ScriptedServer(File certificate, File key) throws IOException {
    server =
        start(
            FlightServer.builder()
                .location(Location.forGrpcTls("127.0.0.1", 0))
                .useTls(certificate, key));
  }

  /** A server with TLS that wants a certificate of its clients. */
  ScriptedServer(File certificate, File key, File clientAuthority) throws IOException {
    server =
        start(
            FlightServer.builder()
                .location(Location.forGrpcTls("127.0.0.1", 0))
                .useTls(certificate, key)
                .useMTlsClientVerification(clientAuthority));
  }

  private FlightServer start(FlightServer.Builder builder) throws IOException {
    return builder
        .allocator(allocator)
        .producer(producer)
        .headerAuthenticator(
            new GeneratedBearerTokenAuthenticator(
                new BasicCallHeaderAuthenticator(ScriptedServer::authenticate)))
        .build()
        .start();
  }

  private static AuthResult authenticate(String user, String password) {
    if (user.equals(USER) && password.equals(PASSWORD)) {
      return () -> user;
    }
    throw CallStatus.UNAUTHENTICATED
        .withDescription("[AUTHENTICATION_FAILED] Wrong user or password")
        .toRuntimeException();
  }

  ScriptedProducer producer() {
    return producer;
  }

  int port() {
    return server.getPort();
  }

  String url() {
    return "jdbc:tarn://127.0.0.1:" + server.getPort();
  }

  Connection connect() throws SQLException {
    return connect(url());
  }

  Connection connect(String url) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", USER);
    properties.setProperty("password", PASSWORD);
    return DriverManager.getConnection(url, properties);
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    // Fails if the server still holds a batch: a client that left a stream open.
    allocator.close();
  }
}
