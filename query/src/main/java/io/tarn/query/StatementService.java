// SPDX-License-Identifier: Apache-2.0
package io.tarn.query;

import io.tarn.api.ArrowBatches;
import io.tarn.api.AuditLog;
import io.tarn.api.ErrorCode;
import io.tarn.api.IngestMode;
import io.tarn.api.Lane;
import io.tarn.api.Lineage;
import io.tarn.api.LineageLog;
import io.tarn.api.PlannedStatement;
import io.tarn.api.PlanningContext;
import io.tarn.api.Query;
import io.tarn.api.QueryEngine;
import io.tarn.api.QueryHistory;
import io.tarn.api.QueryId;
import io.tarn.api.QueryInfo;
import io.tarn.api.QueryService;
import io.tarn.api.QueryState;
import io.tarn.api.Session;
import io.tarn.api.Sessions;
import io.tarn.api.SqlPlanner;
import io.tarn.api.StatementDescription;
import io.tarn.api.StatementRequest;
import io.tarn.api.TableName;
import io.tarn.api.TracedPlan;
import io.tarn.api.WarehouseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Runs statements for every door. Each gets its id before anything else and ends FINISHED, FAILED
 * or CANCELLED, also when it cannot start. Work for the catalog never queues behind work for an
 * engine.
 */
