// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.grpc.Context;
import io.tarn.api.Progress;
import io.tarn.api.QueryState;
import java.util.concurrent.CompletableFuture;
import org.apache.arrow.flight.CallOption;
import org.apache.arrow.flight.CancelFlightInfoRequest;
import org.apache.arrow.flight.CancelStatus;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightEndpoint;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.PollInfo;
import org.apache.arrow.flight.RenewFlightEndpointRequest;
import org.apache.arrow.flight.sql.FlightSqlClient;
import org.apache.arrow.flight.sql.impl.FlightSql;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Statements that are left, cancelled, renewed or polled. */
@SuppressWarnings("try") // Flight streams and channels may be interrupted while they close
@Timeout(60)
class CancelAndPollTest {
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
  void leavingInTheMiddleOfTheRowsCancelsTheStatement() throws Exception {
    FlightStream stream = read(client.execute("numbers 100000 20000", token));
    assertThat(stream.next()).isTrue();
    stream.cancel("enough", null);
    stream.close();
    await().until(() -> doors.queries.last().info().state() == QueryState.CANCELLED);
    await().until(() -> doors.queries.streams.get(0).closed);
  }

  @Test
  void leavingWhileTheStatementIsPlannedCancelsIt() throws Exception {
    Context.CancellableContext context = Context.current().withCancellation();
    CompletableFuture<Void> call =
        CompletableFuture.runAsync(() -> context.run(() -> client.execute("plan", token)));
    await().until(() -> !doors.queries.submitted.isEmpty());
    context.cancel(null);
    await().until(() -> doors.queries.last().info().state() == QueryState.CANCELLED);
    assertThatThrownBy(call::join).hasMessageContaining("cancel");
  }

  @Test
  void cancelStopsARunningStatementAndSaysSo() {
    FlightInfo info = client.execute("wait", token);
    CancelFlightInfoRequest request = new CancelFlightInfoRequest(info);
    assertThat(client.cancelFlightInfo(request, token).getStatus())
        .isEqualTo(CancelStatus.CANCELLED);
    assertThat(client.cancelFlightInfo(request, token).getStatus())
        .isEqualTo(CancelStatus.CANCELLED);
    assertThatThrownBy(() -> count(info)).hasMessageContaining("CANCELLED");
  }

  @Test
  void whatHasEndedCannotBeCancelled() throws Exception {
    FlightInfo info = client.execute("numbers 1 1", token);
    count(info);
    await().until(() -> doors.queries.last().info().state() == QueryState.FINISHED);
    assertThat(client.cancelFlightInfo(new CancelFlightInfoRequest(info), token).getStatus())
        .isEqualTo(CancelStatus.NOT_CANCELLABLE);
  }

  @Test
  void anotherUserCanNeitherReadNorCancel() throws Exception {
    FlightInfo info = client.execute("numbers 1 1", token);
    CallOption bob = doors.login("bob", "builder");
    CancelFlightInfoRequest request = new CancelFlightInfoRequest(info);
    assertThatThrownBy(() -> client.cancelFlightInfo(request, bob))
        .hasMessageContaining("STATEMENT_NOT_FOUND");
    try (FlightStream stream = client.getStream(info.getEndpoints().get(0).getTicket(), bob)) {
      assertThatThrownBy(stream::next).hasMessageContaining("STATEMENT_NOT_FOUND");
    }
    assertThat(count(info)).isEqualTo(1);
  }

  @Test
  void renewingWorksWhileTheStatementIsKnown() {
    FlightInfo info = client.execute("numbers 1 1", token);
    FlightEndpoint endpoint = info.getEndpoints().get(0);
    RenewFlightEndpointRequest request = new RenewFlightEndpointRequest(endpoint);
    assertThat(client.renewFlightEndpoint(request, token).getTicket())
        .isEqualTo(endpoint.getTicket());
    doors.queries.submitted.clear();
    assertThatThrownBy(() -> client.renewFlightEndpoint(request, token))
        .hasMessageContaining("STATEMENT_NOT_FOUND");
  }

  @Test
  void pollingShowsProgressUntilThereAreRows() throws Exception {
    try (FlightClient channel = doors.channel()) {
      FlightDescriptor start =
          FlightDescriptor.command(
              com.google.protobuf.Any.pack(
                      FlightSql.CommandStatementQuery.newBuilder().setQuery("wait").build())
                  .toByteArray());
      PollInfo first = channel.pollInfo(start, token);
      assertThat(first.getFlightInfo().getEndpoints()).isEmpty();
      FlightDescriptor again = first.getFlightDescriptor().orElseThrow();
      FakeQuery query = doors.queries.last();
      query.progress = new Progress(1, 4, 100);
      CompletableFuture<PollInfo> second =
          CompletableFuture.supplyAsync(() -> channel.pollInfo(again, token));
      query.rows.complete(
          () ->
              new FakeRows(
                  FakeQueries.NUMBERS, doors.engineMemory, 0, (root, batch) -> {}, () -> {}));
      PollInfo done = second.join();
      assertThat(done.getFlightDescriptor()).isEmpty();
      assertThat(done.getFlightInfo().getEndpoints()).hasSize(1);
      assertThat(count(done.getFlightInfo())).isZero();
    }
  }

  @Test
  void aPolledStatementCanBeCancelledBeforeItHasRows() throws Exception {
    try (FlightClient channel = doors.channel()) {
      FlightDescriptor start =
          FlightDescriptor.command(
              com.google.protobuf.Any.pack(
                      FlightSql.CommandStatementQuery.newBuilder().setQuery("wait").build())
                  .toByteArray());
      FlightInfo info = channel.pollInfo(start, token).getFlightInfo();
      assertThat(channel.cancelFlightInfo(new CancelFlightInfoRequest(info), token).getStatus())
          .isEqualTo(CancelStatus.CANCELLED);
    }
  }
}
