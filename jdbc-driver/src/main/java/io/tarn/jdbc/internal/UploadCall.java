// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import org.apache.arrow.flight.grpc.StatusUtils;
import org.apache.arrow.flight.impl.Flight;
import org.apache.arrow.flight.impl.Flight.FlightData;
import org.apache.arrow.flight.impl.Flight.PutResult;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One DoPut. It encodes the messages itself, on the heap, because Flight's own client needs {@code
 * --add-opens java.nio} for uploads.
 */
final class UploadCall {
  private final Answers answers = new Answers();

  UploadCall(FlightWire wire) {
    wire.stub().doPut(answers);
  }

  /** Opens the upload: what is to be done, and the columns of what follows. */
  void start(Message command, Schema schema) {
    Flight.FlightDescriptor descriptor =
        Flight.FlightDescriptor.newBuilder()
            .setType(Flight.FlightDescriptor.DescriptorType.CMD)
            .setCmd(Any.pack(command).toByteString())
            .build();
    answers
        .request()
        .onNext(
            FlightData.newBuilder()
                .setFlightDescriptor(descriptor)
                .setDataHeader(BatchEncoder.schema(schema))
                .build());
  }

  /** Sends the rows now in the vectors, waiting while the network is busy. */
  void send(VectorSchemaRoot root) throws InterruptedException {
    answers.awaitReady();
    if (!answers.ended()) {
      answers.request().onNext(BatchEncoder.batch(root));
    }
  }

  /** Says that all was sent and waits for the server's answers. */
  List<ByteString> finish() throws InterruptedException {
    if (!answers.ended()) {
      answers.request().onCompleted();
    }
    return answers.await();
  }

  /** Gives up; the server must undo what it did. */
  void abandon(Throwable reason) {
    answers.request().cancel("The client gave up", reason);
  }

  private static final class Answers implements ClientResponseObserver<FlightData, PutResult> {
    private final Semaphore ready = new Semaphore(0);
    private final List<ByteString> received = new ArrayList<>();
    private final CompletableFuture<List<ByteString>> end = new CompletableFuture<>();
    private @Nullable ClientCallStreamObserver<FlightData> request;

    @Override
    public void beforeStart(ClientCallStreamObserver<FlightData> stream) {
      request = stream;
      stream.setOnReadyHandler(ready::release);
    }

    @Override
    public synchronized void onNext(PutResult result) {
      received.add(result.getAppMetadata());
    }

    @Override
    public void onError(Throwable failure) {
      end.completeExceptionally(failure);
      ready.release();
    }

    @Override
    public synchronized void onCompleted() {
      end.complete(List.copyOf(received));
      ready.release();
    }

    ClientCallStreamObserver<FlightData> request() {
      if (request == null) {
        throw new IllegalStateException("gRPC did not start the call");
      }
      return request;
    }

    boolean ended() {
      return end.isDone();
    }

    void awaitReady() throws InterruptedException {
      while (!request().isReady() && !end.isDone()) {
        ready.acquire();
        ready.drainPermits();
      }
    }

    List<ByteString> await() throws InterruptedException {
      try {
        return end.get();
      } catch (ExecutionException e) {
        throw StatusUtils.fromThrowable(e.getCause());
      }
    }
  }
}
