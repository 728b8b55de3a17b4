// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.grpc.ManagedChannel;
import io.grpc.stub.StreamObserver;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
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

  private final BufferAllocator allocator = new RootAllocator();
  private final ManagedChannel channel;
  private final SessionHeaders headers;
  private final FlightClient client;

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

  /** Cancelling is best effort: the gRPC call itself has been cancelled as well. */
  private static final class Ignored implements StreamObserver<Flight.Result> {
    @Override
    public void onNext(Flight.Result result) {}

    @Override
    public void onError(Throwable failure) {}

    @Override
    public void onCompleted() {}
  }
}
