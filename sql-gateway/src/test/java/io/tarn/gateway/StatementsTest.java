// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.tarn.api.QueryState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.arrow.flight.CallOption;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.CancelFlightInfoRequest;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStatusCode;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.sql.FlightSqlClient;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@SuppressWarnings("try") // Flight streams and channels may be interrupted while they close
@Timeout(60)
class StatementsTest {
  private final Doors doors = Doors.open();
  private final FlightSqlClient client = doors.client();
  private final CallOption token = doors.login();

  @AfterEach
  void close() throws Exception {
    client.close();
    doors.close();
  }

  private FlightStream read(FlightInfo info) {
    return client.getStream(info.getEndpoints().get(0).getTicket(), token);
  }

  private long count(FlightInfo info) throws Exception {
    long rows = 0;
    try (FlightStream stream = read(info)) {
      while (stream.next()) {
        rows += stream.getRoot().getRowCount();
      }
    }
    return rows;
  }

  @Test
  void rowsArriveWithTheirValues() throws Exception {
    FlightInfo info = client.execute("numbers 3 1000", token);
    long expected = 0;
    try (FlightStream stream = read(info)) {
      while (stream.next()) {
        BigIntVector n = (BigIntVector) stream.getRoot().getVector("n");
        VarCharVector word = (VarCharVector) stream.getRoot().getVector("word");
        for (int i = 0; i < stream.getRoot().getRowCount(); i++, expected++) {
          assertThat(n.get(i)).isEqualTo(expected);
          assertThat(word.isNull(i)).isEqualTo(expected % 10 == 9);
        }
      }
    }
    assertThat(expected).isEqualTo(3000);
    await().until(() -> doors.queries.last().info().state() == QueryState.FINISHED);
  }

  @Test
  void fieldsTellTheirSqlTypesAndNeverComments() throws Exception {
    FlightInfo info = client.execute("numbers 1 1", token);
    Schema announced = info.getSchemaOptional().orElseThrow();
    try (FlightStream stream = read(info)) {
      assertThat(stream.getSchema()).isEqualTo(announced);
    }
    Field n = announced.findField("n");
    assertThat(n.isNullable()).isFalse();
    assertThat(n.getMetadata())
        .containsEntry("ARROW:FLIGHT:SQL:TYPE_NAME", "BIGINT")
        .containsEntry("ARROW:FLIGHT:SQL:PRECISION", "19")
        .containsEntry("ARROW:FLIGHT:SQL:SCALE", "0")
        .containsEntry("ARROW:FLIGHT:SQL:IS_AUTO_INCREMENT", "0")
        .doesNotContainKeys("ARROW:FLIGHT:SQL:REMARKS", "comment");
  }

  @Test
  void anEmptyResultHasColumnsAndNoRows() throws Exception {
    FlightInfo info = client.execute("numbers 0 0", token);
    assertThat(info.getSchemaOptional().orElseThrow().getFields()).hasSize(2);
    assertThat(count(info)).isZero();
  }

  @Test
  void theFlightNamesTheStatementAndItsLane() {
    FlightInfo info = client.execute("numbers 1 1", token);
    String notes = new String(info.getAppMetadata(), StandardCharsets.UTF_8);
    assertThat(notes)
        .contains("\"query_id\":\"" + doors.queries.last().id() + "\"")
        .contains("\"lane\":\"interactive\"");
    client.cancelFlightInfo(new CancelFlightInfoRequest(info), token);
  }

  @Test
  void warningsTravelWithTheLastRows() throws Exception {
    StringBuilder notes = new StringBuilder();
    try (FlightStream stream = read(client.execute("warn", token))) {
      while (stream.next()) {
        if (stream.getLatestMetadata() != null) {
          byte[] bytes = new byte[(int) stream.getLatestMetadata().readableBytes()];
          stream.getLatestMetadata().getBytes(0, bytes);
          notes.append(new String(bytes, StandardCharsets.UTF_8));
        }
      }
    }
    assertThat(notes.toString()).contains("The result was truncated at 20 rows");
  }

