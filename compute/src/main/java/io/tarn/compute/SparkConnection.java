// SPDX-License-Identifier: Apache-2.0
package io.tarn.compute;

import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.spark.connect.proto.SparkConnectServiceGrpc;
import org.apache.spark.connect.proto.SparkConnectServiceGrpc.SparkConnectServiceBlockingV2Stub;
import org.apache.spark.connect.proto.SparkConnectServiceGrpc.SparkConnectServiceStub;

/** The way to one Spark process: its channel, and the sessions open on it. */
final class SparkConnection implements AutoCloseable {
  /** Batches are cut at 4 MiB, but one row may be larger than that. */
  private static final int MAX_MESSAGE_BYTES = 256 * 1024 * 1024;

  private final ManagedChannel channel;
  private final SparkConnectServiceBlockingV2Stub blocking;
  private final SparkConnectServiceStub asynchronous;
  private final SessionPool sessions = new SessionPool(this);
  private final CompletableFuture<Void> closed = new CompletableFuture<>();

  SparkConnection(int port, String token) {
    // No deadline and no keep-alive: statements may run for hours, and the process's end is seen.
    this.channel =
        NettyChannelBuilder.forAddress(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
            .usePlaintext()
            .maxInboundMessageSize(MAX_MESSAGE_BYTES)
            .flowControlWindow(8 * 1024 * 1024)
            .build();
    Metadata headers = new Metadata();
    headers.put(
        Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + token);
    var authenticated = MetadataUtils.newAttachHeadersInterceptor(headers);
    this.blocking =
        SparkConnectServiceGrpc.newBlockingV2Stub(channel).withInterceptors(authenticated);
    this.asynchronous = SparkConnectServiceGrpc.newStub(channel).withInterceptors(authenticated);
  }

  SparkConnectServiceBlockingV2Stub blocking() {
    return blocking;
  }

  SparkConnectServiceStub asynchronous() {
    return asynchronous;
  }

  SessionPool sessions() {
    return sessions;
  }

  /** Done once nobody gets this connection any more. */
  CompletableFuture<Void> closed() {
    return closed;
  }

  /** Fails what still runs on it. */
  @Override
  public void close() {
    closed.complete(null);
    channel.shutdownNow();
    try {
      channel.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