public final class StatementService implements QueryService, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StatementService.class);
  private static final Duration KEPT_AFTER_END = Duration.ofMinutes(5);

  private final QueryConfig config;
  private final SqlPlanner planner;
  private final Map<Lane, QueryEngine> engines;
  private final QueryHistory history;
  private final AuditLog audit;
  private final LineageLog lineage;
  private final PlanExecutor executor;
  private final RowIngest ingest;
  private final StatementThreads threads;
  private final SessionRegistry sessions;
  private final Map<QueryId, Statement> statements = new ConcurrentHashMap<>();

  public StatementService(
      QueryConfig config, SqlPlanner planner, Map<Lane, QueryEngine> engines, Tables tables) {
    this.config = config;
    this.planner = planner;
    this.engines = Map.copyOf(engines);
    this.history = tables.history();
    this.audit = tables.audit();
    this.lineage = tables.lineage();
    TableLocks locks = new TableLocks();
    this.executor =
        new PlanExecutor(new LaneRouter(engines), new TableWrites(tables, locks), tables);
    this.ingest = new RowIngest(tables, locks);
    this.threads = new StatementThreads(config);
    this.sessions = new SessionRegistry(config.sessionIdleTimeout(), this::cancelAllOf);
    threads.every(sessions.patrol(), () -> sessions.closeIdle(this::isBusy));
  }

  /** The open sessions, whose statements this service runs. */
  public Sessions sessions() {
    return sessions;
  }

  /** Statements that have not ended, for metrics. */
  public long running() {
    return statements.values().stream().filter(s -> !s.record().state().isFinal()).count();
  }

  /** Open sessions, for metrics. */
  public int openSessions() {
    return sessions.size();
  }

  @Override
  public StatementDescription describe(Session session, String sql) {
    try {
      return planner.describe(sql, contextOf(session));
    } catch (WarehouseException e) {
      noteRefusal(e, session.user(), Optional.empty());
      throw e;
    }
  }

  @Override
  public Query submit(Session session, StatementRequest request) {
    Statement statement = register(session, planner.shown(request.sql()));
    dispatch(threads.planning(), statement, () -> planAndRun(statement, session, request));
    return statement;
  }

  @Override
  public Optional<Query> find(QueryId id, Session session) {
    Statement statement = statements.get(id);
    return statement != null && statement.info().user().equals(session.user())
        ? Optional.of(statement)
        : Optional.empty();
  }

  @Override
  public long ingest(Session session, TableName name, IngestMode mode, ArrowBatches rows) {
    try (rows) {
      Statement statement = register(session, "INGEST INTO " + name);
      run(
          statement,
          () -> {
            statement.planned(StatementDescription.update());
            statement.record().planned(Lane.CATALOG, 0);
            statement.started();
            return Outcome.of(
                ingest.ingest(
                    name, mode, new StoppableBatches(rows, statement), statement, session.user()));
          });
      noteLineage(statement, () -> Lineage.into(name));
      return statement.updateCount();
    }
  }

  private Statement register(Session session, String sql) {
    if (threads.isShutdown()) {
      throw QueryErrors.shuttingDown();
    }
    QueryId id = QueryId.next();
    StatementRecord record = new StatementRecord(id, sql, session, history);
    Statement statement = new Statement(id, record, this::cancelOnEngines, this::ended);
    statements.put(id, statement);
    Duration timeout = session.settings().statementTimeout();
    if (!timeout.isZero()) {
      ScheduledFuture<?> timer =
          threads.after(
              timeout, () -> statement.stop(QueryState.FAILED, QueryErrors.timedOut(timeout)));
      statement.whenEnded(() -> timer.cancel(false));
    }
    return statement;
  }

  private void dispatch(Executor pool, Statement statement, Runnable work) {
    try {
      pool.execute(work);
    } catch (RejectedExecutionException e) {
      statement.fail(
          threads.isShutdown()
              ? QueryErrors.shuttingDown()
              : QueryErrors.tooMany(config.maxQueued()));
    }
  }

  private void planAndRun(Statement statement, Session session, StatementRequest request) {
    if (!statement.record().advance(QueryState.PLANNING)) {
      return;
    }
    guarded(
        statement,
        () -> {
          long start = System.nanoTime();
          TracedPlan traced =
              planner.traced(request.sql(), request.parameters(), contextOf(session));
          PlannedStatement plan = traced.statement();
          PlanExecutor.Step step = executor.stepFor(plan, statement, session);
          statement.whenEnded(() -> noteLineage(statement, traced.lineage()));
          statement
              .record()
              .planned(step.lane(), TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
          statement.planned(plan.description());
          if (step.lane() == Lane.CATALOG) {
            statement.started();
            run(statement, step.work());
          } else if (statement.record().advance(QueryState.QUEUED)) {
            dispatch(threads.engines(step.lane()), statement, () -> run(statement, step.work()));
          }
        });
  }

  private void run(Statement statement, Supplier<Outcome> work) {
    if (statement.record().state().isFinal()) {
      return;
    }
    guarded(
        statement,
        () -> {
          statement.succeed(work.get());
          if (statement.hasUnfetchedRows()) {
            forgetUnlessFetched(statement);
          }
        });
  }

  private void forgetUnlessFetched(Statement statement) {
    ScheduledFuture<?> timer =
        threads.after(
            config.resultTimeout(),
            () -> {
              if (statement.hasUnfetchedRows()) {
                statement.stop(
                    QueryState.CANCELLED, QueryErrors.notFetched(config.resultTimeout()));
              }
            });
    statement.whenEnded(() -> timer.cancel(false));
  }

  private void guarded(Statement statement, Runnable work) {
    MDC.put("query", statement.id().value());
    try {
      work.run();
    } catch (WarehouseException e) {
      noteRefusal(e, statement.info().user(), Optional.of(statement.id()));
      statement.fail(e);
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      WarehouseException failure = WarehouseException.internal("The statement failed", e);
      LOG.error("{}", failure.getMessage(), e);
      statement.fail(failure);
    } finally {
      MDC.remove("query");
    }
  }

  private void noteLineage(Statement statement, Supplier<Lineage> of) {
    QueryInfo info = statement.info();
    if (info.state() == QueryState.FINISHED) {
      lineage.record(info.id(), info.user(), info.endedAt().orElseGet(Instant::now), of);
    }
  }

  private void noteRefusal(WarehouseException failure, String user, Optional<QueryId> statement) {
    if (failure.code() == ErrorCode.PERMISSION_DENIED) {
      String detail = String.valueOf(failure.getMessage());
      audit.record(new AuditLog.Event(user, AuditLog.Action.PERMISSION_DENIED, detail, statement));
    }
  }

  private void ended(Statement statement) {
    if (!threads.isShutdown()) {
      var unused = threads.after(KEPT_AFTER_END, () -> statements.remove(statement.id()));
    }
  }

  private void cancelOnEngines(QueryId id) {
    engines.values().forEach(engine -> engine.cancel(id));
  }

  private void cancelAllOf(String sessionId) {
    of(sessionId).forEach(Statement::cancel);
  }

  private boolean isBusy(String sessionId) {
    return of(sessionId).stream().anyMatch(s -> !s.record().state().isFinal());
  }

  private Collection<Statement> of(String sessionId) {
    return statements.values().stream()
        .filter(s -> s.info().sessionId().equals(sessionId))
        .toList();
  }

  private static PlanningContext contextOf(Session session) {
    return new PlanningContext(session.user(), session.settings());
  }

  /** Refuses new statements and ends those that run. */
  @Override
  public void close() {
    threads.close();
    statements.values().forEach(s -> s.stop(QueryState.FAILED, QueryErrors.shuttingDown()));
    threads.awaitEnd();
    statements.values().forEach(Statement::discardRows);
  }
}
