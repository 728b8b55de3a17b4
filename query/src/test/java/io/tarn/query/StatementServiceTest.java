// SPDX-License-Identifier: Apache-2.0
package io.tarn.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.tarn.api.ArrowBatches;
import io.tarn.api.AuditLog;
import io.tarn.api.CommitSummary;
import io.tarn.api.ErrorCode;
import io.tarn.api.IfExists;
import io.tarn.api.IngestMode;
import io.tarn.api.Lane;
import io.tarn.api.Query;
import io.tarn.api.QueryId;
import io.tarn.api.QueryInfo;
import io.tarn.api.QueryState;
import io.tarn.api.ResultStream;
import io.tarn.api.Session;
import io.tarn.api.SessionOption;
import io.tarn.api.StatementRequest;
import io.tarn.api.TableDefinition;
import io.tarn.api.TableEntry;
import io.tarn.api.TableName;
import io.tarn.api.TableWriter;
import io.tarn.api.WarehouseException;
import io.tarn.testkit.OpenAccess;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatementServiceTest {
  private final BufferAllocator allocator = new RootAllocator();
  private final RecordingCatalog catalog = new RecordingCatalog();
  private final OpenAccess access = new OpenAccess();
  private final List<AuditLog.Event> audited = new CopyOnWriteArrayList<>();
  private final ScriptedEngine engine = new ScriptedEngine(allocator);
  private StatementService service = newService(QueryConfig.defaults());
  private Session session = service.sessions().open("admin");

  @BeforeEach
  void forgetCalls() {
    catalog.calls.clear();
  }

  @AfterEach
  void nothingLeaks() {
    service.close();
    engine.close();
    allocator.close();
  }

  @Test
  void rowsArriveAndTheStatementFinishesWithTheLastOfThem() {
    Query query = submit("q:rows 10000");
    assertThat(query.description().returnsRows()).isTrue();
    try (ResultStream rows = query.rows()) {
      long count = 0;
      while (rows.next()) {
        assertThat(query.info().state()).isEqualTo(QueryState.RUNNING);
        count += rows.root().getRowCount();
      }
      assertThat(count).isEqualTo(10000);
    }
    QueryInfo last = lastRecord(query);
    assertThat(last.state()).isEqualTo(QueryState.FINISHED);
    assertThat(last.rows()).isEqualTo(10000);
    assertThat(last.lane()).contains(Lane.SPARK);
    assertThat(last.endedAt()).isPresent();
  }

  @Test
  void everyStatementIsInTheHistoryFromItsFirstMoment() {
    Query query = submit("syntax error");
    failure(query::description);
    assertThat(recordsOf(query))
        .extracting(QueryInfo::state)
        .containsExactly(QueryState.QUEUED, QueryState.PLANNING, QueryState.FAILED);
    assertThat(lastRecord(query).errorCode()).contains("PARSE_SYNTAX_ERROR");
    assertThat(lastRecord(query).error().orElseThrow()).contains("line 1, column 1");
  }

  @Test
  void anEngineErrorKeepsItsConditionAndSqlState() {
    Query query = submit("q:fail");
    WarehouseException failure = failure(query::rows);
    assertThat(failure.condition()).isEqualTo("DIVIDE_BY_ZERO");
    assertThat(failure.sqlState()).isEqualTo("22012");
    assertThat(query.info().state()).isEqualTo(QueryState.FAILED);
  }

  @Test
  void aDefectIsAnInternalErrorWithAnInstance() {
    assertThat(failure(submit("bug")::description).code()).isEqualTo(ErrorCode.INTERNAL_ERROR);
    assertThat(failure(submit("q:crash")::rows)).hasMessageContaining("instance");
  }

  @Test
  void cancelEndsARunningStatement() throws InterruptedException {
    Query query = submit("q:block");
    assertThat(engine.blocking.await(5, TimeUnit.SECONDS)).isTrue();
    query.cancel();
    assertThat(failure(query::rows).code()).isEqualTo(ErrorCode.CANCELLED);
    assertThat(query.info().state()).isEqualTo(QueryState.CANCELLED);
    query.cancel();
    assertThat(query.info().state()).isEqualTo(QueryState.CANCELLED);
  }

  @Test
  void cancelWhileFetchingIsSeenByTheReader() {
    Query query = submit("q:rows 10000");
    try (ResultStream rows = query.rows()) {
      assertThat(rows.next()).isTrue();
      query.cancel();
      assertThat(failure(rows::next).code()).isEqualTo(ErrorCode.CANCELLED);
    }
  }

  @Test
  void closingEarlyCancels() {
    Query query = submit("q:rows 10000");
    try (ResultStream rows = query.rows()) {
      assertThat(rows.next()).isTrue();
    }
    assertThat(query.info().state()).isEqualTo(QueryState.CANCELLED);
    assertThat(query.info().error().orElseThrow()).contains("closed the result");
  }

  @Test
  void rowsAreGivenOnce() {
    Query query = submit("show");
    query.rows().close();
    assertThat(failure(query::rows).code()).isEqualTo(ErrorCode.STATEMENT_NOT_FOUND);
  }

  @Test
  void rowsNobodyFetchesAreThrownAway() {
    restart(new QueryConfig(2, 10, Duration.ofMillis(50), Duration.ofHours(1)));
    Query query = submit("q:rows 10");
    await().until(() -> query.info().state() == QueryState.CANCELLED);
    await().until(() -> allocator.getAllocatedMemory() == 0);
  }

  @Test
  void catalogWorkDoesNotQueueBehindEngines() throws InterruptedException {
    restart(new QueryConfig(1, 2, Duration.ofMinutes(1), Duration.ofHours(1)));
    Query running = submit("q:block");
    assertThat(engine.blocking.await(5, TimeUnit.SECONDS)).isTrue();
    Query waiting = submit("q:rows 1");
    Query alsoWaiting = submit("q:rows 1");
    assertThat(waiting.description().returnsRows()).isTrue();
    assertThat(alsoWaiting.description().returnsRows()).isTrue();
    try (ResultStream rows = submit("show").rows()) {
      assertThat(rows.next()).isTrue();
    }
    await().until(() -> waiting.info().state() == QueryState.QUEUED);
    assertThat(failure(submit("q:rows 1")::rows).code()).isEqualTo(ErrorCode.TOO_MANY_STATEMENTS);
    waiting.cancel();
    running.cancel();
    alsoWaiting.rows().close();
  }

  @Test
  void theSessionsTimeoutEndsAStatement() {
    session.update(s -> s.with(SessionOption.STATEMENT_TIMEOUT, "1"));
    Query query = submit("q:block");
    assertThat(failure(query::rows).code()).isEqualTo(ErrorCode.STATEMENT_TIMEOUT);
    assertThat(query.info().state()).isEqualTo(QueryState.FAILED);
  }

  @Test
  void settingsChangeTheSession() {
    submit("zone Europe/Berlin").updateCount();
    assertThat(session.settings().timeZone().getId()).isEqualTo("Europe/Berlin");
    assertThat(failure(submit("zone Nowhere")::updateCount).code())
        .isEqualTo(ErrorCode.INVALID_SESSION_OPTION);
  }

  @Test
  void insertCountsTheRowsOfItsCommit() {
    assertThat(submit("insert:go").updateCount()).isEqualTo(42);
    assertThat(catalog.calls).containsExactly("committed from 3");
  }

  @Test
  void createTableAsNamesTheTableOnlyWhenFilled() {
    assertThat(submit("ctas:go").updateCount()).isEqualTo(42);
    assertThat(catalog.calls)
        .containsExactly("createStorage", "committed from 0", "register by admin");
    catalog.calls.clear();
    failure(submit("ctas:fail")::updateCount);
    assertThat(catalog.calls).containsExactly("createStorage", "discardStorage");
  }

  @Test
  void whoMayNotWriteIsRefusedBeforeAnythingHappens() {
    session = service.sessions().open("eve");
    for (String sql : List.of("insert:go", "ctas:go", "copy:go")) {
      assertThat(failure(submit(sql)::updateCount).code()).isEqualTo(ErrorCode.PERMISSION_DENIED);
    }
    assertThat(catalog.calls).isEmpty();
  }

  @Test
  void copyIntoLoadsAFileOnce() {
    failure(submit("copy:fail")::updateCount);
    assertThat(submit("copy:go").updateCount()).isEqualTo(42);
    assertThat(submit("copy:go").updateCount()).isZero();
  }

  @Test
  void anotherUsersStatementIsNotFound() {
    Query query = submit("show");
    query.rows().close();
    assertThat(service.find(query.id(), session)).isPresent();
    assertThat(service.find(query.id(), service.sessions().open("eve"))).isEmpty();
    assertThat(service.sessions().find(session.id(), "eve")).isEmpty();
  }

  @Test
  void closingASessionCancelsItsStatements() throws InterruptedException {
    Query query = submit("q:block");
    assertThat(engine.blocking.await(5, TimeUnit.SECONDS)).isTrue();
    service.sessions().close(session.id());
    assertThat(failure(query::rows).code()).isEqualTo(ErrorCode.CANCELLED);
  }

  @Test
  void stoppingEndsWhatRunsAndRefusesWhatComes() throws InterruptedException {
    Query query = submit("q:block");
    Query unfetched = submit("q:rows 5");
    unfetched.await(Duration.ofSeconds(5));
    assertThat(engine.blocking.await(5, TimeUnit.SECONDS)).isTrue();
    service.close();
    assertThat(failure(query::rows).code()).isEqualTo(ErrorCode.SHUTTING_DOWN);
    assertThat(failure(() -> submit("show")).code()).isEqualTo(ErrorCode.SHUTTING_DOWN);
  }

  @Test
  void ingestIsAStatementLikeAnyOther() {
    TableName name = new TableName("main", "default", "new");
    long rows = service.ingest(session, name, IngestMode.CREATE, numbers(3));
    assertThat(rows).isEqualTo(3);
    QueryInfo last = catalog.history.get(catalog.history.size() - 1);
    assertThat(last.state()).isEqualTo(QueryState.FINISHED);
    assertThat(last.sql()).isEqualTo("INGEST INTO main.default.new");
    assertThat(failure(() -> service.ingest(session, name, IngestMode.APPEND, numbers(3))).code())
        .isEqualTo(ErrorCode.TABLE_OR_VIEW_NOT_FOUND);
  }

  private ArrowBatches numbers(int count) {
    return new RowsResultStream(
        ScriptedPlanner.NUMBERS,
        java.util.stream.LongStream.range(0, count).mapToObj(i -> List.<Object>of(i)).toList(),
        allocator);
  }

  private Query submit(String sql) {
    return service.submit(session, StatementRequest.of(sql));
  }

  private void restart(QueryConfig config) {
    service.close();
    service = newService(config);
    session = service.sessions().open("admin");
  }

  private StatementService newService(QueryConfig config) {
    return new StatementService(
        config,
        new ScriptedPlanner(),
        Map.of(Lane.SPARK, engine),
        new Tables(
            catalog,
            catalog,
            new CountingWriter(),
            catalog,
            catalog,
            access,
            (change, user) -> Optional.empty(),
            audited::add,
            allocator));
  }

  private List<QueryInfo> recordsOf(Query query) {
    return catalog.history.stream().filter(i -> i.id().equals(query.id())).toList();
  }

  private QueryInfo lastRecord(Query query) {
    List<QueryInfo> records = recordsOf(query);
    return records.get(records.size() - 1);
  }

  private static WarehouseException failure(ThrowingCallable call) {
    return catchThrowableOfType(WarehouseException.class, call);
  }

  /** Counts what it is given. */
  private static final class CountingWriter implements TableWriter {
    @Override
    public CommitSummary append(TableEntry.DeltaTable table, ArrowBatches rows, QueryId id) {
      return count(rows);
    }

    @Override
    public CommitSummary create(
        TableDefinition definition, IfExists ifExists, ArrowBatches rows, QueryId id, String user) {
      return count(rows);
    }

    private static CommitSummary count(ArrowBatches rows) {
      long count = 0;
      while (rows.next()) {
        count += rows.root().getRowCount();
      }
      return new CommitSummary(1, count);
    }
  }
}
