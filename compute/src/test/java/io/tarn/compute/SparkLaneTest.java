// SPDX-License-Identifier: Apache-2.0
package io.tarn.compute;

import static org.apache.arrow.vector.types.pojo.Field.notNullable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.api.EngineStatement;
import io.tarn.api.ErrorCode;
import io.tarn.api.LaneSql;
import io.tarn.api.QueryId;
import io.tarn.api.ResultStream;
import io.tarn.api.WarehouseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the lane promises, on a healthy Spark. */
@ExtendWith(SharedSpark.class)
class SparkLaneTest {
  private static final Field LONG = notNullable("n", new ArrowType.Int(64, true));
  private static final Field INT = notNullable("n", new ArrowType.Int(32, true));

  private static final Field DOUBLE =
      notNullable("n", new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE));

  private final SparkFixture spark;

  SparkLaneTest(SparkFixture spark) {
    this.spark = spark;
  }

  @Test
  void answersWithRows() {
    assertThat(spark.rows("SELECT 1", INT)).containsExactly(List.of(1));
  }

  @Test
  void answersWithoutRows() {
    try (ResultStream result =
        spark.execute(
            SparkFixture.query(
                "SELECT id FROM range(5) WHERE id < 0", SparkFixture.schema(LONG), 100))) {
      assertThat(result.schema().getFields()).containsExactly(LONG);
      assertThat(SparkFixture.count(result)).isZero();
    }
  }

  @Test
  void deliversAMillionRowsInOrder() {
    try (ResultStream result =
        spark.execute(
            SparkFixture.query(
                "SELECT id FROM range(1000000)", SparkFixture.schema(LONG), 8_000_000))) {
      assertThat(SparkFixture.count(result)).isEqualTo(1_000_000);
    }
  }

  @Test
  void readsResultsFromFiles() {
    assertThat(spark.rowsFromFiles("SELECT id FROM range(3) ORDER BY id DESC", LONG))
        .containsExactly(List.of(2L), List.of(1L), List.of(0L));
  }

  @Test
  void carriesOverSparksErrors() {
    assertThatThrownBy(() -> spark.rows("SELECT 1 / (id - 1) FROM range(3)", DOUBLE))
        .isInstanceOfSatisfying(
            WarehouseException.class,
            failure -> {
              assertThat(failure.code()).isEqualTo(ErrorCode.ENGINE_ERROR);
              assertThat(failure.condition()).isEqualTo("DIVIDE_BY_ZERO");
              assertThat(failure.sqlState()).isEqualTo("22012");
              assertThat(failure).hasMessageStartingWith("Division by zero.");
              assertThat(failure.getMessage()).doesNotContain("SELECT", "\tat ", "spark.sql");
            });
  }

  @Test
  void asksNothingOfTheUsersSettings() {
    Field zone = notNullable("zone", new ArrowType.Utf8());
    EngineStatement tokyo =
        new EngineStatement(
            QueryId.next(),
            LaneSql.of("SELECT current_timezone()"),
            Optional.of(SparkFixture.schema(zone)),
            ZoneId.of("Asia/Tokyo"),
            100);
    try (ResultStream result = spark.execute(tokyo)) {
      assertThat(SparkFixture.all(result).toString()).isEqualTo("[[Asia/Tokyo]]");
    }
    assertThat(spark.rows("SELECT current_timezone()", zone).toString())
        .isEqualTo("[[America/Bahia_Banderas]]");
  }

  @Test
  void setupIsTheStatementsOwn() {
    LaneSql sql =
        new LaneSql(
            List.of("CREATE TEMPORARY VIEW mine AS SELECT 7 AS n"),
            "SELECT n FROM mine",
            List.of("DROP VIEW mine"));
    for (long maxBytes : List.of(100L, Long.MAX_VALUE)) {
      try (ResultStream first = spark.execute(statement(sql, maxBytes));
          ResultStream second = spark.execute(statement(sql, maxBytes))) {
        assertThat(SparkFixture.all(first)).containsExactly(List.of(7));
        assertThat(SparkFixture.all(second)).containsExactly(List.of(7));
      }
      assertThatThrownBy(() -> spark.rows("SELECT n FROM mine", INT))
          .hasFieldOrPropertyWithValue("condition", "TABLE_OR_VIEW_NOT_FOUND");
    }
  }

  @Test
  void cleansUpAfterAFailureToo() {
    LaneSql failing =
        new LaneSql(
            List.of("CREATE TEMPORARY VIEW broken AS SELECT 0 AS n"),
            "SELECT 1 DIV n FROM broken",
            List.of("DROP VIEW broken"));
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> spark.execute(statement(failing, 100)))
          .hasFieldOrPropertyWithValue("condition", "DIVIDE_BY_ZERO");
    }
    assertThatThrownBy(() -> spark.rows("SELECT n FROM broken", INT))
        .hasFieldOrPropertyWithValue("condition", "TABLE_OR_VIEW_NOT_FOUND");
  }

  @Test
  void marksItsCommits() throws IOException {
    Path table = spark.home.resolve("tables").resolve("marked");
    spark.run("CREATE TABLE delta.`" + table + "` (n INT) USING delta");
    EngineStatement insert =
        SparkFixture.write("INSERT INTO delta.`" + table + "` VALUES (1), (2)");
    try (ResultStream result = spark.execute(insert)) {
      assertThat(result.schema().getFields()).isEmpty();
      assertThat(result.next()).isFalse();
    }
    assertThat(Files.readString(table.resolve("_delta_log/00000000000000000001.json")))
        .contains("\"userMetadata\":\"" + insert.id() + "\"");
    Field n = notNullable("n", new ArrowType.Int(32, true));
    assertThat(spark.rows("SELECT n FROM delta.`" + table + "@v1` ORDER BY n", n))
        .containsExactly(List.of(1), List.of(2));
    assertThat(spark.rows("SELECT n FROM delta.`" + table + "@v0`", n)).isEmpty();
  }

  @Test
  void keepsTheOrderOfRowsThroughFiles() {
    try (ResultStream result =
            spark.execute(
                SparkFixture.query(
                    "SELECT id FROM range(0, 1000000, 1, 7) ORDER BY hash(id), id",
                    SparkFixture.schema(LONG),
                    Long.MAX_VALUE));
        ResultStream direct =
            spark.execute(
                SparkFixture.query(
                    "SELECT id FROM range(0, 1000000, 1, 7) ORDER BY hash(id), id",
                    SparkFixture.schema(LONG),
                    16_000_000))) {
      assertThat(SparkFixture.all(result)).isEqualTo(SparkFixture.all(direct)).hasSize(1_000_000);
    }
    assertThat(spark.home.resolve("results")).isEmptyDirectory();
  }

  @Test
  void emptyResultsComeThroughFilesToo() {
    assertThat(spark.rowsFromFiles("SELECT id FROM range(5) WHERE id < 0", LONG)).isEmpty();
  }

  @Test
  void aResultLargerThanSparkMayCollectGoesThroughFiles() {
    Field text = notNullable("s", new ArrowType.Utf8());
    long limit = spark.config.directResultBytes();
    String sql = "SELECT repeat(uuid(), 2000) AS s FROM range(0, 2000, 1, 1)";
    try (ResultStream result =
        spark.execute(SparkFixture.query(sql, SparkFixture.schema(text), limit))) {
      assertThat(SparkFixture.count(result)).isEqualTo(2000);
    }
  }

  @Test
  void reportsProgress() {
    RecordingListener listener = new RecordingListener();
    try (ResultStream result =
        spark.lane.execute(
            SparkFixture.query(
                "SELECT sum(hash(a.id, b.id)) FROM range(10000) a, range(20000) b",
                SparkFixture.schema(LONG),
                100),
            listener)) {
      assertThat(SparkFixture.count(result)).isEqualTo(1);
    }
    assertThat(listener.starts).hasSize(1);
    assertThat(listener.reports).isNotEmpty();
    assertThat(listener.reports.get(listener.reports.size() - 1).totalTasks()).isPositive();
  }

  @Test
  void statementsRunSideBySide() {
    List<CompletableFuture<List<List<Object>>>> answers =
        IntStream.range(0, 8)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> spark.rows("SELECT " + i + " + id FROM range(1)", LONG)))
            .toList();
    for (int i = 0; i < answers.size(); i++) {
      assertThat(answers.get(i).join()).containsExactly(List.of((long) i));
    }
  }

  @Test
  void refusesWhatSparkCannotParse() {
    assertThatThrownBy(() -> spark.rows("SELEC 1", INT))
        .isInstanceOfSatisfying(
            WarehouseException.class,
            failure -> {
              assertThat(failure.condition()).isEqualTo("PARSE_SYNTAX_ERROR");
              assertThat(failure.sqlState()).isEqualTo("42601");
            });
  }

  @Test
  void logsNoStatementText() throws IOException {
    assertThatThrownBy(
            () -> spark.rows("SELECT CAST(concat('sec', 'ret-', id) AS INT) FROM range(3)", INT))
        .hasFieldOrPropertyWithValue("condition", "CAST_INVALID_INPUT");
    assertThat(Files.readString(spark.config.places().log()))
        .contains("server started at")
        .doesNotContain("ret-", "SELECT");
  }

  private static EngineStatement statement(LaneSql sql, long maxBytes) {
    return new EngineStatement(
        QueryId.next(), sql, Optional.of(SparkFixture.schema(INT)), SparkFixture.ZONE, maxBytes);
  }
}
