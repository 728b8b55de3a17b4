// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway.rest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Scheduler;
import io.tarn.api.Query;
import io.tarn.api.QueryId;
import io.tarn.api.QueryService;
import io.tarn.api.ResultStream;
import io.tarn.api.Session;
import io.tarn.api.StatementRequest;
import io.tarn.api.WarehouseException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The statements sent over HTTP: each is read to its end and remembered for an hour. */
final class RestStatements implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RestStatements.class);
  private static final Duration REMEMBERED = Duration.ofHours(1);
  private static final int MOST_RUNNING = 64;

  /** Half of all: nobody alone keeps others out. */
  private static final int MOST_OF_A_USER = MOST_RUNNING / 2;

  private static final int MOST_REMEMBERED = 10_000;

  /** What the documentation gives for disposition INLINE. */
  private static final long INLINE_BYTES = 25L << 20;

  private final QueryService queries;
  private final ResultKeeper keeper;
  private final BufferAllocator allocator;
  private final ExecutorService readers;
  private final Semaphore slots = new Semaphore(MOST_RUNNING);

  private final Map<String, Integer> runningOf = new ConcurrentHashMap<>();

  /** Those that have ended are forgotten after a time; those that run are in use. */
  private final Cache<QueryId, RestStatement> known;

  RestStatements(QueryService queries, ResultKeeper keeper, BufferAllocator allocator) {
    this.queries = queries;
    this.keeper = keeper;
    this.allocator = allocator;
    this.readers = readers();
    this.known =
        Caffeine.newBuilder()
            .expireAfter(new SinceEnd())
            .maximumSize(MOST_REMEMBERED)
            .scheduler(Scheduler.systemScheduler())
            .evictionListener((id, statement, cause) -> forgotten(statement))
            .build();
  }

  private static ExecutorService readers() {
    AtomicInteger number = new AtomicInteger();
    return new ThreadPoolExecutor(
        0,
        Integer.MAX_VALUE,
        30,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        task -> {
          Thread thread = new Thread(task, "rest-result-" + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }

  /**
   * Starts a statement, if there is room to read its result: one that was refused has done nothing.
   */
  RestStatement submit(Session session, ExecuteRequest request) {
    if (runningOf.merge(session.user(), 1, Integer::sum) > MOST_OF_A_USER) {
      ended(session.user());
      throw RestErrors.tooManyOfUser(MOST_OF_A_USER);
    }
    if (!slots.tryAcquire()) {
      ended(session.user());
      throw RestErrors.tooMany(MOST_RUNNING);
    }
    try {
      Query query =
          queries.submit(session, new StatementRequest(request.statement(), request.parameters()));
      RestStatement sent =
          new RestStatement(query, session.user(), request.format(), request.disposition());
      ResultKeeper.Limits limits = limits(request);
      known.put(query.id(), sent);
      readers.execute(() -> finish(sent, query, limits));
      return sent;
    } catch (RuntimeException | Error e) {
      slots.release();
      ended(session.user());
      throw e;
    }
  }

  private void ended(String user) {
    runningOf.computeIfPresent(user, (name, count) -> count == 1 ? null : count - 1);
  }

  /** A statement of this user. */
  Optional<RestStatement> find(QueryId id, String user) {
    return find(id).filter(statement -> statement.user().equals(user));
  }

  /** A statement of anyone. */
  Optional<RestStatement> find(QueryId id) {
    return Optional.ofNullable(known.getIfPresent(id));
  }

  private void finish(RestStatement statement, Query query, ResultKeeper.Limits limits) {
    try {
      statement.succeed(
          query.description().returnsRows()
              ? rows(query, limits)
              : AffectedRows.kept(query.updateCount(), allocator));
    } catch (WarehouseException e) {
      statement.fail(e);
    } catch (RuntimeException | Error e) {
      WarehouseException defect = WarehouseException.internal("The result cannot be kept", e);
      LOG.error("{}", defect.getMessage(), e);
      statement.fail(defect);
    } finally {
      slots.release();
      ended(statement.user());
      known.put(statement.id(), statement);
    }
  }

  private KeptResult rows(Query query, ResultKeeper.Limits limits) {
    try (ResultStream rows = query.rows()) {
      return keeper.keep(query.id(), rows, limits);
    }
  }

  private static ResultKeeper.Limits limits(ExecuteRequest request) {
    return new ResultKeeper.Limits(
        request.rowLimit().orElse(Long.MAX_VALUE),
        request.byteLimit().orElse(Long.MAX_VALUE),
        request.disposition() == ExecuteRequest.Disposition.INLINE ? INLINE_BYTES : Long.MAX_VALUE);
  }

  private void forgotten(@Nullable RestStatement statement) {
    if (statement != null) {
      statement.cancel();
      keeper.remove(statement.id());
    }
  }

  /** A statement is written a second time when it ends. */
  private static final class SinceEnd implements Expiry<QueryId, RestStatement> {
    @Override
    public long expireAfterCreate(QueryId id, RestStatement statement, long now) {
      return Long.MAX_VALUE;
    }

    @Override
    public long expireAfterUpdate(QueryId id, RestStatement statement, long now, long left) {
      return REMEMBERED.toNanos();
    }

    @Override
    public long expireAfterRead(QueryId id, RestStatement statement, long now, long left) {
      return left;
    }
  }

  @Override
  public void close() {
    known.asMap().values().forEach(statement -> statement.cancel());
    readers.shutdown();
    try {
      if (!readers.awaitTermination(5, TimeUnit.SECONDS)) {
        readers.shutdownNow();
        boolean ended = readers.awaitTermination(5, TimeUnit.SECONDS);
        assert ended || readers.isShutdown();
      }
    } catch (InterruptedException e) {
      readers.shutdownNow();
      Thread.currentThread().interrupt();
    }
    keeper.sweep();
  }
}