  @Test
  void anErrorWhilePlanningComesWithCodePositionAndId() {
    FlightRuntimeException error =
        catchThrowableOfType(FlightRuntimeException.class, () -> client.execute("wrong", token));
    CallStatus status = error.status();
    assertThat(status.code()).isEqualTo(FlightStatusCode.INVALID_ARGUMENT);
    assertThat(status.description())
        .isEqualTo(
            "[UNRESOLVED_COLUMN] There is no column 'nam'; did you mean 'name'?"
                + " (line 2, column 5)");
    assertThat(status.metadata().get("tarn-error-code")).isEqualTo("UNRESOLVED_COLUMN");
    assertThat(status.metadata().get("tarn-sqlstate")).isEqualTo("42703");
    assertThat(status.metadata().get("tarn-position")).isEqualTo("2:5");
    assertThat(status.metadata().get("tarn-query-id")).isEqualTo(doors.queries.last().id().value());
  }

  @Test
  void anErrorInTheMiddleOfTheRowsEndsTheStream() throws Exception {
    try (FlightStream stream = read(client.execute("broken", token))) {
      assertThat(stream.next()).isTrue();
      assertThat(stream.next()).isTrue();
      FlightRuntimeException error =
          catchThrowableOfType(FlightRuntimeException.class, stream::next);
      assertThat(error.status().code()).isEqualTo(FlightStatusCode.INTERNAL);
      assertThat(error.status().metadata().get("tarn-error-code")).isEqualTo("DIVIDE_BY_ZERO");
      assertThat(error.status().metadata().get("tarn-sqlstate")).isEqualTo("22012");
    }
    assertThat(doors.queries.streams.get(0).closed).isTrue();
  }

  @Test
  void aDefectIsNamedByAnInstanceAndShowsNothing() {
    assertThatThrownBy(() -> client.execute("bug", token))
        .isInstanceOfSatisfying(
            FlightRuntimeException.class,
            e -> {
              assertThat(e.status().code()).isEqualTo(FlightStatusCode.INTERNAL);
              assertThat(e.status().description()).contains("INTERNAL_ERROR", "instance");
              assertThat(e.status().description()).doesNotContain("secret", "Exception");
            });
  }

  @Test
  void aSlowReaderHoldsTheStatementBack() throws Exception {
    try (FlightStream stream = read(client.execute("numbers 200 20000", token))) {
      assertThat(stream.next()).isTrue();
      FakeRows rows = doors.queries.streams.get(0);
      await()
          .during(Duration.ofMillis(500))
          .atMost(Duration.ofSeconds(10))
          .until(() -> rows.fetched.get() < 150);
      long read = stream.getRoot().getRowCount();
      while (stream.next()) {
        read += stream.getRoot().getRowCount();
      }
      assertThat(read).isEqualTo(4_000_000);
    }
  }

  @Test
  void anUpdateGivesItsCount() {
    assertThat(client.executeUpdate("insert something", token)).isEqualTo(1);
  }

  @Test
  void aQuerySentAsAnUpdateIsRefusedAndStopped() {
    assertThatThrownBy(() -> client.executeUpdate("numbers 1 1", token))
        .hasMessageContaining("run it as a query");
    assertThat(doors.queries.last().info().state()).isEqualTo(QueryState.CANCELLED);
  }

  @Test
  void anUpdateSentAsAQueryGivesAnEmptyResult() throws Exception {
    FlightInfo info = client.execute("insert something", token);
    assertThat(info.getSchemaOptional().map(Schema::getFields)).contains(List.of());
    assertThat(count(info)).isZero();
  }

  @Test
  void theSchemaOfAStatementNeedsNoRun() {
    Schema schema = client.getExecuteSchema("numbers 1 1", token).getSchema();
    assertThat(schema.getFields()).extracting(Field::getName).containsExactly("n", "word");
    assertThat(doors.queries.submitted).isEmpty();
  }

  @Test
  void transactionsAreRefusedWithAReason() {
    assertThatThrownBy(() -> client.beginTransaction(token))
        .isInstanceOfSatisfying(
            FlightRuntimeException.class,
            e -> {
              assertThat(e.status().code()).isEqualTo(FlightStatusCode.UNIMPLEMENTED);
              assertThat(e.status().description()).contains("every statement commits by itself");
            });
  }
}
