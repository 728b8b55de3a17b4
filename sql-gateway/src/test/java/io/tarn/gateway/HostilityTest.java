// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import com.google.protobuf.StringValue;
import io.grpc.Context;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.flight.Action;
import org.apache.arrow.flight.AsyncPutListener;
import org.apache.arrow.flight.CallOption;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStatusCode;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.Ticket;
import org.apache.arrow.flight.sql.FlightSqlClient;
import org.apache.arrow.flight.sql.impl.FlightSql;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What broken or ill-meaning clients send must end as their error, and leave the door open. */
@SuppressWarnings("try") // Flight streams and channels may be interrupted while they close
@Timeout(60)
class HostilityTest {
  private static final byte[] GARBAGE = {(byte) 0xff, 1, 2, 3, (byte) 0xfe};

  private final Doors doors = Doors.open();
  private final FlightClient channel = doors.channel();
  private final FlightSqlClient client = new FlightSqlClient(channel);
  private final CallOption token = doors.login();

  @AfterEach
  void close() throws Exception {
    client.close();
    doors.close();
  }

  private static void assertStatus(FlightStatusCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            FlightRuntimeException.class, e -> assertThat(e.status().code()).isEqualTo(code));
  }

  private static void assertInvalid(ThrowingCallable call) {
    assertStatus(FlightStatusCode.INVALID_ARGUMENT, call);
  }

  private static byte[] packed(Message message) {
    return Any.pack(message).toByteArray();
  }

  /** Any of the right type whose content is not a message of that type. */
  private static byte[] halfGarbage() {
    return Any.newBuilder()
        .setTypeUrl("type.googleapis.com/arrow.flight.protocol.sql.CommandStatementQuery")
        .setValue(ByteString.copyFrom(GARBAGE))
        .build()
        .toByteArray();
  }

  private void read(byte[] ticket) throws Exception {
    try (FlightStream stream = channel.getStream(new Ticket(ticket), token)) {
      stream.next();
    }
  }

  @Test
  void garbageIsTheClientsError() {
    List<FlightDescriptor> descriptors =
        List.of(
            FlightDescriptor.command(GARBAGE),
            FlightDescriptor.command(new byte[0]),
            FlightDescriptor.command(halfGarbage()),
            FlightDescriptor.command(packed(StringValue.of("x"))),
            FlightDescriptor.path("a", "b"));
    for (FlightDescriptor descriptor : descriptors) {
      assertInvalid(() -> channel.getInfo(descriptor, token));
      assertInvalid(() -> channel.getSchema(descriptor, token));
      assertInvalid(() -> channel.pollInfo(descriptor, token));
      assertInvalid(() -> upload(descriptor));
    }
    assertInvalid(() -> read(GARBAGE));
    assertInvalid(() -> read(new byte[0]));
    assertInvalid(() -> read(halfGarbage()));
  }

  private void upload(FlightDescriptor descriptor) throws Exception {
    try (VectorSchemaRoot root = VectorSchemaRoot.of(new VarCharVector("v", doors.clientMemory))) {
      FlightClient.ClientStreamListener upload =
          channel.startPut(descriptor, root, new AsyncPutListener(), token);
      upload.completed();
      upload.getResult();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CreatePreparedStatement",
        "ClosePreparedStatement",
        "CancelQuery",
        "CancelFlightInfo",
        "RenewFlightEndpoint",
        "SetSessionOptions",
        "CloseSession",
        "BeginTransaction",
        "nonsense"
      })
  void garbageActionsAreTheClientsError(String action) {
    assertInvalid(() -> channel.doAction(new Action(action, GARBAGE), token).next());
  }

  @Test
  void exchangesAndSubstraitAreNotOffered() {
    assertStatus(
        FlightStatusCode.UNIMPLEMENTED,
        () ->
            channel.getInfo(
                FlightDescriptor.command(
                    packed(FlightSql.CommandStatementSubstraitPlan.getDefaultInstance())),
                token));
    assertStatus(
        FlightStatusCode.UNIMPLEMENTED,
        () -> {
          try (FlightClient.ExchangeReaderWriter exchange =
              channel.doExchange(FlightDescriptor.command(GARBAGE), token)) {
            exchange.getWriter().completed();
            exchange.getReader().next();
          }
        });
  }

  @Test
  void forgedTicketsOpenNothing() {
    FlightInfo info = client.execute("numbers 1 1", token);
    byte[] ticket = info.getEndpoints().get(0).getTicket().getBytes().clone();
    ticket[ticket.length - 1] ^= 1;
    assertStatus(FlightStatusCode.NOT_FOUND, () -> read(ticket));
    byte[] shortHandle =
        packed(
            FlightSql.TicketStatementQuery.newBuilder()
                .setStatementHandle(ByteString.copyFrom(GARBAGE))
                .build());
    assertStatus(FlightStatusCode.NOT_FOUND, () -> read(shortHandle));
  }

  @Test
  void rowsAreReadOnce() throws Exception {
    FlightInfo info = client.execute("numbers 1 1", token);
    byte[] ticket = info.getEndpoints().get(0).getTicket().getBytes();
    read(ticket);
    doors.queries.submitted.clear();
    assertStatus(FlightStatusCode.NOT_FOUND, () -> read(ticket));
  }

  @Test
  void aTooLongStatementIsRefusedBeforeAnyoneParsesIt() {
    String sql = "numbers 1 1 " + "ü".repeat(doors.config.limits().statementBytes() / 2);
    assertThatThrownBy(() -> client.execute(sql, token))
        .hasMessageContaining("bytes long and at most 1048576 are accepted");
    assertInvalid(() -> client.executeUpdate(sql, token));
    assertInvalid(() -> client.prepare(sql, token));
    assertThat(doors.queries.submitted).isEmpty();
  }

  @Test
  void aTooLargeMessageIsRefusedByTheTransport() {
    byte[] large = new byte[doors.config.limits().messageBytes() + 1];
    assertStatus(
        FlightStatusCode.RESOURCE_EXHAUSTED,
        () -> channel.getInfo(FlightDescriptor.command(large), token));
  }

  @Test
  void aLongErrorStillReachesTheClient() {
    String description =
        FlightErrors.toFlight(GatewayErrors.invalid("ß".repeat(20_000))).status().description();
    assertThat(description.getBytes(StandardCharsets.UTF_8).length).isLessThan(4096);
    assertThatThrownBy(
            () -> doors.login(Doors.USER, Doors.PASSWORD, Doors.header("lane", "x".repeat(7_000))))
        .hasMessageContaining("INVALID_SESSION_OPTION");
  }

  @Test
  void anUploadWhoseClientLeavesFreesItsThread() throws Exception {
    FlightDescriptor bind = FlightDescriptor.command(packed(boundStatement()));
    Context.CancellableContext context = Context.current().withCancellation();
    try (VectorSchemaRoot root = VectorSchemaRoot.of(new VarCharVector("v", doors.clientMemory))) {
      FlightClient.ClientStreamListener upload =
          context.call(() -> channel.startPut(bind, root, new AsyncPutListener(), token));
      await().until(() -> threadsIn("ParameterRows") > 0);
      context.cancel(null);
      assertThatThrownBy(upload::getResult).hasMessageContaining("cancel");
    }
    await().until(() -> threadsIn("ParameterRows") == 0);
  }

  private FlightSql.CommandPreparedStatementQuery boundStatement() throws Exception {
    byte[] request =
        packed(
            FlightSql.ActionCreatePreparedStatementRequest.newBuilder().setQuery("echo ?").build());
    byte[] result =
        channel.doAction(new Action("CreatePreparedStatement", request), token).next().getBody();
    return FlightSql.CommandPreparedStatementQuery.newBuilder()
        .setPreparedStatementHandle(
            Any.parseFrom(result)
                .unpack(FlightSql.ActionCreatePreparedStatementResult.class)
                .getPreparedStatementHandle())
        .build();
  }

  private static long threadsIn(String simpleName) {
    return Thread.getAllStackTraces().values().stream()
        .flatMap(Arrays::stream)
        .filter(frame -> frame.getClassName().equals("io.tarn.gateway." + simpleName))
        .count();
  }

  @Test
  void theLibrarysStatusesCarryOurCodes() {
    assertThatThrownBy(() -> channel.getInfo(FlightDescriptor.command(GARBAGE), token))
        .isInstanceOfSatisfying(
            FlightRuntimeException.class,
            e -> {
              CallStatus status = e.status();
              assertThat(status.metadata().get("tarn-error-code")).isEqualTo("INVALID_ARGUMENT");
              assertThat(status.metadata().get("tarn-sqlstate")).isEqualTo("22023");
            });
  }
}
