// SPDX-License-Identifier: Apache-2.0
package io.tarn.delta;

import static io.tarn.delta.Fields.LONG;
import static io.tarn.delta.Fields.TEXT;
import static io.tarn.delta.Fields.field;
import static io.tarn.delta.Fields.schema;
import static io.tarn.delta.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.api.CommitSummary;
import io.tarn.api.DataFile;
import io.tarn.api.ErrorCode;
import io.tarn.api.QueryId;
import io.tarn.api.SnapshotVersion;
import io.tarn.api.SnapshotVersion.AsOfTimestamp;
import io.tarn.api.SnapshotVersion.AsOfVersion;
import io.tarn.api.TableSnapshot;
import io.tarn.api.WarehouseException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.arrow.vector.types.pojo.Schema;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SnapshotTest extends DeltaTest {
  private static final Schema COLUMNS = schema(field("id", LONG), field("name", TEXT));

  @Test
  void readsAnyVersion() throws Exception {
    Path table = created("t", COLUMNS);
    append(table, COLUMNS, List.of(row(1L, "a")));
    append(table, COLUMNS, List.of(row(2L, "b"), row(3L, "c")));
    commitAt(table, 0, 1_000_000);
    commitAt(table, 1, 2_000_000);
    commitAt(table, 2, 3_000_000);

    TableSnapshot newest = latest(table);
    assertThat(newest.version()).isEqualTo(2);
    assertThat(newest.latest()).isTrue();
    assertThat(newest.timestampMillis()).isEqualTo(3_000_000);
    assertThat(newest.statistics().files()).isEqualTo(2);
    assertThat(newest.statistics().rows()).hasValue(3);
    TableSnapshot first = tables.snapshot(table.toUri(), new AsOfVersion(1));
    assertThat(first.latest()).isFalse();
    assertThat(first.statistics().rows()).hasValue(1);
    assertThat(tables.files(first)).hasSize(1);
    assertThat(tables.snapshot(table.toUri(), new AsOfVersion(2))).isEqualTo(newest);
  }

  @Test
  void readsTheVersionOfATime() throws Exception {
    Path table = created("t", COLUMNS);
    append(table, COLUMNS, List.of(row(1L, "a")));
    commitAt(table, 0, 1_000_000);
    commitAt(table, 1, 2_000_000);

    assertThat(versionAt(table, 1_000_000)).isEqualTo(0);
    assertThat(versionAt(table, 1_999_999)).isEqualTo(0);
    assertThat(versionAt(table, 2_000_000)).isEqualTo(1);
    assertThat(versionAt(table, Long.MAX_VALUE)).isEqualTo(1);
    check(
        () -> versionAt(table, 999_999),
        ErrorCode.VERSION_NOT_FOUND,
        "1970-01-01T00:16:39.999Z",
        "version 0",
        "1970-01-01T00:16:40Z");
  }

  @Test
  void tellsWhichVersionsThereAre() {
    Path table = created("t", COLUMNS);
    append(table, COLUMNS, List.of(row(1L, "a")));

    check(
        () -> tables.snapshot(table.toUri(), new AsOfVersion(2)),
        ErrorCode.VERSION_NOT_FOUND,
        "no version 2",
        "0 to 1");
    check(
        () -> tables.snapshot(table.toUri(), new AsOfVersion(-1)),
        ErrorCode.VERSION_NOT_FOUND,
        "no version -1");
  }

  @Test
  void seesWhatOthersCommit() {
    Path table = created("t", COLUMNS);
    DeltaTables other = new DeltaTables(DeltaConfig.defaults(), allocator);
    assertThat(latest(table).version()).isEqualTo(0);
    TableSnapshot before = other.snapshot(table.toUri(), SnapshotVersion.latest());

    append(other, table, COLUMNS, List.of(row(1L, "a")), QueryId.next());

    assertThat(before.version()).isEqualTo(0);
    assertThat(latest(table).version()).isEqualTo(1);
    assertThat(latest(table).statistics().rows()).hasValue(1);
  }

  @Test
  void seesThatATableWasReplaced() {
    Path table = created("t", COLUMNS);
    append(table, COLUMNS, List.of(row(1L, "a")));
    assertThat(latest(table).version()).isEqualTo(1);
    DeltaTables other = new DeltaTables(DeltaConfig.defaults(), allocator);
    Schema changed = schema(field("other", TEXT));

    other.discard(table.toUri());
    other.create(table.toUri(), io.tarn.api.TableDefinition.of(NAME, changed));
    append(other, table, changed, List.of(row("x")), QueryId.next());

    assertThat(latest(table).schema()).isEqualTo(changed);
    assertThat(tables.files(latest(table))).hasSize(1);
    assertThat(tables.snapshot(table.toUri(), new AsOfVersion(0)).schema()).isEqualTo(changed);
  }

  @Test
  void findsCommitsOfEnginesByTheirMark() throws Exception {
    Path table = created("t", COLUMNS);
    QueryId merge = QueryId.next();
    QueryId delete = QueryId.next();
    foreignCommit(
        table,
        1,
        merge,
        "MERGE",
        "\"numTargetRowsInserted\":\"2\",\"numTargetRowsUpdated\":\"3\","
            + "\"numTargetRowsDeleted\":\"4\",\"numOutputRows\":\"99\"");
    foreignCommit(table, 2, delete, "DELETE", "\"numDeletedRows\":\"7\",\"numOutputRows\":\"1\"");

    assertThat(tables.committed(table.toUri(), 0, merge)).isEqualTo(new CommitSummary(1, 9));
    assertThat(tables.committed(table.toUri(), 0, delete)).isEqualTo(new CommitSummary(2, 7));
    assertThat(tables.committed(table.toUri(), 1, merge)).isEqualTo(new CommitSummary(1, 0));
    assertThat(latest(table).version()).isEqualTo(2);
  }

  @Test
  void countsRowsWithoutThoseThatDeletionVectorsHide() throws Exception {
    Path table = created("t", COLUMNS, Map.of("delta.enableDeletionVectors", "true"));
    String vector =
        "{\"storageType\":\"u\",\"pathOrInlineDv\":\"vBn[lx{q8@P<9BNH/isA\",\"offset\":1,"
            + "\"sizeInBytes\":36,\"cardinality\":2}";
    addFile(table, 1, "a%20b.parquet", "{\\\"numRecords\\\":5}", vector);

    assertThat(latest(table).statistics().rows()).hasValue(3);
    assertThat(tables.files(latest(table)))
        .containsExactly(
            new DataFile(
                table.resolve("a b.parquet").toString(),
                10,
                Map.of(),
                OptionalLong.of(5),
                2,
                Set.of()));
  }

  @Test
  void knowsNoRowCountIfAFileHasNone() throws Exception {
    Path table = created("t", COLUMNS);
    append(table, COLUMNS, List.of(row(1L, "a")));
    addFile(table, 2, "b.parquet", "{\\\"minValues\\\":{\\\"id\\\":1}}", "null");

    assertThat(latest(table).statistics().files()).isEqualTo(2);
    assertThat(latest(table).statistics().rows()).isEmpty();
  }

  private static void addFile(
      Path table, int version, String path, String statistics, String deletionVector)
      throws Exception {
    Files.writeString(
        commitFile(table, version),
        "{\"add\":{\"path\":\""
            + path
            + "\",\"partitionValues\":{},\"size\":10,\"modificationTime\":1,\"dataChange\":true,"
            + "\"stats\":\""
            + statistics
            + "\",\"deletionVector\":"
            + deletionVector
            + "}}\n",
        StandardCharsets.UTF_8);
  }

  @Test
  void findsItsOwnCommits() {
    Path table = created("t", COLUMNS);
    QueryId id = QueryId.next();
    append(tables, table, COLUMNS, List.of(row(1L, "a"), row(2L, "b")), id);

    assertThat(tables.committed(table.toUri(), 0, id)).isEqualTo(new CommitSummary(1, 2));
    assertThat(tables.committed(table.toUri(), 0, QueryId.next()))
        .isEqualTo(new CommitSummary(0, 0));
  }

  @Test
  void staysReadableThroughCheckpoints() {
    Path table = created("t", COLUMNS, Map.of("delta.checkpointInterval", "3"));
    for (long i = 0; i < 8; i++) {
      append(table, COLUMNS, List.of(row(i, "row " + i)));
    }

    assertThat(table.resolve("_delta_log/00000000000000000006.checkpoint.parquet")).exists();
    DeltaTables other = new DeltaTables(DeltaConfig.defaults(), allocator);
    TableSnapshot snapshot = other.snapshot(table.toUri(), SnapshotVersion.latest());
    assertThat(snapshot.version()).isEqualTo(8);
    assertThat(snapshot.statistics().rows()).hasValue(8);
    assertThat(contents(table)).hasSize(8);
  }

  @Test
  void saysWhereALogIsBroken() throws Exception {
    Path table = created("t", COLUMNS);
    append(table, COLUMNS, List.of(row(1L, "a")));
    Files.writeString(commitFile(table, 2), "{\"add\": {\"path\"", StandardCharsets.UTF_8);

    check(() -> latest(table), ErrorCode.TABLE_STORAGE_ERROR, table.toString());
  }

  @Test
  void saysThatALogHasAGap() throws Exception {
    Path table = created("t", COLUMNS);
    append(table, COLUMNS, List.of(row(1L, "a")));
    append(table, COLUMNS, List.of(row(2L, "b")));
    Files.delete(commitFile(table, 1));

    DeltaTables fresh = new DeltaTables(DeltaConfig.defaults(), allocator);
    check(
        () -> fresh.snapshot(table.toUri(), SnapshotVersion.latest()),
        ErrorCode.TABLE_STORAGE_ERROR,
        table.toString());
  }

  @Test
  void refusesWhatIsNoTable() throws Exception {
    Files.createDirectories(table("plain"));
    check(
        () -> latest(table("plain")),
        ErrorCode.TABLE_STORAGE_ERROR,
        table("plain").toString(),
        "no Delta log");
    check(() -> latest(table("absent")), ErrorCode.TABLE_STORAGE_ERROR, "no Delta log");
    check(
        () -> tables.snapshot(URI.create("s3://bucket/t"), SnapshotVersion.latest()),
        ErrorCode.UNSUPPORTED_FEATURE,
        "s3://bucket/t");
  }

  @Test
  void discardsEverything() {
    Path table = created("t", COLUMNS);
    append(table, COLUMNS, List.of(row(1L, "a")));

    tables.discard(table.toUri());
    tables.discard(table.toUri());

    assertThat(table).doesNotExist();
    check(() -> latest(table), ErrorCode.TABLE_STORAGE_ERROR);
  }

  private long versionAt(Path table, long millis) {
    return tables.snapshot(table.toUri(), new AsOfTimestamp(millis)).version();
  }

  private static void commitAt(Path table, int version, long millis) throws Exception {
    Files.setLastModifiedTime(commitFile(table, version), FileTime.fromMillis(millis));
  }

  private static void foreignCommit(
      Path table, int version, QueryId id, String operation, String metrics) throws Exception {
    Files.writeString(
        commitFile(table, version),
        "{\"commitInfo\":{\"timestamp\":1,\"operation\":\""
            + operation
            + "\",\"operationMetrics\":{"
            + metrics
            + "},\"userMetadata\":\""
            + id
            + "\"}}\n",
        StandardCharsets.UTF_8);
  }

  static void check(ThrowingCallable call, ErrorCode code, String... texts) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(WarehouseException.class, e -> assertThat(e.code()).isEqualTo(code))
        .hasMessageContainingAll(texts.length == 0 ? new String[] {""} : texts);
  }
}
