// SPDX-License-Identifier: Apache-2.0
package io.tarn.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tarn.api.EngineStatement;
import io.tarn.api.ErrorCode;
import io.tarn.api.LaneSql;
import io.tarn.api.QueryId;
import io.tarn.api.ResultStream;
import io.tarn.api.WarehouseException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InteractiveLaneTest {
  private static final Field INT = Field.nullable("x", new ArrowType.Int(32, true));
  private static final Field LONG = Field.nullable("x", new ArrowType.Int(64, true));
  private static final Field TEXT = Field.nullable("x", new ArrowType.Utf8());

  @TempDir static Path home;

  private static RootAllocator allocator;
  private static InteractiveLane lane;

  @BeforeAll
  static void open() throws Exception {
    Files.createDirectories(home.resolve("tables"));
    Files.writeString(home.resolve("secret.csv"), "a\n1\n");
    Files.writeString(home.resolve("tables").resolve("open.csv"), "a\n1\n");
    allocator = new RootAllocator();
    lane =
        new InteractiveLane(
            new InteractiveConfig(
                2,
                256L << 20,
                64L << 20,
                2,
                home.resolve("spill"),
                List.of(home.resolve("tables"))),
            allocator);
  }

  @AfterAll
  static void close() {
    lane.close();
    allocator.close();
  }

  @Test
  void givesRowsUnderTheirPromisedNames() {
    try (ResultStream rows =
        run("SELECT CAST(i AS INTEGER) AS c0 FROM range(100000) AS t(i)", INT)) {
      assertThat(rows.schema().getFields()).containsExactly(INT);
      assertThat(SparkFixture.count(rows)).isEqualTo(100_000);
    }
  }

  @Test
  void anotherTypeThanPromisedIsOurDefect() {
    assertThat(failure("SELECT 'x' AS c0", INT).code()).isEqualTo(ErrorCode.INTERNAL_ERROR);
  }

  @Test
  void errorsThatMeanTheSameHaveSparksNames() {
    assertThat(failure("SELECT spark_div(CAST(1 AS BIGINT), CAST(0 AS BIGINT)) AS c0", LONG))
        .returns("DIVIDE_BY_ZERO", WarehouseException::condition)
        .returns("22012", WarehouseException::sqlState);
    assertThat(failure("SELECT (2147483647 + CAST(1 AS INTEGER)) AS c0", INT))
        .returns("ARITHMETIC_OVERFLOW", WarehouseException::condition)
        .returns("22003", WarehouseException::sqlState);
  }

  @Test
  void allOtherErrorsHandOver() {
    assertThat(failure("SELECT CAST('x' AS INTEGER) AS c0", INT).condition())
        .isEqualTo(WarehouseException.HAND_OVER);
    assertThat(failure("SELECT spark_upper('straße') AS c0", TEXT).condition())
        .isEqualTo(WarehouseException.HAND_OVER);
  }

  @Test
  void wantOfMemoryHandsOver() {
    WarehouseException failure =
        failure(
            "SELECT max(x) AS c0 FROM (SELECT list(i || 'some longer text') AS x"
                + " FROM range(50000000) AS t(i))",
            TEXT);
    assertThat(failure.condition()).isEqualTo(WarehouseException.HAND_OVER);
    try (ResultStream rows = run("SELECT 1 AS c0", INT)) {
      assertThat(SparkFixture.count(rows)).isEqualTo(1);
    }
  }

  @Test
  void readsTheTablesDirectoriesAndNothingElse() {
    String open = home.resolve("tables").resolve("open.csv").toString();
    try (ResultStream rows = run("SELECT a AS c0 FROM read_csv('" + open + "')", LONG)) {
      assertThat(SparkFixture.count(rows)).isEqualTo(1);
    }
    String secret = home.resolve("secret.csv").toString();
    assertRefused("SELECT a AS c0 FROM read_csv('" + secret + "')");
    assertRefused("SELECT content AS c0 FROM read_text('/etc/passwd')");
    assertRefused("SELECT content AS c0 FROM read_text('" + open + "/../../secret.csv')");
  }

  private static void assertRefused(String sql) {
    WarehouseException failure = failure(sql, TEXT);
    assertThat(Objects.requireNonNull(failure.getCause())).hasMessageContaining("Permission Error");
  }

  @Test
  void cancelStopsAQueryInMidRun() {
    EngineStatement statement =
        statement(
            "SELECT count(*) AS c0 FROM range(1000000) AS a(i), range(1000000) AS b(j)"
                + " WHERE (a.i * b.j) % 7 = 3",
            LONG);
    AtomicReference<@Nullable WarehouseException> ended = new AtomicReference<>();
    RecordingListener listener = new RecordingListener();
    CompletableFuture<Void> run =
        CompletableFuture.runAsync(
            () ->
                ended.set(
                    catchThrowableOfType(
                        WarehouseException.class, () -> lane.execute(statement, listener))));
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> {
              lane.cancel(statement.id());
              return run.isDone();
            });
    assertThat(Objects.requireNonNull(ended.get()).code()).isEqualTo(ErrorCode.CANCELLED);
  }

  private static EngineStatement statement(String sql, Field field) {
    return new EngineStatement(
        QueryId.next(),
        LaneSql.of(sql),
        Optional.of(new Schema(List.of(field))),
        ZoneId.of("Asia/Kathmandu"),
        Long.MAX_VALUE);
  }

  private static ResultStream run(String sql, Field field) {
    return lane.execute(statement(sql, field), new RecordingListener());
  }

  private static WarehouseException failure(String sql, Field field) {
    return Objects.requireNonNull(
        catchThrowableOfType(WarehouseException.class, () -> run(sql, field).close()));
  }
}
