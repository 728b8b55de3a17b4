// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what over HTTP, and what everyone may know. */
@SuppressWarnings("try") // Flight channels may be interrupted while they close
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class StatementApiAccessTest {
  private static final String STATEMENTS = "/api/2.0/sql/statements";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Doors doors = Doors.open();
  private final HttpCaller client = new HttpCaller();

  @BeforeAll
  void open() {
    doors.http.start();
  }

  @AfterAll
  void close() {
    doors.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /api/2.0/sql/statements/x",
        "GET /api/2.0/sql/statements/x/result/chunks/0",
        "GET /api/2.0/sql/warehouses",
        "GET /api/2.0/sql/warehouses/default",
        "POST /api/2.0/sql/statements",
        "POST /api/2.0/sql/statements/x/cancel",
        "POST /api/2.0/sql/sessions",
        "POST /api/2.0/sql/warehouses/default/start",
        "DELETE /api/2.0/sql/sessions/x"
      })
  void strangersAreTurnedAway(String call) throws Exception {
    String path = call.substring(call.indexOf(' ') + 1);
    HttpResponse<String> answer =
        switch (call.charAt(0)) {
          case 'G' -> get(path);
          case 'D' -> client.delete(doors.http.port(), path);
          default -> post(path, "x".repeat(60_000));
        };
    assertThat(answer.statusCode()).isEqualTo(401);
    // Asked for one, a browser would keep the password for what other pages send.
    assertThat(answer.headers().firstValue("www-authenticate")).isEmpty();
  }

  @Test
  void oneUserLeavesRoomForOthers() throws Exception {
    String path = "/api/2.0/sql/statements";
    String bob = HttpCaller.basic("bob", "builder");
    String waiting = "{\"statement\": \"wait\", \"wait_timeout\": \"0s\"}";
    List<String> running = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      running.add(JSON.readTree(post(path, waiting, bob).body()).at("/statement_id").asText());
    }
    HttpResponse<String> refused = post(path, waiting, bob);
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.body()).contains("already run 32 statements");
    String query = "{\"statement\": \"numbers 1 1\"}";
    assertThat(post(path, query, HttpCaller.basic(Doors.USER, Doors.PASSWORD)).statusCode())
        .isEqualTo(200);
    for (String id : running) {
      assertThat(post(path + "/" + id + "/cancel", "", bob).statusCode()).isEqualTo(200);
    }
    await().until(() -> post(path, query, bob).statusCode() == 200);
  }

  @Test
  void aUsersSessionsAreBounded() throws Exception {
    String sessions = "/api/2.0/sql/sessions";
    String bob = HttpCaller.basic("bob", "builder");
    List<String> open = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      open.add(JSON.readTree(post(sessions, "{}", bob).body()).at("/session_id").asText());
    }
    HttpResponse<String> refused = post(sessions, "{}", bob);
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.body()).contains("TOO_MANY_STATEMENTS", "already have 100 sessions");
    assertThat(post(sessions, "{}", basic()).statusCode()).isEqualTo(200);
    client.delete(doors.http.port(), sessions + "/" + open.get(0), bob);
    assertThat(post(sessions, "{}", bob).statusCode()).isEqualTo(200);
    assertThat(post(sessions, "{}", bob).statusCode()).isEqualTo(429);
    doors.sessions.open.remove(open.get(1));
    assertThat(post(sessions, "{}", bob).statusCode()).isEqualTo(200);
  }

  @Test
  void aClosedSessionsTokenIsNoLongerGood() throws Exception {
    String bearer = "Bearer " + doors.token(Doors.USER, Doors.PASSWORD);
    assertThat(get("/api/2.0/sql/warehouses", bearer).statusCode()).isEqualTo(200);
    try (var flight = doors.client()) {
      flight.closeSession(
          new org.apache.arrow.flight.CloseSessionRequest(),
          Doors.bearer(bearer.substring("Bearer ".length())));
    }
    assertThat(get("/api/2.0/sql/warehouses", bearer).statusCode()).isEqualTo(401);
  }

  @Test
  void pagesOfOtherSitesAreRefused() throws Exception {
    String own = "http://127.0.0.1:" + doors.http.port();
    String body = "{\"statement\": \"insert\"}";
    assertThat(client.postFrom(own, "https://evil.example", STATEMENTS, body, basic()).statusCode())
        .isEqualTo(403);
    assertThat(client.postFrom(own, own, STATEMENTS, body, basic()).statusCode()).isEqualTo(200);
  }

  @Test
  void aStatementBelongsToItsUser() throws Exception {
    JsonNode answer = executed("{'statement': 'numbers 1 1'}");
    String path = STATEMENTS + "/" + answer.at("/statement_id").asText();
    String other = HttpCaller.basic("bob", "builder");
    assertThat(get(path, other).statusCode()).isEqualTo(404);
    assertThat(post(path + "/cancel", "", other).statusCode()).isEqualTo(404);
    assertThat(get(path).statusCode()).isEqualTo(401);
    assertThat(get(STATEMENTS + "/nonsense", basic()).statusCode()).isEqualTo(404);
  }

  @Test
  void linksOpenForWhoeverHasThemAndNobodyElse() throws Exception {
    JsonNode answer =
        executed(
            "{'statement': 'numbers 2 10', 'disposition': 'EXTERNAL_LINKS', 'format':"
                + " 'ARROW_STREAM'}");
    String link = answer.at("/result/external_links/0/external_link").asText();
    byte[] bytes = client.bytes(link);
    try (RootAllocator memory = new RootAllocator();
        ArrowStreamReader reader = new ArrowStreamReader(new ByteArrayInputStream(bytes), memory)) {
      assertThat(reader.loadNextBatch()).isTrue();
      assertThat(reader.getVectorSchemaRoot().getRowCount()).isEqualTo(10);
    }
    String path = link.substring(link.indexOf("/api"));
    for (String forged :
        new String[] {
          path.replace("/external/0", "/external/1"),
          path.replaceAll("expires=\\d", "expires=9"),
          path.replaceAll("seal=.*", "seal=00"),
          path.replaceAll("\\?.*", "")
        }) {
      assertThat(get(forged).statusCode()).as(forged).isEqualTo(403);
    }
  }

  @Test
  void theDescriptionIsValid() throws Exception {
    String text = get("/api/2.0/openapi.json").body();
    SwaggerParseResult parsed = new OpenAPIV3Parser().readContents(text);
    assertThat(parsed.getMessages()).isEmpty();
    assertThat(parsed.getOpenAPI().getPaths().keySet()).contains(STATEMENTS + "/{statement_id}");
  }

  @Test
  void tooMuchTextIsRefused() throws Exception {
    String body = "{'statement': '" + "x".repeat(3 << 20) + "'}";
    HttpResponse<String> refused = post(STATEMENTS, body, basic());
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(413);
    assertThat(refused.body()).contains("REQUEST_TOO_LARGE", "54000");
    assertThat(post("/api/2.0/sql/sessions", "x".repeat(70_000), basic()).body())
        .contains("REQUEST_TOO_LARGE");
  }

  private JsonNode executed(String body) throws Exception {
    HttpResponse<String> answer = post(STATEMENTS, body, basic());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private HttpResponse<String> get(String path, String... authorization) throws Exception {
    return client.get(doors.http.port(), path, authorization);
  }

  private HttpResponse<String> post(String path, String body, String... authorization)
      throws Exception {
    return client.post(doors.http.port(), path, body.replace('\'', '"'), authorization);
  }

  private static String basic() {
    return HttpCaller.basic(Doors.USER, Doors.PASSWORD);
  }
}
