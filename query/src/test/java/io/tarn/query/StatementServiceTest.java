// SPDX-License-Identifier: Apache-2.0
package io.tarn.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tarn.api.ErrorCode;
import io.tarn.api.IngestMode;
import io.tarn.api.Lane;
import io.tarn.api.Query;
import io.tarn.api.QueryInfo;
import io.tarn.api.QueryState;
import io.tarn.api.ResultStream;
import io.tarn.api.TableName;
import io.tarn.api.WarehouseException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a statement goes through, from its text to its last row. */
class StatementServiceTest extends StatementServiceFixture {
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
    assertThat(last.laneReason()).contains("the scripted planner knows Spark only");
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
  void rowsAreGivenOnce() {
    Query query = submit("show");
    query.rows().close();
    assertThat(failure(query::rows).code()).isEqualTo(ErrorCode.STATEMENT_NOT_FOUND);
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
  void anEngineMakesTheTableWhereOnlyItCan() {
    assertThat(submit("create:go").updateCount()).isEqualTo(42);
    assertThat(catalog.calls)
        .containsExactly("reserveStorage", "committed from 0", "register by admin");
    catalog.calls.clear();
    failure(submit("create:fail")::updateCount);
    assertThat(catalog.calls).containsExactly("reserveStorage", "discardStorage");
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
}
