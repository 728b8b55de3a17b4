// SPDX-License-Identifier: Apache-2.0
package io.tarn.delta;

import static io.tarn.delta.Fields.BOOL;
import static io.tarn.delta.Fields.BYTES;
import static io.tarn.delta.Fields.DATE;
import static io.tarn.delta.Fields.DOUBLE;
import static io.tarn.delta.Fields.LOCAL_TIMESTAMP;
import static io.tarn.delta.Fields.LONG;
import static io.tarn.delta.Fields.TEXT;
import static io.tarn.delta.Fields.TIMESTAMP;
import static io.tarn.delta.Fields.decimal;
import static io.tarn.delta.Fields.field;
import static io.tarn.delta.Fields.list;
import static io.tarn.delta.Fields.required;
import static io.tarn.delta.Fields.schema;
import static io.tarn.delta.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.api.DataFile;
import io.tarn.api.QueryId;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.Test;

class PartitionedAppendTest extends DeltaTest {
  @Test
  void writesEachPartitionApart() {
    Schema columns =
        schema(
            field("id", LONG),
            field("region", TEXT),
            field("day", DATE),
            list("tags", field("element", TEXT)));
    Path table = created("t", columns, "region", "day");
    int day = (int) LocalDate.of(1899, 12, 31).toEpochDay();
    List<List<Object>> rows =
        List.of(
            row(1L, "a/b=c%d é:\"*?", day, row("x")),
            row(2L, null, day, null),
            row(3L, "a/b=c%d é:\"*?", day, List.of()),
            row(4L, " ", null, row("y", null)),
            row(5L, null, null, null));

    append(table, columns, rows);

    assertThat(contents(table)).containsExactlyInAnyOrderElementsOf(rows);
    List<DataFile> files = tables.files(latest(table));
    assertThat(files)
        .extracting(DataFile::partitionValues)
        .containsExactlyInAnyOrder(
            Map.of("region", Optional.of("a/b=c%d é:\"*?"), "day", Optional.of("1899-12-31")),
            Map.of("region", Optional.empty(), "day", Optional.of("1899-12-31")),
            Map.of("region", Optional.of(" "), "day", Optional.empty()),
            Map.of("region", Optional.empty(), "day", Optional.empty()));
    assertThat(files)
        .allSatisfy(file -> assertThat(Files.size(Path.of(file.path()))).isEqualTo(file.bytes()));
  }

  @Test
  void takesPartitionsOfAnyScalarType() {
    Schema columns =
        schema(
            field("id", LONG),
            field("flag", BOOL),
            field("price", decimal(10, 2)),
            field("ratio", DOUBLE),
            field("at", TIMESTAMP),
            field("local", LOCAL_TIMESTAMP));
    Path table = created("t", columns, "flag", "price", "ratio", "at", "local");

    append(
        table,
        columns,
        List.of(row(1L, true, new BigDecimal("-1.50"), 0.25, 1_000_001L, -1_000_000L)));

    assertThat(tables.files(latest(table)))
        .singleElement()
        .extracting(DataFile::partitionValues)
        .isEqualTo(
            Map.of(
                "flag", Optional.of("true"),
                "price", Optional.of("-1.50"),
                "ratio", Optional.of("0.25"),
                "at", Optional.of("1970-01-01T00:00:01.000001Z"),
                "local", Optional.of("1969-12-31 23:59:59.000000")));
  }

  @Test
  void emptyTextInAPartitionColumnIsNull() {
    Schema columns = schema(field("id", LONG), field("region", TEXT));
    Path table = created("t", columns, "region");

    append(table, columns, List.of(row(1L, "")));

    assertThat(contents(table)).isEqualTo(List.of(row(1L, null)));
  }

  @Test
  void emptyTextWhereNoNullMayBeIsRefused() throws Exception {
    Schema columns = schema(field("id", LONG), required("region", TEXT));
    Path table = created("t", columns, "region");

    assertThatThrownBy(() -> append(table, columns, List.of(row(1L, "a"), row(2L, ""))))
        .hasMessageContaining("`region`");
    assertThat(parquetFiles(table)).isEmpty();
  }

  @Test
  void mapsPartitionColumnsToo() {
    Schema columns = schema(field("the id", LONG), field("the region", TEXT));
    Path table = created("t", columns, Map.of("delta.columnMapping.mode", "name"), "the region");

    append(table, columns, List.of(row(1L, "north"), row(2L, null)));

    assertThat(contents(table))
        .containsExactlyInAnyOrderElementsOf(List.of(row(1L, "north"), row(2L, null)));
    assertThat(tables.files(latest(table)))
        .extracting(DataFile::partitionValues)
        .containsExactlyInAnyOrder(
            Map.of("the region", Optional.of("north")), Map.of("the region", Optional.empty()));
  }

  @Test
  void manyPartitionsFitIntoLittleMemory() throws Exception {
    Schema columns = schema(field("id", LONG), field("bucket", LONG), field("text", TEXT));
    Path table = created("t", columns, "bucket");
    long maxBytes = 150_000;
    DeltaTables small =
        new DeltaTables(new DeltaConfig(1_000_000, 1_000_000, maxBytes, 1_000), allocator);
    List<List<Object>> rows =
        LongStream.range(0, 2_000).mapToObj(i -> row(i, i % 10, "x".repeat(200) + i)).toList();
    allocator.setLimit(450_000); // half of what all rows would take

    try (Rows batches = new Rows(allocator, columns, 100, rows)) {
      small.append(table.toUri(), batches, QueryId.next());
    }

    assertThat(contents(table)).containsExactlyInAnyOrderElementsOf(rows);
    assertThat(parquetFiles(table)).hasSizeGreaterThan(10).hasSizeLessThan(150);
  }

  @Test
  void binaryPartitionsAreTold() {
    Schema columns = schema(field("id", LONG), field("key", BYTES));
    Path table = created("t", columns, "key");
    java.nio.ByteBuffer key = java.nio.ByteBuffer.wrap(new byte[] {'k', '1'});

    append(table, columns, List.of(row(1L, key), row(2L, key)));

    assertThat(contents(table)).isEqualTo(List.of(row(1L, key), row(2L, key)));
    assertThat(tables.files(latest(table))).hasSize(1);
  }
}
