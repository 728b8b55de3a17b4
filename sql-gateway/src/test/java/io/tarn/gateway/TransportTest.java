// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.api.ErrorCode;
import io.tarn.api.WarehouseException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.Location;
import org.apache.arrow.flight.grpc.CredentialCallOption;
import org.apache.arrow.flight.sql.FlightSqlClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Ports, hosts, TLS. */
@SuppressWarnings("try") // Flight channels may be interrupted while they close
@Timeout(60)
class TransportTest {
  @TempDir private Path directory;

  private static GatewayConfig config(
      GatewayConfig.Endpoint endpoint, Optional<GatewayConfig.Tls> tls) {
    GatewayConfig plain = Doors.config(Doors.limits(), tls);
    return new GatewayConfig(
        endpoint,
        endpoint,
        tls,
        plain.tokens(),
        Optional.empty(),
        plain.limits(),
        plain.serverVersion());
  }

  private static void assertRefused(GatewayConfig config, Consumer<Doors> start, String... parts) {
    try (Doors doors = new Doors(config)) {
      assertThatThrownBy(() -> start.accept(doors))
          .isInstanceOfSatisfying(
              WarehouseException.class,
              e -> {
                assertThat(e.code()).isEqualTo(ErrorCode.INVALID_CONFIGURATION);
                assertThat(e.getMessage()).contains(parts).doesNotContain("\n");
              });
    }
  }

  @Test
  void aTakenPortIsNamedWithItsKey() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      GatewayConfig config =
          config(new GatewayConfig.Endpoint("127.0.0.1", taken.getLocalPort()), Optional.empty());
      String port = String.valueOf(taken.getLocalPort());
      assertRefused(config, doors -> doors.flight.start(), port, "flight.port", "in use");
      assertRefused(config, doors -> doors.http.start(), port, "http.port", "in use");
    }
  }

  @Test
  void anUnknownHostIsNamedWithItsKey() {
    GatewayConfig config =
        config(new GatewayConfig.Endpoint("no.such.host.invalid", 0), Optional.empty());
    assertRefused(config, doors -> doors.flight.start(), "flight.host");
    assertRefused(config, doors -> doors.http.start(), "http.host");
  }

  @Test
  void missingAndBrokenTlsFilesAreNamedWithTheirKeys() throws Exception {
    Path broken = Files.writeString(directory.resolve("broken.pem"), "nothing");
    GatewayConfig.Endpoint endpoint = new GatewayConfig.Endpoint("127.0.0.1", 0);
    GatewayConfig missing =
        config(
            endpoint,
            Optional.of(
                new GatewayConfig.Tls(broken, directory.resolve("missing.pem"), Optional.empty())));
    assertRefused(missing, doors -> doors.flight.start(), "missing.pem", "tls.key");
    assertRefused(missing, doors -> doors.http.start(), "missing.pem", "tls.key");
    GatewayConfig unreadable =
        config(endpoint, Optional.of(new GatewayConfig.Tls(broken, broken, Optional.empty())));
    assertRefused(unreadable, doors -> doors.flight.start(), "tls.certificate");
    assertRefused(unreadable, doors -> doors.http.start(), "tls.certificate");
  }

  @Test
  void aWeakTokenKeyIsRefused() {
    assertThatThrownBy(
            () ->
                new BearerTokens(
                    GatewayConfig.Tokens.defaults(new byte[16]), java.time.Clock.systemUTC()))
        .hasMessageContaining("16 bytes and needs at least 32");
  }

  @Test
  void configurationNeverShowsTheKey() {
    assertThat(Doors.config(Doors.limits(), Optional.empty()).toString())
        .contains("key=***")
        .doesNotContain("[7, 7");
  }

  @Test
  void bothDoorsSpeakTls() throws Exception {
    Certificates.Files files = Certificates.selfSigned(directory);
    GatewayConfig config =
        config(
            new GatewayConfig.Endpoint("127.0.0.1", 0),
            Optional.of(new GatewayConfig.Tls(files.certificate(), files.key(), Optional.empty())));
    try (Doors doors = new Doors(config)) {
      doors.flight.start();
      doors.http.start();
      checkFlight(doors, files);
      HttpResponse<String> health = get(doors, files.context(), "/healthz");
      assertThat(health.statusCode()).isEqualTo(200);
      assertThat(health.headers().firstValue("strict-transport-security")).isPresent();
      assertThatThrownBy(() -> get(doors, SSLContext.getDefault(), "/healthz"))
          .isInstanceOf(IOException.class);
    }
  }

  private static void checkFlight(Doors doors, Certificates.Files files) throws Exception {
    Location location = Location.forGrpcTls("localhost", doors.flight.port());
    try (FlightClient channel =
            FlightClient.builder(doors.clientMemory, location)
                .useTls()
                .trustedCertificates(Files.newInputStream(files.certificate()))
                .build();
        FlightSqlClient client = new FlightSqlClient(channel)) {
      CredentialCallOption token =
          channel.authenticateBasicToken(Doors.USER, Doors.PASSWORD).orElseThrow();
      assertThat(client.execute("numbers 1 1", token).getEndpoints()).hasSize(1);
    }
    try (FlightClient plain = doors.channel()) {
      assertThatThrownBy(() -> plain.authenticateBasicToken(Doors.USER, Doors.PASSWORD))
          .isInstanceOf(FlightRuntimeException.class);
    }
  }

  private static HttpResponse<String> get(Doors doors, SSLContext context, String path)
      throws Exception {
    HttpClient client = HttpClient.newBuilder().sslContext(context).build();
    return client.send(
        HttpRequest.newBuilder(URI.create("https://localhost:" + doors.http.port() + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
