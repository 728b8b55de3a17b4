// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.arrow.flight.CallOption;
import org.apache.arrow.flight.FlightCallHeaders;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.HeaderCallOption;
import org.apache.arrow.flight.sql.FlightSqlClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers without measure are refused by both doors before anyone looks at them. */
@SuppressWarnings("try") // Flight channels may be interrupted while they close
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class HeaderBombTest {
  private final Doors doors = Doors.open();

  @BeforeAll
  void open() {
    doors.http.start();
  }

  @AfterAll
  void close() {
    doors.close();
  }

  private static CallOption headers(int count, int length) {
    FlightCallHeaders headers = new FlightCallHeaders();
    for (int i = 0; i < count; i++) {
      headers.insert("bomb-" + i, "x".repeat(length));
    }
    return new HeaderCallOption(headers);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1 1000000", "20000 10", "100 10000"})
  void flightRefusesThemAndTheConnectionGoesOn(String size) throws Exception {
    String[] parts = size.split(" ", 2);
    CallOption bomb = headers(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
    CallOption token = doors.login();
    try (FlightClient channel = doors.channel();
        FlightSqlClient client = new FlightSqlClient(channel)) {
      assertThat(client.getCatalogs(token).getEndpoints()).hasSize(1);
      assertThatThrownBy(() -> client.execute("numbers 1 1", token, bomb))
          .isInstanceOf(FlightRuntimeException.class);
      assertThatThrownBy(() -> client.execute("numbers 1 1", bomb))
          .isInstanceOf(FlightRuntimeException.class);
      assertThat(doors.queries.submitted).isEmpty();
      assertThat(client.getCatalogs(token).getEndpoints()).hasSize(1);
    }
  }

  /** What the HTTP door says first to a request with these lines. */
  private String answer(String lines) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), doors.http.port())) {
      socket.setSoTimeout(10_000);
      byte[] request =
          ("GET /healthz HTTP/1.1\r\nHost: x\r\n" + lines + "\r\n")
              .getBytes(StandardCharsets.US_ASCII);
      try {
        socket.getOutputStream().write(request);
      } catch (IOException closedAlready) {
        // It has seen enough; the answer may be there still.
      }
      byte[] answer = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
      return new String(answer, StandardCharsets.US_ASCII);
    }
  }

  @Test
  void httpRefusesThemAndOthersAreServed() throws IOException {
    assertThat(answer("a: b\r\n")).isEqualTo("HTTP/1.1 200");
    assertThat(answer("bomb: " + "x".repeat(9_000) + "\r\n")).isEqualTo("HTTP/1.1 431");
    String many =
        IntStream.range(0, 1_000)
            .mapToObj(i -> "bomb-" + i + ": x\r\n")
            .collect(Collectors.joining());
    assertThat(answer(many)).isEqualTo("HTTP/1.1 431");
    assertThat(answer("a: b\r\n")).isEqualTo("HTTP/1.1 200");
  }

  @Test
  void aLongPathIsRefused() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), doors.http.port())) {
      String request = "GET /" + "x".repeat(7_000) + " HTTP/1.1\r\nHost: x\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      byte[] answer = socket.getInputStream().readNBytes("HTTP/1.1 414".length());
      assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 414");
    }
  }
}
