// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.Location;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Certificates that are renewed while the doors are open, and certificates of clients. */
@SuppressWarnings("try") // Flight channels may be interrupted while they close
@Timeout(60)
class TlsTest {
  @TempDir private Path directory;
  private Certificates.Files first;
  private Certificates.Files second;

  @BeforeEach
  void make() throws Exception {
    first = Certificates.selfSigned(Files.createDirectory(directory.resolve("first")));
    second = Certificates.selfSigned(Files.createDirectory(directory.resolve("second")));
  }

  private Doors open(Optional<Path> clientCa) {
    GatewayConfig.Tls tls = new GatewayConfig.Tls(first.certificate(), first.key(), clientCa);
    Doors doors = new Doors(Doors.config(Doors.limits(), Optional.of(tls)));
    doors.flight.start();
    doors.http.start();
    return doors;
  }

  private static FlightClient.Builder flight(Doors doors, InputStream trusted) {
    return FlightClient.builder(
            doors.clientMemory, Location.forGrpcTls("localhost", doors.flight.port()))
        .useTls()
        .trustedCertificates(trusted);
  }

  private static int health(Doors doors, SSLContext context)
      throws IOException, InterruptedException {
    URI uri = URI.create("https://localhost:" + doors.http.port() + "/healthz");
    return HttpClient.newBuilder()
        .sslContext(context)
        .build()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
        .statusCode();
  }

  private static boolean isTrusted(Doors doors, Certificates.Files certificate) {
    try {
      return health(doors, certificate.context()) == 200 && logsIn(doors, certificate);
    } catch (Exception e) {
      return false;
    }
  }

  private static boolean logsIn(Doors doors, Certificates.Files certificate) throws Exception {
    try (InputStream trusted = Files.newInputStream(certificate.certificate());
        FlightClient client = flight(doors, trusted).build()) {
      return client.authenticateBasicToken(Doors.USER, Doors.PASSWORD).isPresent();
    }
  }

  @Test
  void aRenewedCertificateIsShownToWhoeverConnectsFromThenOn() throws Exception {
    byte[] old = Files.readAllBytes(first.certificate());
    Certificates.Files before =
        new Certificates.Files(
            Files.write(directory.resolve("old.pem"), old), first.key(), first.context());
    try (Doors doors = open(Optional.empty());
        InputStream trusted = Files.newInputStream(before.certificate());
        FlightClient connected = flight(doors, trusted).build()) {
      assertThat(connected.authenticateBasicToken(Doors.USER, Doors.PASSWORD)).isPresent();
      assertThat(isTrusted(doors, before)).isTrue();
      assertThat(isTrusted(doors, second)).isFalse();
      replace(second.certificate(), first.certificate());
      await()
          .during(Duration.ofSeconds(3))
          .atMost(Duration.ofSeconds(10))
          .until(() -> isTrusted(doors, before));
      replace(second.key(), first.key());
      await().until(() -> isTrusted(doors, second));
      assertThat(isTrusted(doors, before)).isFalse();
      assertThat(connected.authenticateBasicToken(Doors.USER, Doors.PASSWORD)).isPresent();
    }
  }

  private static void replace(Path source, Path target) throws IOException {
    Path beside = Files.copy(source, target.resolveSibling("new.pem"));
    Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
  }

  @Test
  void aClientCertificateIsWantedBesideThePassword() throws Exception {
    try (Doors doors = open(Optional.of(second.certificate()))) {
      assertThat(health(doors, Certificates.showing(second, first))).isEqualTo(200);
      assertThatThrownBy(() -> health(doors, first.context())).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> health(doors, Certificates.showing(first, first)))
          .isInstanceOf(IOException.class);
      assertThatThrownBy(() -> logsIn(doors, first)).isInstanceOf(FlightRuntimeException.class);
      try (InputStream trusted = Files.newInputStream(first.certificate());
          InputStream certificate = Files.newInputStream(second.certificate());
          InputStream key = Files.newInputStream(second.key());
          FlightClient client =
              flight(doors, trusted).clientCertificate(certificate, key).build()) {
        assertThat(client.authenticateBasicToken(Doors.USER, Doors.PASSWORD)).isPresent();
        assertThatThrownBy(() -> client.authenticateBasicToken(Doors.USER, "wrong"))
            .hasMessageContaining("password is wrong");
      }
    }
  }

  private static boolean isLetIn(Doors doors, SSLContext context) throws InterruptedException {
    try {
      return health(doors, context) == 200;
    } catch (IOException refused) {
      return false;
    }
  }

  @Test
  void renewedAuthoritiesDecideAboutWhoeverConnectsFromThenOn() throws Exception {
    Path authorities = Files.copy(second.certificate(), directory.resolve("authorities.pem"));
    try (Doors doors = open(Optional.of(authorities))) {
      assertThat(isLetIn(doors, Certificates.showing(second, first))).isTrue();
      assertThat(isLetIn(doors, Certificates.showing(first, first))).isFalse();
      replace(first.certificate(), authorities);
      await().until(() -> isLetIn(doors, Certificates.showing(first, first)));
      assertThat(isLetIn(doors, Certificates.showing(second, first))).isFalse();
      replace(Files.writeString(directory.resolve("broken.pem"), "no authority"), authorities);
      await()
          .during(Duration.ofSeconds(3))
          .atMost(Duration.ofSeconds(10))
          .until(() -> isLetIn(doors, Certificates.showing(first, first)));
      assertThat(isLetIn(doors, Certificates.showing(second, first))).isFalse();
    }
  }
}
