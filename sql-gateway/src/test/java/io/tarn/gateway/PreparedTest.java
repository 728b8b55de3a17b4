// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.api.ParameterRow;
import io.tarn.api.StatementRequest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.flight.CallOption;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.sql.FlightSqlClient;
import org.apache.arrow.flight.sql.FlightSqlClient.PreparedStatement;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DateMilliVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.DurationVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.LargeVarCharVector;
import org.apache.arrow.vector.NullVector;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TimeMicroVector;
import org.apache.arrow.vector.TimeSecVector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.TimeStampNanoVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.UInt2Vector;
import org.apache.arrow.vector.UInt4Vector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@SuppressWarnings("try") // Flight streams may be interrupted while they close
@Timeout(60)
class PreparedTest {
  private final Doors doors = Doors.open();
  private final FlightSqlClient client = doors.client();
  private final CallOption token = doors.login();

  @AfterEach
  void close() throws Exception {
    client.close();
    doors.close();
  }

  private VarCharVector texts(@Nullable String... values) {
    VarCharVector vector = new VarCharVector("p", doors.clientMemory);
    vector.allocateNew();
    for (int i = 0; i < values.length; i++) {
      String value = values[i];
      if (value != null) {
        vector.setSafe(i, value.getBytes(StandardCharsets.UTF_8));
      }
    }
    vector.setValueCount(values.length);
    return vector;
  }

  private List<String> read(FlightInfo info) throws Exception {
    List<String> values = new ArrayList<>();
    try (FlightStream stream = client.getStream(info.getEndpoints().get(0).getTicket(), token)) {
      while (stream.next()) {
        for (int row = 0; row < stream.getRoot().getRowCount(); row++) {
          values.add(String.valueOf(stream.getRoot().getVector(0).getObject(row)));
        }
      }
    }
    return values;
  }

  @Test
  void preparingDescribesAndRunsNothing() {
    try (PreparedStatement query = client.prepare("echo ?", token);
        PreparedStatement update = client.prepare("insert ? ?", token)) {
      assertThat(query.getResultSetSchema().getFields())
          .extracting(Field::getName)
          .containsExactly("text");
      assertThat(query.getParameterSchema().getFields()).hasSize(1);
      assertThat(update.getResultSetSchema().getFields()).isEmpty();
      assertThat(update.getParameterSchema().getFields()).hasSize(2);
      assertThat(query.fetchSchema(token).getSchema()).isEqualTo(query.getResultSetSchema());
      query.close(token);
      update.close(token);
    }
    assertThat(doors.queries.submitted).isEmpty();
  }

  @Test
  void boundParametersReachTheStatement() throws Exception {
    PreparedStatement statement = client.prepare("echo ?", token);
    try (VectorSchemaRoot root = VectorSchemaRoot.of(texts("one"))) {
      statement.setParameters(root);
      assertThat(read(statement.execute(token))).containsExactly("String one");
    }
    statement.close(token);
  }

  @Test
  void withoutParametersItJustRuns() throws Exception {
    PreparedStatement statement = client.prepare("numbers 1 3", token);
    assertThat(read(statement.execute(token))).containsExactly("0", "1", "2");
    statement.close(token);
    PreparedStatement update = client.prepare("insert", token);
    assertThat(update.executeUpdate(token)).isEqualTo(1);
    assertThat(doors.queries.requests).contains(StatementRequest.of("insert"));
    update.close(token);
  }

  @Test
  void anUpdateTakesSeveralRows() {
    PreparedStatement statement = client.prepare("insert ?", token);
    try (VectorSchemaRoot root = VectorSchemaRoot.of(texts("a", null, "c"))) {
      statement.setParameters(root);
      assertThat(statement.executeUpdate(token)).isEqualTo(3);
    }
    assertThat(doors.queries.requests.get(0).parameters())
        .containsExactly(
            new ParameterRow(List.of("a")),
            new ParameterRow(Arrays.asList((Object) null)),
            new ParameterRow(List.of("c")));
    statement.close(token);
  }

