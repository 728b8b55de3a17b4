// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.micro;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightServer;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.Location;
import org.apache.arrow.flight.NoOpFlightProducer;
import org.apache.arrow.flight.Ticket;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Arrow Flight with nothing before or behind it: what rows cost on their way, one million of them,
 * ten columns of eight bytes.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class TransferBenchmark {
  private static final int COLUMNS = 10;
  private static final int BATCH_ROWS = 32 * 1024;
  private static final int BATCHES = 31;

  private final BufferAllocator allocator = new RootAllocator();
  private Optional<FlightServer> server = Optional.empty();
  private Optional<FlightClient> client = Optional.empty();

  /** Opens a server and a client of it. */
  @Setup(Level.Trial)
  public void open() throws IOException {
    FlightServer started =
        FlightServer.builder(allocator, Location.forGrpcInsecure("127.0.0.1", 0), new Rows())
            .build()
            .start();
    server = Optional.of(started);
    client =
        Optional.of(
            FlightClient.builder(
                    allocator, Location.forGrpcInsecure("127.0.0.1", started.getPort()))
                .build());
  }

  /** Gives the same batch again and again. */
  private final class Rows extends NoOpFlightProducer {
    @Override
    public void getStream(CallContext context, Ticket ticket, ServerStreamListener listener) {
      BigIntVector[] columns = new BigIntVector[COLUMNS];
      for (int i = 0; i < COLUMNS; i++) {
        columns[i] = new BigIntVector("c" + i, allocator);
        columns[i].allocateNew(BATCH_ROWS);
        for (int row = 0; row < BATCH_ROWS; row++) {
          columns[i].set(row, row);
        }
        columns[i].setValueCount(BATCH_ROWS);
      }
      try (VectorSchemaRoot root = VectorSchemaRoot.of(columns)) {
        root.setRowCount(BATCH_ROWS);
        listener.start(root);
        for (int i = 0; i < BATCHES; i++) {
          while (!listener.isReady()) {
            Thread.onSpinWait();
          }
          listener.putNext();
        }
        listener.completed();
      }
    }
  }

  /** Reads all batches, no value. */
  @Benchmark
  public long millionRows() throws Exception {
    FlightStream stream = client.orElseThrow().getStream(new Ticket(new byte[] {1}));
    try {
      long rows = 0;
      while (stream.next()) {
        rows += stream.getRoot().getRowCount();
      }
      return rows;
    } finally {
      stream.close();
    }
  }

  /** Closes both. */
  @TearDown(Level.Trial)
  public void close() throws Exception {
    if (client.isPresent()) {
      client.get().close();
    }
    if (server.isPresent()) {
      server.get().close();
    }
    allocator.close();
  }
}
