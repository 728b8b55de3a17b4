// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tarn.api.QueryState;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.arrow.flight.CallOption;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStatusCode;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.Ticket;
import org.apache.arrow.flight.sql.FlightSqlClient;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A door that is too busy or is stopping says so, and what runs ends in order. */
@SuppressWarnings("try") // Flight streams and channels may be interrupted while they close
@Timeout(60)
class OverloadTest {

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

  private void read(byte[] ticket) throws Exception {
    try (FlightStream stream = channel.getStream(new Ticket(ticket), token)) {
      stream.next();
    }
  }

  @Test
  void waitingStatementsLeaveRoomForMetadata() throws Exception {
    int limit = doors.config.limits().waitingCalls();
    ExecutorService threads = Executors.newFixedThreadPool(limit);
    try {
      List<CompletableFuture<Void>> calls = new ArrayList<>();
      for (int i = 0; i < limit; i++) {
        calls.add(CompletableFuture.runAsync(() -> client.execute("plan", token), threads));
      }
      await().until(() -> doors.queries.submitted.size() == limit);
      assertStatus(FlightStatusCode.RESOURCE_EXHAUSTED, () -> client.execute("numbers 1 1", token));
      assertThat(client.getCatalogs(token).getEndpoints()).hasSize(1);
      doors.queries.submitted.values().forEach(FakeQuery::cancel);
      for (CompletableFuture<Void> call : calls) {
        assertThatThrownBy(call::join).hasMessageContaining("CANCELLED");
      }
      assertThat(client.execute("numbers 1 1", token).getEndpoints()).hasSize(1);
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void oneResultTooManyIsRefusedAndTheOthersGoOn() throws Exception {
    List<FlightStream> open = new ArrayList<>();
    for (int i = 0; i < doors.config.limits().streams(); i++) {
      FlightInfo info = client.execute("numbers 1000 20000", token);
      FlightStream stream = channel.getStream(info.getEndpoints().get(0).getTicket(), token);
      assertThat(stream.next()).isTrue();
      open.add(stream);
    }
    FlightInfo info = client.execute("numbers 1 1", token);
    assertStatus(
        FlightStatusCode.RESOURCE_EXHAUSTED,
        () -> read(info.getEndpoints().get(0).getTicket().getBytes()));
    assertThat(open.get(0).next()).isTrue();
    for (FlightStream stream : open) {
      stream.cancel("enough", null);
      stream.close();
    }
  }

  @Test
  void stoppingCancelsWhatDoesNotEnd() throws Exception {
    FlightInfo info = client.execute("wait", token);
    FlightStream stream = channel.getStream(info.getEndpoints().get(0).getTicket(), token);
    FlightInfo slow = client.execute("numbers 1000 20000", token);
    FlightStream unread = channel.getStream(slow.getEndpoints().get(0).getTicket(), token);
    assertThat(unread.next()).isTrue();
    doors.flight.close();
    assertThat(doors.flight.isOpen()).isFalse();
    assertThatThrownBy(stream::next).isInstanceOf(FlightRuntimeException.class);
    assertThat(doors.queries.submitted.values())
        .allMatch(q -> q.info().state() == QueryState.CANCELLED);
    assertStatus(FlightStatusCode.UNAVAILABLE, () -> client.getCatalogs(token));
    stream.close();
    unread.close();
  }

  @Test
  void stoppingWaitsForWhatEnds() throws Exception {
    FlightInfo info = client.execute("numbers 30 20000", token);
    FlightStream stream = channel.getStream(info.getEndpoints().get(0).getTicket(), token);
    assertThat(stream.next()).isTrue();
    CompletableFuture<Long> rest =
        CompletableFuture.supplyAsync(
            () -> {
              long rows = stream.getRoot().getRowCount();
              while (stream.next()) {
                rows += stream.getRoot().getRowCount();
              }
              return rows;
            });
    doors.flight.close();
    assertThat(rest.join()).isEqualTo(600_000);
    stream.close();
  }
}
