// SPDX-License-Identifier: Apache-2.0
package io.tarn.delta;

import static io.tarn.delta.Fields.LONG;
import static io.tarn.delta.Fields.TEXT;
import static io.tarn.delta.Fields.field;
import static io.tarn.delta.Fields.schema;
import static io.tarn.delta.Rows.row;
import static io.tarn.delta.SnapshotTest.check;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.api.ArrowBatches;
import io.tarn.api.CommitSummary;
import io.tarn.api.ErrorCode;
import io.tarn.api.QueryId;
import io.tarn.api.WarehouseException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.Test;

class AppendFailureTest extends DeltaTest {
  private static final Schema COLUMNS = schema(field("id", LONG), field("text", TEXT));
  private static final List<List<Object>> MANY =
      LongStream.range(0, 20_000).mapToObj(i -> row(i, "text " + i * 7_919)).toList();

  @Test
  void fullDiskLeavesNothingBehind() throws Exception {
    for (boolean partitioned : new boolean[] {false, true}) {
      Path table =
          partitioned
              ? created("partitioned", schema(field("id", LONG), field("text", TEXT)), "text")
              : created("plain", COLUMNS);
      DeltaTables full = onDisk(30_000, Long.MAX_VALUE);

      check(
          () -> append(full, table, COLUMNS, MANY, QueryId.next()),
          ErrorCode.DISK_FULL,
          table.toString());

      assertThat(parquetFiles(table)).isEmpty();
      assertThat(latest(table).version()).isEqualTo(0);
      append(table, COLUMNS, List.of(row(1L, "a")));
      assertThat(contents(table)).hasSize(1);
    }
  }

  @Test
  void fullDiskAtTheCommitLeavesNothingBehind() throws Exception {
    Path table = created("t", COLUMNS);
    DeltaTables full = onDisk(Long.MAX_VALUE, 0);

    check(
        () -> append(full, table, COLUMNS, MANY, QueryId.next()),
        ErrorCode.DISK_FULL,
        table.toString());

    assertThat(parquetFiles(table)).isEmpty();
    assertThat(table.resolve("_delta_log")).isDirectoryNotContaining("glob:**1*.json*");
    assertThat(latest(table).version()).isEqualTo(0);
  }

  @Test
  void fullDiskAtCreationLeavesNothingBehind() {
    check(
        () ->
            onDisk(0, 0).create(table("t").toUri(), io.tarn.api.TableDefinition.of(NAME, COLUMNS)),
        ErrorCode.DISK_FULL);
    assertThat(table("t").resolve("_delta_log")).doesNotExist();
  }

  @Test
  void whatStopsTheRowsIsReportedAsItIs() throws Exception {
    Path table = created("t", COLUMNS);
    WarehouseException cancelled = WarehouseException.of(ErrorCode.CANCELLED, "cancelled");
    try (Rows rows = new Rows(allocator, COLUMNS, 1_000, MANY)) {
      assertThatThrownBy(
              () -> tables.append(table.toUri(), new Failing(rows, 3, cancelled), QueryId.next()))
          .isSameAs(cancelled);
    }
    assertThat(parquetFiles(table)).isEmpty();
    assertThat(latest(table).version()).isEqualTo(0);
  }

  @Test
  void filesOfACrashedWriterAreInvisible() throws Exception {
    Path table = created("t", COLUMNS);
    append(table, COLUMNS, List.of(row(1L, "a")));
    Path written = parquetFiles(table).get(0);
    Files.copy(written, table.resolve("left-by-a-crash.parquet"));
    Files.writeString(
        table.resolve("_delta_log/.00000000000000000002.json.x.tmp"),
        "{\"add\":",
        StandardCharsets.UTF_8);

    DeltaTables restarted = new DeltaTables(DeltaConfig.defaults(), allocator);
    assertThat(contents(table)).hasSize(1);
    assertThat(append(restarted, table, COLUMNS, List.of(row(2L, "b")), QueryId.next()).version())
        .isEqualTo(2);
    assertThat(contents(table)).hasSize(2);
  }