  @Test
  void longTextsMakeRoomForNewerOnes() {
    String text = "numbers 1 1 " + "x".repeat(doors.config.limits().statementBytes() - 100);
    List<PreparedStatement> statements = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      statements.add(client.prepare(text + i, token));
    }
    assertThatThrownBy(() -> statements.get(1).execute(token))
        .hasMessageContaining("made room for newer ones");
    for (int i = 2; i < 6; i++) {
      assertThat(statements.get(i).execute(token).getEndpoints()).hasSize(1);
    }
    statements.forEach(statement -> statement.close(token));
  }

  @Test
  void aClosedStatementIsGoneAndOfAnotherSessionToo() {
    PreparedStatement statement = client.prepare("numbers 1 1", token);
    CallOption other = doors.login();
    assertThatThrownBy(() -> statement.execute(other)).hasMessageContaining("STATEMENT_NOT_FOUND");
    statement.close(token);
    PreparedStatement again = client.prepare("numbers 1 1", token);
    doors.sessions.open.clear();
    assertThatThrownBy(() -> again.execute(token)).hasMessageContaining("prepare it again");
  }

  @Test
  void theLongestUnusedMakesRoom() {
    PreparedStatement used = client.prepare("numbers 1 1", token);
    PreparedStatement unused = client.prepare("numbers 1 1", token);
    for (int i = 1; i < doors.config.limits().preparedStatements(); i++) {
      used.fetchSchema(token);
      client.prepare("numbers 1 1", token);
    }
    assertThatThrownBy(() -> unused.fetchSchema(token)).hasMessageContaining("STATEMENT_NOT_FOUND");
    assertThat(used.fetchSchema(token).getSchema().getFields()).hasSize(2);
  }

  @Test
  void anErrorIsFoundWhenPreparing() {
    assertThatThrownBy(() -> client.prepare("wrong", token))
        .hasMessageContaining("[UNRESOLVED_COLUMN]");
  }

  @Test
  void tooManyParameterRowsAreRefused() {
    String[] values = new String[doors.config.limits().parameterRows() + 1];
    Arrays.fill(values, "x");
    PreparedStatement statement = client.prepare("insert ?", token);
    try (VectorSchemaRoot root = VectorSchemaRoot.of(texts(values))) {
      statement.setParameters(root);
      assertThatThrownBy(() -> statement.executeUpdate(token))
          .hasMessageContaining("More than 1000 rows");
    }
  }

  @Test
  void everyPlainTypeCanBeBound() throws Exception {
    List<FieldVector> vectors = new ArrayList<>();
    Instant moment = Instant.parse("2024-02-29T12:34:56.789012Z");
    vectors.add(filled(new BitVector("b", doors.clientMemory), v -> v.setSafe(0, 1)));
    vectors.add(filled(new TinyIntVector("i1", doors.clientMemory), v -> v.setSafe(0, -1)));
    vectors.add(filled(new SmallIntVector("i2", doors.clientMemory), v -> v.setSafe(0, -2)));
    vectors.add(filled(new IntVector("i4", doors.clientMemory), v -> v.setSafe(0, -4)));
    vectors.add(filled(new BigIntVector("i8", doors.clientMemory), v -> v.setSafe(0, -8)));
    vectors.add(filled(new UInt2Vector("u2", doors.clientMemory), v -> v.setSafe(0, 65_535)));
    vectors.add(filled(new UInt4Vector("u4", doors.clientMemory), v -> v.setSafe(0, -1)));
    vectors.add(filled(new UInt8Vector("u8", doors.clientMemory), v -> v.setSafe(0, -1)));
    vectors.add(filled(new Float4Vector("f4", doors.clientMemory), v -> v.setSafe(0, 1.5f)));
    vectors.add(filled(new Float8Vector("f8", doors.clientMemory), v -> v.setSafe(0, 2.5)));
    vectors.add(
        filled(
            new DecimalVector("d", doors.clientMemory, 10, 2),
            v -> v.setSafe(0, new BigDecimal("12.30"))));
    byte[] text = "tëxt".getBytes(StandardCharsets.UTF_8);
    vectors.add(filled(new LargeVarCharVector("s", doors.clientMemory), v -> v.setSafe(0, text)));
    vectors.add(
        filled(new VarBinaryVector("x", doors.clientMemory), v -> v.setSafe(0, new byte[] {65})));
    vectors.add(filled(new DateDayVector("day", doors.clientMemory), v -> v.setSafe(0, 19_782)));
    vectors.add(
        filled(
            new DateMilliVector("ms", doors.clientMemory),
            v -> v.setSafe(0, moment.toEpochMilli())));
    vectors.add(filled(new TimeSecVector("t", doors.clientMemory), v -> v.setSafe(0, 3_661)));
    vectors.add(filled(new TimeMicroVector("tu", doors.clientMemory), v -> v.setSafe(0, 1L)));
    long micros = moment.getEpochSecond() * 1_000_000 + 789_012;
    vectors.add(
        filled(
            new TimeStampMicroTZVector("tz", doors.clientMemory, "America/New_York"),
            v -> v.setSafe(0, micros)));
    vectors.add(
        filled(
            new TimeStampNanoVector("tn", doors.clientMemory),
            v -> v.setSafe(0, micros * 1000 + 1)));
    vectors.add(filled(new NullVector("n", 1), v -> {}));

    PreparedStatement statement = client.prepare("echo ?", token);
    try (VectorSchemaRoot root = new VectorSchemaRoot(vectors)) {
      root.setRowCount(1);
      statement.setParameters(root);
      read(statement.execute(token));
    }
    List<@Nullable Object> values = doors.queries.requests.get(0).parameters().get(0).values();
    assertThat(values.get(12)).isEqualTo(new byte[] {65});
    List<@Nullable Object> others = new ArrayList<>(values);
    others.remove(12);
    assertThat(others)
        .containsExactly(
            true,
            (byte) -1,
            (short) -2,
            -4,
            -8L,
            65_535,
            4_294_967_295L,
            new BigDecimal("18446744073709551615"),
            1.5f,
            2.5,
            new BigDecimal("12.30"),
            "tëxt",
            LocalDate.of(2024, 2, 29),
            LocalDate.of(2024, 2, 29),
            LocalTime.of(1, 1, 1),
            LocalTime.ofNanoOfDay(1_000),
            moment,
            LocalDateTime.parse("2024-02-29T12:34:56.789012001"),
            null);
    statement.close(token);
  }

  @Test
  void otherTypesAreRefusedByName() {
    Field field =
        new Field(
            "howlong", FieldType.nullable(new ArrowType.Duration(TimeUnit.SECOND)), List.of());
    DurationVector duration = (DurationVector) field.createVector(doors.clientMemory);
    duration.setSafe(0, 1);
    PreparedStatement statement = client.prepare("echo ?", token);
    try (VectorSchemaRoot root = VectorSchemaRoot.of(duration)) {
      root.setRowCount(1);
      statement.setParameters(root);
      assertThatThrownBy(() -> statement.execute(token))
          .hasMessageContaining("'howlong'")
          .hasMessageContaining("INTERVAL DAY TO SECOND");
    }
  }

  private static <V extends FieldVector> V filled(V vector, java.util.function.Consumer<V> fill) {
    vector.allocateNew();
    fill.accept(vector);
    vector.setValueCount(1);
    return vector;
  }
}
