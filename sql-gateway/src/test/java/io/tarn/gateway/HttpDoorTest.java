// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.api.EngineStatus;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.arrow.flight.CallOption;
import org.apache.arrow.flight.sql.FlightSqlClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("try") // Flight channels may be interrupted while they close
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class HttpDoorTest {
  private final Doors doors = Doors.open();

  // HTTP/1.1 as monitors speak it: over HTTP/2 this client fails a request when the server says
  // goodbye to an idle connection at the same moment, instead of sending it again (JDK-8335181).
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @BeforeAll
  void open() {
    doors.http.start();
  }

  @AfterAll
  void close() {
    doors.close();
  }

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + doors.http.port() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String basic(String password) {
    byte[] pair = (Doors.USER + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  @Test
  void healthSaysOk() throws Exception {
    HttpResponse<String> answer = get("/healthz");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"status\":\"ok\"}");
  }

  @Test
  void readinessShowsSparkAsADetailOnly() throws Exception {
    doors.engine = new EngineStatus(EngineStatus.State.FAILED, "no Java at /secret/place");
    HttpResponse<String> answer = get("/readyz");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo(
            "{\"status\":\"ready\",\"flight\":\"open\",\"catalog\":\"ready\","
                + "\"spark\":\"failed\"}");
  }

  @Test
  void readinessNeedsTheCatalog() throws Exception {
    doors.catalog.answers = false;
    try {
      HttpResponse<String> answer = get("/readyz");
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).contains("\"catalog\":\"unavailable\"").doesNotContain("store");
    } finally {
      doors.catalog.answers = true;
    }
  }

  @Test
  void readinessNeedsTheFlightDoor() throws Exception {
    try (Doors halfOpen = new Doors(doors.config)) {
      halfOpen.http.start();
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(
                      URI.create("http://127.0.0.1:" + halfOpen.http.port() + "/readyz"))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).contains("\"flight\":\"closed\"");
    }
  }

  @Test
  void metricsAreForUsersOnly() throws Exception {
    HttpResponse<String> stranger = get("/metrics");
    assertThat(stranger.statusCode()).isEqualTo(401);
    assertThat(stranger.headers().firstValue("www-authenticate").orElse("")).startsWith("Basic");
    assertThat(stranger.body()).contains("AUTHENTICATION_FAILED").doesNotContain("jvm");
    assertThat(get("/metrics", "Authorization", basic("wrong")).statusCode()).isEqualTo(401);
    assertThat(get("/metrics", "Authorization", "Bearer x").statusCode()).isEqualTo(401);
    assertThat(get("/metrics", "Authorization", basic(Doors.PASSWORD)).statusCode()).isEqualTo(200);
    String token = doors.token(Doors.USER, Doors.PASSWORD);
    assertThat(get("/metrics", "Authorization", "Bearer " + token).statusCode()).isEqualTo(200);
  }

  @Test
  void metricsCountWhatHappens() throws Exception {
    CallOption token = doors.login();
    try (FlightSqlClient flight = doors.client()) {
      flight.execute("wait", token);
      flight.getCatalogs(token);
    }
    doors.metrics.gauge("tarn_extra", "Given by the server", () -> 42);
    String text = get("/metrics", "Authorization", basic(Doors.PASSWORD)).body();
    assertThat(text)
        .contains("tarn_statements_open{state=\"running\"} 1.0")
        .contains("tarn_flight_call_seconds_count{method=\"get_flight_info\",status=\"ok\"}")
        .contains("tarn_tokens ")
        .contains("tarn_arrow_allocated_bytes ")
        .contains("jvm_memory_used_bytes{")
        .contains("tarn_extra 42.0")
        .doesNotContain("\"" + Doors.USER + "\"");
    doors.queries.last().cancel();
    assertThat(get("/metrics", "Authorization", basic(Doors.PASSWORD)).body())
        .contains("tarn_statements_open{state=\"running\"} 0.0");
    assertThat(get("/metrics", "Authorization", basic(Doors.PASSWORD)).body())
        .contains("tarn_statements_ended_total{state=\"cancelled\"} 1.0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/healthz/x", "/metrics/"})
  void nothingElseIsThere(String path) throws Exception {
    HttpResponse<String> answer = get(path);
    assertThat(answer.statusCode()).isEqualTo(404);
    assertHeaders(answer);
  }

  @Test
  void climbingOutOfThePathIsRefused() throws Exception {
    HttpResponse<String> answer = get("/..%2fetc/passwd");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertShowsNoVersion(answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/healthz", "/readyz", "/metrics"})
  void answersCarrySecurityHeadersAndNoVersions(String path) throws Exception {
    assertHeaders(get(path));
  }

  private static void assertHeaders(HttpResponse<String> answer) {
    Map<String, List<String>> headers = answer.headers().map();
    assertThat(headers)
        .containsEntry("x-content-type-options", List.of("nosniff"))
        .containsEntry("cache-control", List.of("no-store"))
        .containsEntry("content-security-policy", List.of("default-src 'none'"))
        .containsEntry("x-frame-options", List.of("DENY"));
    assertShowsNoVersion(answer);
  }

  private static void assertShowsNoVersion(HttpResponse<String> answer) {
    Map<String, List<String>> headers = answer.headers().map();
    assertThat(headers).doesNotContainKey("server");
    assertThat(headers + answer.body()).doesNotContainIgnoringCase("armeria", "netty");
  }
}
