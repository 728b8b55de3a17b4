// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Statements over HTTP: {@link io.tarn.gateway.rest.StatementExecutionApi} behind the real door.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class StatementApiTest {
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
    doors.close(); // fails if a result's file is left
  }

  @Test
  void rowsComeInTheAnswer() throws Exception {
    JsonNode answer = executed("{'statement': 'numbers 2 10', 'warehouse_id': 'default'}");
    assertThat(answer.at("/status/state").asText()).isEqualTo("SUCCEEDED");
    assertThat(answer.at("/manifest/total_row_count").asLong()).isEqualTo(20);
    assertThat(answer.at("/manifest/truncated").asBoolean()).isFalse();
    assertThat(answer.at("/manifest/schema/columns").toString())
        .isEqualTo(
            "[{\"name\":\"n\",\"position\":0,\"type_name\":\"LONG\",\"type_text\":\"BIGINT\"},"
                + "{\"name\":\"word\",\"position\":1,\"type_name\":\"STRING\",\"type_text\":\"STRING\"}]");
    assertThat(answer.at("/result/data_array/0").toString()).isEqualTo("[\"0\",\"w0\"]");
    assertThat(answer.at("/result/data_array/9").toString()).isEqualTo("[\"9\",null]");
    assertThat(answer.at("/result/data_array")).hasSize(20);
  }

  @Test
  void largeResultsAreReadInPieces() throws Exception {
    JsonNode answer = executed("{'statement': 'numbers 60 10000'}");
    int chunks = answer.at("/manifest/total_chunk_count").asInt();
    assertThat(chunks).isGreaterThan(1);
    String next = answer.at("/result/next_chunk_internal_link").asText();
    long rows = answer.at("/result/row_count").asLong();
    while (!next.isEmpty()) {
      JsonNode chunk = JSON.readTree(get(next, basic()).body());
      assertThat(chunk.at("/row_offset").asLong()).isEqualTo(rows);
      assertThat(chunk.at("/data_array/0/0").asText()).isEqualTo(String.valueOf(rows));
      rows += chunk.at("/row_count").asLong();
      next = chunk.at("/next_chunk_internal_link").asText();
    }
    assertThat(rows).isEqualTo(600_000);
    String path = STATEMENTS + "/" + answer.at("/statement_id").asText() + "/result/chunks/";
    assertThat(get(path + chunks, basic()).statusCode()).isEqualTo(400);
  }

  @Test
  void limitsAreSaid() throws Exception {
    JsonNode rows = executed("{'statement': 'numbers 2 10', 'row_limit': 13}");
    assertThat(rows.at("/manifest/total_row_count").asLong()).isEqualTo(13);
    assertThat(rows.at("/manifest/truncated").asBoolean()).isTrue();
    assertThat(rows.at("/result/data_array")).hasSize(13);
    JsonNode bytes = executed("{'statement': 'numbers 50 1000', 'byte_limit': 100000}");
    assertThat(bytes.at("/manifest/truncated").asBoolean()).isTrue();
    assertThat(bytes.at("/manifest/total_row_count").asLong()).isBetween(1L, 49_000L);
  }

  @Test
  void moreThanAnAnswerHoldsIsRefused() throws Exception {
    JsonNode answer = executed("{'statement': 'numbers 300 10000'}");
    assertThat(answer.at("/status/state").asText()).isEqualTo("FAILED");
    assertThat(answer.at("/status/error/message").asText()).contains("EXTERNAL_LINKS");
  }

  @Test
  void moreThanTheDiskMayHoldIsRefusedAndRemoved() throws Exception {
    JsonNode answer =
        executed("{'statement': 'numbers 400 10000', 'disposition': 'EXTERNAL_LINKS'}");
    assertThat(answer.at("/status/error/message").asText()).startsWith("[DISK_FULL]");
    assertThat(doors.results.resolve(answer.at("/statement_id").asText())).doesNotExist();
  }

  @Test
  void aCountIsARow() throws Exception {
    JsonNode answer = executed("{'statement': 'insert'}");
    assertThat(answer.at("/manifest/schema/columns/0/name").asText())
        .isEqualTo("num_affected_rows");
    assertThat(answer.at("/result/data_array").toString()).isEqualTo("[[\"1\"]]");
  }

  @Test
  void failuresHaveCodeStateAndPosition() throws Exception {
    JsonNode answer = executed("{'statement': 'wrong'}");
    assertThat(answer.at("/status/state").asText()).isEqualTo("FAILED");
    assertThat(answer.at("/status/error/error_code").asText()).isEqualTo("BAD_REQUEST");
    assertThat(answer.at("/status/error/message").asText())
        .startsWith("[UNRESOLVED_COLUMN]")
        .endsWith("(line 2, column 5)");
    assertThat(answer.at("/status/sql_state").asText()).isEqualTo("42703");
    assertThat(answer.at("/tarn/error_condition").asText()).isEqualTo("UNRESOLVED_COLUMN");
    assertThat(executed("{'statement': 'broken'}").at("/status/sql_state").asText())
        .isEqualTo("22012");
  }

  @Test
  void aStatementGoesOnAndIsCancelled() throws Exception {
    JsonNode answer = executed("{'statement': 'wait', 'wait_timeout': '0s'}");
    String path = STATEMENTS + "/" + answer.at("/statement_id").asText();
    await().until(() -> state(path).equals("RUNNING"));
    assertThat(get(path + "/result/chunks/0", basic()).statusCode()).isEqualTo(400);
    assertThat(post(path + "/cancel", "", basic()).statusCode()).isEqualTo(200);
    await().until(() -> state(path).equals("CANCELED"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{} {}",
        "{'statement': ''}",
        "{'statement': 1}",
        "{'statement': 'show', 'warehouse_id': 'other'}",
        "{'statement': 'show', 'format': 'CSV'}",
        "{'statement': 'show', 'format': 'ARROW_STREAM'}",
        "{'statement': 'show', 'wait_timeout': '3s'}",
        "{'statement': 'show', 'wait_timeout': 'soon'}",
        "{'statement': 'show', 'row_limit': 0}",
        "{'statement': 'show', 'byte_limit': 1.5}",
        "{'statement': 'show', 'catalog': 'nowhere'}",
        "{'statement': 'show', 'parameters': [{'value': '1'}]}",
        "{'statement': 'show', 'parameters': [{'name': 'a', 'type': 'INT', 'value': 'x'}]}",
        "{'statement': 'show', 'parameters': [{'name': 'a', 'type': 'DECIMAL(2,1)', 'value': '10'}]}",
        "{'statement': 'show', 'parameters': [{'name': 'a', 'type': 'ARRAY<INT>', 'value': '1'}]}"
      })
  void badRequestsAreRefused(String body) throws Exception {
    HttpResponse<String> answer = post(STATEMENTS, body, basic());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(JSON.readTree(answer.body()).at("/message").asText()).startsWith("[INVALID_");
  }

  @Test
  void sessionsAreShared() throws Exception {
    String opened =
        post("/api/2.0/sql/sessions", "{'session_confs': {'timezone': 'Asia/Tokyo'}}", basic())
            .body();
    String id = JSON.readTree(opened).at("/session_id").asText();
    JsonNode answer = executed("{'statement': 'numbers 1 1', 'session_id': '" + id + "'}");
    assertThat(answer.at("/status/state").asText()).isEqualTo("SUCCEEDED");
    assertThat(doors.queries.last().info().sessionId()).isEqualTo(id);
    String closed = "/api/2.0/sql/sessions/" + id;
    assertThat(client.delete(doors.http.port(), closed, basic()).statusCode()).isEqualTo(200);
    String late = "{'statement': 'numbers 1 1', 'session_id': '" + id + "'}";
    assertThat(post(STATEMENTS, late, basic()).statusCode()).isEqualTo(404);
    String wrong = "{'session_confs': {'spark.jars': 'x'}}";
    assertThat(post("/api/2.0/sql/sessions", wrong, basic()).body())
        .contains("INVALID_SESSION_OPTION");
  }

  @Test
  void endedStatementsLeaveNoSession() throws Exception {
    long before = doors.sessions.open.size();
    executed("{'statement': 'numbers 1 1'}");
    executed("{'statement': 'wrong'}");
    await().until(() -> doors.sessions.open.size() == before);
  }

  @Test
  void theWarehouseIsListed() throws Exception {
    JsonNode all = JSON.readTree(get("/api/2.0/sql/warehouses", basic()).body());
    assertThat(all.at("/warehouses/0/id").asText()).isEqualTo("default");
    assertThat(get("/api/2.0/sql/warehouses/default", basic()).statusCode()).isEqualTo(200);
    assertThat(get("/api/2.0/sql/warehouses/other", basic()).statusCode()).isEqualTo(404);
  }

  @Test
  void aSessionsCatalogIsItsOwn() throws Exception {
    String both = "{'statement': 'show', 'session_id': 'x', 'schema': 'default'}";
    assertThat(post(STATEMENTS, both, basic()).statusCode()).isEqualTo(400);
  }

  @Test
  void resultsAreFilesThatGo() throws Exception {
    executed("{'statement': 'numbers 1 1'}");
    try (Stream<Path> files = Files.list(doors.results)) {
      assertThat(files).isNotEmpty();
    }
    // That they are removed, the end of this class checks.
  }

  private String state(String path) throws Exception {
    return JSON.readTree(get(path, basic()).body()).at("/status/state").asText();
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
