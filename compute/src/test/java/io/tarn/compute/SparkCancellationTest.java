// SPDX-License-Identifier: Apache-2.0
package io.tarn.compute;

import static org.apache.arrow.vector.types.pojo.Field.notNullable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tarn.api.EngineStatement;
import io.tarn.api.EngineStatus;
import io.tarn.api.ErrorCode;
import io.tarn.api.QueryId;
import io.tarn.api.ResultStream;
import io.tarn.api.WarehouseException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Statements of a healthy Spark that are given up before their end. */
@ExtendWith(SharedSpark.class)
class SparkCancellationTest {
  private static final Field LONG = notNullable("n", new ArrowType.Int(64, true));

  private final SparkFixture spark;

  SparkCancellationTest(SparkFixture spark) {
    this.spark = spark;
  }

  @Test
  void cancelFreesTheStatementAndSpark() throws Exception {
    for (long maxBytes : List.of(100L, Long.MAX_VALUE)) {
      EngineStatement endless = endless(maxBytes);
      RecordingListener listener = new RecordingListener();
      CompletableFuture<ResultStream> waiting =
          CompletableFuture.supplyAsync(() -> spark.lane.execute(endless, listener));
      await().atMost(Duration.ofMinutes(1)).until(() -> !listener.reports.isEmpty());
      long cancelled = System.nanoTime();
      spark.lane.cancel(endless.id());
      assertThat(Duration.ofNanos(System.nanoTime() - cancelled)).isLessThan(Duration.ofSeconds(1));
      assertThatThrownBy(waiting::join)
          .cause()
          .isInstanceOfSatisfying(
              WarehouseException.class,
              failure -> assertThat(failure.code()).isEqualTo(ErrorCode.CANCELLED));
      assertThat(Duration.ofNanos(System.nanoTime() - cancelled)).isLessThan(Duration.ofSeconds(2));
      // Both cores were busy without end: an answer shows that they no longer are.
      assertThat(spark.rows("SELECT count(*) FROM range(0, 10, 1, 4)", LONG))
          .containsExactly(List.of(10L));
    }
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(spark.home.resolve("results")).isEmptyDirectory());
  }

  @Test
  void closingEarlyStopsSpark() {
    try (ResultStream result = spark.execute(firstRowThenNothing())) {
      assertThat(result.next()).isTrue();
    }
    assertThat(spark.rows("SELECT count(*) FROM range(0, 10, 1, 4)", LONG))
        .containsExactly(List.of(10L));
  }

  @Test
  void closeFreesAReaderOnAnotherThread() {
    ResultStream rows = spark.execute(firstRowThenNothing());
    assertThat(rows.next()).isTrue();
    CompletableFuture<Thread> reader = new CompletableFuture<>();
    CompletableFuture<Boolean> second =
        CompletableFuture.supplyAsync(
            () -> {
              reader.complete(Thread.currentThread());
              return rows.next();
            });
    await().until(() -> reader.join().getState() != Thread.State.RUNNABLE);
    rows.close();
    assertThatThrownBy(second::join)
        .cause()
        .hasFieldOrPropertyWithValue("code", ErrorCode.CANCELLED);
  }

  @Test
  void cancellingWhatDoesNotRunIsNoError() {
    spark.lane.cancel(QueryId.next());
    assertThat(spark.lane.status().state()).isEqualTo(EngineStatus.State.READY);
  }

  /** Keeps both cores busy without end once its first row is out. */
  private static EngineStatement firstRowThenNothing() {
    return SparkFixture.query(
        "SELECT 1L AS n UNION ALL SELECT id FROM range(0, 10000000000000, 1, 2)"
            + " WHERE hash(id) = 0 AND hash(id + 1) = 0 AND hash(id + 2) = 0",
        SparkFixture.schema(LONG),
        100);
  }

  private static EngineStatement endless(long maxBytes) {
    return SparkFixture.query(
        "SELECT sum(hash(a.id, b.id)) FROM range(0, 10000000, 1, 8) a, range(10000000) b",
        SparkFixture.schema(LONG),
        maxBytes);
  }
}
