// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.grpc.Context;
import io.grpc.ManagedChannel;
import io.grpc.stub.StreamObserver;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.arrow.flight.Action;
import org.apache.arrow.flight.CallOption;
import org.apache.arrow.flight.CancelFlightInfoRequest;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightConstants;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightGrpcUtils;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.Result;
import org.apache.arrow.flight.Ticket;
import org.apache.arrow.flight.impl.Flight;
import org.apache.arrow.flight.impl.FlightServiceGrpc;
import org.apache.arrow.flight.impl.FlightServiceGrpc.FlightServiceStub;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/**
 * One channel to one server and the memory its answers use. Safe for use by many threads. Throws
 * Flight's and gRPC's unchecked exceptions; {@link Execution} translates them.
 */
final class FlightWire implements AutoCloseable {
  private static final int CANCEL_SECONDS = 5;
  private static final int SETTLE_SECONDS = 2;
  private static final CompletableFuture<Void> NOTHING = CompletableFuture.completedFuture(null);

  private final BufferAllocator allocator = new RootAllocator();
  private final ManagedChannel channel;
  private final SessionHeaders headers;
  private final FlightClient client;
  private CompletableFuture<Void> owed = NOTHING;

  FlightWire(ManagedChannel channel, SessionHeaders headers) {
    this.channel = channel;
    this.headers = headers;
    this.client = FlightGrpcUtils.createFlightClient(allocator, channel);
  }

  BufferAllocator allocator() {
    return allocator;
  }

  SessionHeaders headers() {
    return headers;
  }

  FlightClient client() {
    return client;
  }

  /** The plain gRPC stub, for uploads. */
  FlightServiceStub stub() {
    return FlightServiceGrpc.newStub(channel);
  }

  FlightInfo info(Message command, CallOption... options) {
    return client.getInfo(FlightDescriptor.command(Any.pack(command).toByteArray()), options);
  }

  FlightStream stream(Ticket ticket) {
    return client.getStream(ticket);
  }

  /** Runs an action of Flight SQL and gives its first result. */
  Optional<Any> action(String type, Message request, CallOption... options) throws Exception {
    Iterator<Result> results =
        client.doAction(new Action(type, Any.pack(request).toByteArray()), options);
    Optional<Any> first = Optional.empty();
    while (results.hasNext()) {
      Result result = results.next();
      first = first.isPresent() ? first : Optional.of(Any.parseFrom(result.getBody()));
    }
    return first;
  }

  /** Runs an action of Flight SQL and hands its results over as they come. */
  void send(String type, Message request, StreamObserver<Flight.Result> results) {
    Flight.Action action =
        Flight.Action.newBuilder().setType(type).setBody(Any.pack(request).toByteString()).build();
    stub().doAction(action, results);
  }

  /** Frees something on the server that nobody here will use. */
  CompletableFuture<Void> free(String type, Message request) {
    Ignored done = new Ignored();
    Context.ROOT.run(() -> send(type, request, done));
    return done.end;
  }

  /** Remembers work that goes on although nobody waits for it. */
  synchronized void owe(CompletableFuture<Void> work) {
    owed = CompletableFuture.allOf(owed, work.exceptionally(failure -> null));
  }

  private synchronized CompletableFuture<Void> owed() {
    return owed;
  }

  /** Waits a moment for such work, before the channel goes; the session's end frees the rest. */
  void settle() {
    try {
      var unused = owed().get(SETTLE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException unsettled) {
      return;
    }
  }

  /** Asks the server to stop a query; does not wait, since whoever cancels is in a hurry. */
  void cancelLater(FlightInfo info) {
    Flight.Action action =
        Flight.Action.newBuilder()
            .setType(FlightConstants.CANCEL_FLIGHT_INFO.getType())
            .setBody(ByteString.copyFrom(new CancelFlightInfoRequest(info).serialize()))
            .build();
    stub().withDeadlineAfter(CANCEL_SECONDS, TimeUnit.SECONDS).doAction(action, new Ignored());
  }

  @Override
  public void close() {
    channel.shutdownNow();
    try {
      client.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    allocator.close();
  }

  /** Cancelling and freeing are best effort. */
  private static final class Ignored implements StreamObserver<Flight.Result> {
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    @Override
    public void onNext(Flight.Result result) {}

    @Override
    public void onError(Throwable failure) {
      end.complete(null);
    }

    @Override
    public void onCompleted() {
      end.complete(null);
    }
  }
}