  @Test
  void appendsAtTheSameTimeAllLand() throws Exception {
    Path table = created("t", COLUMNS);
    DeltaTables other = new DeltaTables(DeltaConfig.defaults(), allocator);
    ExecutorService pool = Executors.newFixedThreadPool(4);
    List<Future<List<CommitSummary>>> writers =
        IntStream.range(0, 4)
            .mapToObj(
                writer ->
                    pool.submit(
                        () -> {
                          List<CommitSummary> commits = new ArrayList<>();
                          for (long i = 0; i < 5; i++) {
                            DeltaTables mine = writer % 2 == 0 ? tables : other;
                            List<List<Object>> rows = List.of(row(writer * 100L + i, "x"));
                            commits.add(append(mine, table, COLUMNS, rows, QueryId.next()));
                          }
                          return commits;
                        }))
            .toList();
    List<Long> versions = new ArrayList<>();
    for (Future<List<CommitSummary>> writer : writers) {
      writer.get().forEach(commit -> versions.add(commit.version()));
    }
    pool.shutdown();

    assertThat(versions)
        .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, 20).boxed().toList());
    assertThat(contents(table)).hasSize(20).doesNotHaveDuplicates();
    assertThat(latest(table).statistics().rows()).hasValue(20);
  }

  @Test
  void refusesTablesWhoseRulesItDoesNotKnow() throws Exception {
    Path table = created("t", COLUMNS);
    String features =
        "{\"protocol\":{\"minReaderVersion\":1,\"minWriterVersion\":7,"
            + "\"writerFeatures\":[\"checkConstraints\",\"appendOnly\"]}}\n";
    String metadata =
        Files.readAllLines(commitFile(table, 0), StandardCharsets.UTF_8).stream()
            .filter(line -> line.startsWith("{\"metaData\""))
            .findFirst()
            .orElseThrow()
            .replace(
                "\"configuration\":{", "\"configuration\":{\"delta.constraints.c\":\"id > 0\"");
    Files.writeString(commitFile(table, 1), features + metadata + "\n", StandardCharsets.UTF_8);

    assertThat(latest(table).version()).isEqualTo(1);
    check(
        () -> append(table, COLUMNS, List.of(row(-1L, "a"))),
        ErrorCode.UNSUPPORTED_FEATURE,
        "checkConstraints");
  }

  @Test
  void refusesReaderFeaturesItDoesNotKnow() throws Exception {
    Path table = created("t", COLUMNS);
    Files.writeString(
        commitFile(table, 1),
        "{\"protocol\":{\"minReaderVersion\":3,\"minWriterVersion\":7,"
            + "\"readerFeatures\":[\"timeMachine\"],\"writerFeatures\":[\"timeMachine\"]}}\n",
        StandardCharsets.UTF_8);

    check(() -> latest(table), ErrorCode.UNSUPPORTED_FEATURE, "timeMachine");
  }

  /** Storage whose disk holds so many bytes of data files and of log. */
  private DeltaTables onDisk(long dataBytes, long logBytes) {
    DeltaConfig config = new DeltaConfig(1_000_000, 20_000, 100_000, 100);
    return new DeltaTables(
        config,
        allocator,
        onNewFile -> new SmallDisk(new LocalFiles(config, onNewFile), dataBytes, logBytes));
  }

  /** Rows that fail after some batches. */
  private static final class Failing implements ArrowBatches {
    private final ArrowBatches rows;
    private final RuntimeException failure;
    private int left;

    Failing(ArrowBatches rows, int batches, RuntimeException failure) {
      this.rows = rows;
      this.left = batches;
      this.failure = failure;
    }

    @Override
    public Schema schema() {
      return rows.schema();
    }

    @Override
    public boolean next() {
      if (left-- == 0) {
        throw failure;
      }
      return rows.next();
    }

    @Override
    public VectorSchemaRoot root() {
      return rows.root();
    }

    @Override
    public void close() {}
  }
}
