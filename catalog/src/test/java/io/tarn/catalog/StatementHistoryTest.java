// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import static io.tarn.catalog.Statements.failed;
import static io.tarn.catalog.Statements.finished;
import static io.tarn.catalog.Statements.id;
import static io.tarn.catalog.Statements.queued;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tarn.api.QueryHistory;
import io.tarn.api.QueryInfo;
import io.tarn.api.QueryState;
import io.tarn.testkit.FakeDeltaStorage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every statement is kept, and every read sees what was recorded before it. */
class StatementHistoryTest {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path home;
  private MetadataDatabase database;

  @BeforeEach
  void open() {
    database =
        MetadataDatabase.open(CatalogConfig.defaults(home), new FakeDeltaStorage(), List.of());
  }

  @AfterEach
  void close() {
    database.close();
  }

  private QueryHistory history() {
    return database.history();
  }

  @Test
  void statementsComeBackWholeAndNewestFirst() {
    List<QueryInfo> infos = List.of(finished(3, "ada"), failed(2), queued(1, "bob"));
    for (int i = infos.size() - 1; i >= 0; i--) {
      history().record(infos.get(i));
    }
    assertThat(history().newest(10)).isEqualTo(infos);
    assertThat(history().newest(2)).isEqualTo(infos.subList(0, 2));
    close();
    open();
    assertThat(history().newest(10)).isEqualTo(infos);
  }

  @Test
  void aReadSeesWhatWasRecordedBeforeIt() {
    for (int i = 1; i <= 100; i++) {
      history().record(queued(i, "ada"));
      assertThat(history().newest(1)).containsExactly(queued(i, "ada"));
      history().record(finished(i, "ada"));
      assertThat(history().newest(1)).containsExactly(finished(i, "ada"));
    }
  }

  @Test
  void aFinalStateStays() {
    history().record(finished(1, "ada"));
    history().record(queued(1, "ada"));
    assertThat(history().newest(1)).containsExactly(finished(1, "ada"));
    history().record(queued(1, "ada"));
    assertThat(history().newest(1)).containsExactly(finished(1, "ada"));
  }

  @Test
  void writesInTheBackground() {
    try (MetadataStore store = MetadataStore.open(home.resolve("apart"));
        StatementHistory history = new StatementHistory(new HistoryRows(store), 100)) {
      history.record(finished(1, "ada"));
      await().atMost(PATIENCE).until(() -> new HistoryRows(store).count() == 1);
    }
  }

  @Test
  void manyThreadsLoseNothing() throws InterruptedException, ExecutionException {
    int threads = 8;
    int each = 1_500;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        int first = t * each;
        all.add(
            pool.submit(
                () -> {
                  for (int i = first; i < first + each; i++) {
                    history().record(queued(i, "ada"));
                    history().record(finished(i, "ada"));
                  }
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      pool.shutdown();
    }
    List<QueryInfo> newest = history().newest(100_000);
    assertThat(newest).hasSize(threads * each);
    assertThat(newest).allMatch(info -> info.state() == QueryState.FINISHED);
  }

  @Test
  void whatAFormerProcessLeftOpenIsFailed() {
    history().record(queued(1, "ada"));
    history().record(finished(2, "ada"));
    close();
    open();
    history().record(queued(3, "ada"));
    history().newest(1);
    assertThat(history().closeUnfinished("the gateway stopped")).isEqualTo(1);
    List<QueryInfo> all = history().newest(3);
    assertThat(all)
        .extracting(QueryInfo::state)
        .containsExactly(QueryState.QUEUED, QueryState.FINISHED, QueryState.FAILED);
    assertThat(all.get(2).error()).contains("the gateway stopped");
    assertThat(all.get(2).errorCode()).contains("SHUTTING_DOWN");
    assertThat(all.get(2).endedAt().orElseThrow())
        .isCloseTo(Instant.now(), org.assertj.core.api.Assertions.within(1, ChronoUnit.MINUTES));
    assertThat(history().closeUnfinished("again")).isZero();
  }

  @Test
  void theOldestGoWhenThereAreTooMany() {
    try (MetadataStore store = MetadataStore.open(home.resolve("apart"));
        StatementHistory history = new StatementHistory(new HistoryRows(store), 200)) {
      for (int i = 0; i < 1_000; i++) {
        history.record(finished(i, "ada"));
      }
      history.flush();
      HistoryRows rows = new HistoryRows(store);
      await().atMost(PATIENCE).until(() -> rows.count() >= 200 && rows.count() <= 202);
      assertThat(history.newest(1_000))
          .extracting(info -> info.id().value())
          .startsWith(id(999).value(), id(998).value())
          .doesNotContain(id(0).value(), id(790).value());
    }
  }

  @Test
  void hugeTextsAreCut() {
    QueryInfo info = finished(1, "ada");
    String text = "x".repeat(3_000_000);
    history()
        .record(
            new QueryInfo(
                info.id(),
                text,
                "u".repeat(300),
                "s".repeat(300),
                QueryState.FAILED,
                info.lane(),
                Optional.of("r".repeat(3_000)),
                info.startedAt(),
                info.endedAt(),
                info.planMillis(),
                0,
                info.progress(),
                Optional.of(text),
                Optional.of("c".repeat(300))));
    QueryInfo stored = history().newest(1).get(0);
    assertThat(stored.sql()).hasSize(HistoryRows.MAX_TEXT).endsWith("x…");
    assertThat(stored.error().orElseThrow()).hasSize(HistoryRows.MAX_TEXT);
    assertThat(stored.user()).hasSize(255);
  }

  @Test
  void recordingAfterTheEndHarmsNothing() {
    QueryHistory history = history();
    close();
    history.record(finished(1, "ada"));
    open();
    assertThat(history().newest(1)).isEmpty();
  }
}
