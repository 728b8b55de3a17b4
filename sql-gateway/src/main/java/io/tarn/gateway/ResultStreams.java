// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import io.tarn.api.Query;
import io.tarn.api.ResultStream;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.apache.arrow.flight.BackpressureStrategy.CallbackBackpressureStrategy;
import org.apache.arrow.flight.BackpressureStrategy.WaitResult;
import org.apache.arrow.flight.FlightProducer.ServerStreamListener;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends statements' rows to clients, each on a thread of a bounded pool of their own, so that slow
 * readers cannot starve other calls. A batch is fetched only when the client can take it.
 */
final class ResultStreams {
  private static final Logger LOG = LoggerFactory.getLogger(ResultStreams.class);

  private final ExecutorService threads;
  private final BufferAllocator allocator;
  private final int limit;
  private final Set<Delivery> running = ConcurrentHashMap.newKeySet();

  /**
   * @param threads runs deliveries; refuses one more when all are busy
   * @param limit how many it runs, for the message
   */
  ResultStreams(ExecutorService threads, BufferAllocator allocator, int limit) {
    this.threads = threads;
    this.allocator = allocator;
    this.limit = limit;
  }

  /**
   * Starts to send a statement's rows and returns; every end, good or bad, goes to the listener.
   */
  void send(Query query, ServerStreamListener listener) {
    Delivery delivery = new Delivery(query, listener);
    running.add(delivery);
    delivery.register(listener);
    try {
      threads.execute(delivery);
    } catch (RejectedExecutionException e) {
      running.remove(delivery);
      listener.error(
          FlightErrors.toFlight(GatewayErrors.tooMany("results being read", limit), query.id()));
    }
  }

  int count() {
    return running.size();
  }

  void cancelAll() {
    running.forEach(Delivery::stop);
  }

  private final class Delivery extends CallbackBackpressureStrategy implements Runnable {
    private final Query query;
    private final ServerStreamListener listener;
    private volatile boolean stopped;
    private volatile boolean delivered;

    Delivery(Query query, ServerStreamListener listener) {
      this.query = query;
      this.listener = listener;
    }

    void stop() {
      stopped = true;
      query.cancel();
      interruptWait();
    }

    @Override
    protected void cancelCallback() {
      // gRPC also calls this at a call's normal end.
      if (!delivered) {
        query.cancel();
      }
    }

    @Override
    protected boolean shouldContinueWaiting(ServerStreamListener l, long remaining) {
      return !stopped;
    }

    @Override
    public void run() {
      try {
        if (listener.isCancelled()) {
          query.cancel();
        } else if (!query.description().returnsRows() || sendRows()) {
          complete();
        }
      } catch (RuntimeException e) {
        fail(e);
      } finally {
        running.remove(this);
      }
    }

    /** Sends all rows; gives false if the client left before the last. */
    private boolean sendRows() {
      try (ResultStream rows = query.rows()) {
        Schema schema = DescribedSchema.ofResult(rows.schema());
        listener.start(new DescribedRoot(schema, rows.root()));
        List<String> told = List.of();
        for (boolean first = true; rows.next(); first = false) {
          if (!clientIsReady()) {
            query.cancel();
            return false;
          }
          if (first) {
            told = rows.warnings();
            putNotes(told);
          } else {
            listener.putNext();
          }
        }
        if (!told.equals(rows.warnings())) {
          rows.root().clear();
          putNotes(rows.warnings());
        }
        return true;
      }
    }

    /** Ends the call, once the rows are closed: what was read to its end is not cancelled. */
    private void complete() {
      if (!query.description().returnsRows()) {
        // Sent as a query, but it changes something: an empty result when it has ended.
        query.updateCount();
        try (VectorSchemaRoot none = VectorSchemaRoot.of()) {
          listener.start(none);
        }
      }
      delivered = true;
      listener.completed();
    }

    private boolean clientIsReady() {
      WaitResult result = waitForListener(0);
      if (result == WaitResult.OTHER) {
        throw GatewayErrors.stopping();
      }
      return result == WaitResult.READY;
    }

    /** Sends the current batch with what is to be known about the rows. */
    private void putNotes(List<String> warnings) {
      listener.putNext(StatementNotes.buffer(allocator, StatementNotes.of(query, warnings)));
    }

    private void fail(RuntimeException e) {
      if (listener.isCancelled()) {
        LOG.debug("Statement {}: the client went away while rows were sent", query.id());
      } else {
        listener.error(FlightErrors.toFlight(e, query.id()));
      }
    }
  }
}
