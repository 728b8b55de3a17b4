// SPDX-License-Identifier: Apache-2.0
package io.tarn.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tarn.api.ArrowBatches;
import io.tarn.api.ErrorCode;
import io.tarn.api.IngestMode;
import io.tarn.api.Query;
import io.tarn.api.QueryState;
import io.tarn.api.ResultStream;
import io.tarn.api.SessionOption;
import io.tarn.api.TableName;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.Test;

/** Statements that end before their last row: given up, too slow, or stopped with the service. */
class EndOfStatementsTest extends StatementServiceFixture {
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
  void rowsNobodyFetchesAreThrownAway() {
    restart(new QueryConfig(2, 10, Duration.ofMillis(50), Duration.ofHours(1)));
    Query query = submit("q:rows 10");
    await().until(() -> query.info().state() == QueryState.CANCELLED);
    await().until(() -> allocator.getAllocatedMemory() == 0);
  }

  @Test
  void theSessionsTimeoutEndsAStatement() {
    session.update(s -> s.with(SessionOption.STATEMENT_TIMEOUT, "1"));
    Query query = submit("q:block");
    assertThat(failure(query::rows).code()).isEqualTo(ErrorCode.STATEMENT_TIMEOUT);
    assertThat(query.info().state()).isEqualTo(QueryState.FAILED);
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
  void aCancelBeforeTheEngineKnowsTheStatementIsNotLost() {
    engine.beforeStart = this::cancelLast;
    assertThat(failure(submit("insert:go")::updateCount).code()).isEqualTo(ErrorCode.CANCELLED);
    service.close();
    assertThat(engine.begun).hasValue(0);
  }

  @Test
  void anIngestThatIsCancelledCommitsNothing() {
    ArrowBatches rows =
        new ArrowBatches() {
          private final ArrowBatches given = numbers(3);

          @Override
          public Schema schema() {
            return given.schema();
          }

          @Override
          public VectorSchemaRoot root() {
            return given.root();
          }

          @Override
          public boolean next() {
            cancelLast();
            return given.next();
          }

          @Override
          public void close() {
            given.close();
          }
        };
    TableName name = new TableName("main", "default", "new");
    assertThat(failure(() -> service.ingest(session, name, IngestMode.CREATE, rows)).code())
        .isEqualTo(ErrorCode.CANCELLED);
    assertThat(writer.commits).hasValue(0);
  }
}
