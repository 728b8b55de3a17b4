// SPDX-License-Identifier: Apache-2.0
package io.tarn.delta;

import static io.tarn.delta.Rows.row;
import static io.tarn.delta.SnapshotTest.check;
import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.api.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files come from another writer, DuckDB, with everything it can put into Parquet. */
class ParquetRowsTest extends DeltaTest {
  private static final String ALL =
      """
      select * from (values
        (true, 1::tinyint, 2::smallint, 3, 4::bigint, 255::utinyint, 65535::usmallint,
         4294967295::uinteger, 18446744073709551615::ubigint, 1.5::float, -0.25::double,
         12.34::decimal(4,2), 12345678.90::decimal(15,2), -1.2::decimal(38,1), 'Grüße 🎉',
         'ab'::blob, date '1582-10-04', time '12:34:56.789',
         timestamp '0001-01-01 00:00:00.000001', timestamptz '2024-02-29 12:00:00+02',
         timestamp_ns '1969-12-31 23:59:59.123456789',
         '00112233-4455-6677-8899-aabbccddeeff'::uuid,
         [1, null, 3], {'x': 1, 'y': ['a', null]}, map {'k': 1.5::decimal(3,1), 'l': null}),
        (null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
         null, null, null, null, null, null, null, null, null, null))
      t(flag, i8, i16, i32, i64, u8, u16, u32, u64, f, d, dec4, dec15, dec38, txt, bin, dt, tm,
        ts, tz, ns, id, lst, st, mp)
      """;

  @Test
  void readsWhatOthersWrite() throws Exception {
    Path file = written("copy (" + ALL + ") to '%s' (format parquet)");

    assertThat(types(ParquetRows.schemaOf(file)))
        .containsExactly(
            "Bool",
            "Int(8, true)",
            "Int(16, true)",
            "Int(32, true)",
            "Int(64, true)",
            "Int(16, true)",
            "Int(32, true)",
            "Int(64, true)",
            "Decimal(20, 0, 128)",
            "FloatingPoint(SINGLE)",
            "FloatingPoint(DOUBLE)",
            "Decimal(4, 2, 128)",
            "Decimal(15, 2, 128)",
            "Decimal(38, 1, 128)",
            "Utf8",
            "Binary",
            "Date(DAY)",
            "Utf8",
            "Timestamp(MICROSECOND, null)",
            "Timestamp(MICROSECOND, UTC)",
            "Timestamp(NANOSECOND, null)",
            "Utf8",
            "List",
            "Struct",
            "Map(false)");
    List<List<String>> rows = read(file);
    assertThat(rows.get(0))
        .containsExactly(
            "true",
            "1",
            "2",
            "3",
            "4",
            "255",
            "65535",
            "4294967295",
            "18446744073709551615",
            "1.5",
            "-0.25",
            "12.34",
            "12345678.90",
            "-1.2",
            "Grüße 🎉",
            "ab",
            "-141438",
            "12:34:56.789",
            "-62135596799999999",
            "1709200800000000",
            "-876543211",
            "00112233-4455-6677-8899-aabbccddeeff",
            "[1,null,3]",
            "{\"x\":1,\"y\":[\"a\",null]}",
            "[{\"key\":\"k\",\"value\":1.5},{\"key\":\"l\"}]");
    assertThat(rows.get(1)).hasSize(25).containsOnly("null");
  }

  @ParameterizedTest
  @ValueSource(strings = {"uncompressed", "snappy", "gzip", "zstd", "lz4_raw"})
  void readsEveryUsualCompression(String codec) throws Exception {
    Path file =
        written(
            "copy (select range as id, 'text ' || (range % 100) as t from range(10000))"
                + " to '%s' (format parquet, compression '"
                + codec
                + "')");
    List<List<String>> rows = read(file);
    assertThat(rows).hasSize(10_000);
    assertThat(rows.get(9_999)).containsExactly("9999", "text 99");
  }

  @Test
  void rowsGoIntoATable() throws Exception {
    Path file =
        written("copy (select range as id, 'x' as t from range(9000)) to '%s' (format parquet)");
    Schema schema = ParquetRows.schemaOf(file);
    Path table = created("t", schema);

    try (ParquetRows rows = new ParquetRows(file, allocator)) {
      assertThat(tables.append(table.toUri(), rows, io.tarn.api.QueryId.next()).rows())
          .isEqualTo(9_000);
    }

    assertThat(contents(table)).hasSize(9_000).contains(row(8_999L, "x"));
  }

  @Test
  void anotherEngineReadsWhatWeWrite() throws Exception {
    Path file = written("copy (" + ALL.replace("ns, id", "ns_, id") + ") to '%s' (format parquet)");
    Path parquet = table("all.parquet");
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      statement.execute(
          "copy (select * exclude (ns_) from '"
              + file
              + "') to '"
              + parquet
              + "' (format parquet)");
      Path table = created("t", ParquetRows.schemaOf(parquet));
      try (ParquetRows rows = new ParquetRows(parquet, allocator)) {
        tables.append(table.toUri(), rows, io.tarn.api.QueryId.next());
      }
      String ours = tables.files(latest(table)).get(0).path();
      String theirs =
          "(select * replace (tm::varchar as tm, id::varchar as id) from '" + parquet + "')";
      try (var difference =
          statement.executeQuery(
              "select count(*) from (from '" + ours + "' except all from " + theirs + ")")) {
        assertThat(difference.next()).isTrue();
        assertThat(difference.getLong(1)).isZero();
      }
    }
  }

  @Test
  void refusesWhatIsNoParquetFile() throws Exception {
    check(
        () -> ParquetRows.schemaOf(table("absent.parquet")),
        ErrorCode.PATH_NOT_FOUND,
        "absent.parquet");
    Path text = table("text.parquet");
    Files.writeString(text, "id,name\n1,a\n", StandardCharsets.UTF_8);
    check(() -> new ParquetRows(text, allocator), ErrorCode.MALFORMED_DATA, text.toString());
    Files.writeString(text, "", StandardCharsets.UTF_8);
    check(() -> ParquetRows.schemaOf(text), ErrorCode.MALFORMED_DATA);
  }

  @Test
  void saysThatAFileIsDamaged() throws Exception {
    Path file =
        written("copy (select hash(range) as h from range(50000)) to '%s' (format parquet)");
    byte[] bytes = Files.readAllBytes(file);
    java.util.Arrays.fill(bytes, 100, bytes.length / 2, (byte) 0x5a);
    Files.write(file, bytes);
    check(() -> read(file), ErrorCode.MALFORMED_DATA, file.toString());
  }

  private Path written(String sql) throws SQLException {
    Path file = table("file.parquet");
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      statement.execute(sql.replace("%s", file.toString()));
    }
    return file;
  }

  private List<List<String>> read(Path file) {
    List<List<String>> result = new ArrayList<>();
    try (ParquetRows rows = new ParquetRows(file, allocator)) {
      while (rows.next()) {
        for (int i = 0; i < rows.root().getRowCount(); i++) {
          List<String> row = new ArrayList<>();
          for (FieldVector vector : rows.root().getFieldVectors()) {
            row.add(text(vector, i));
          }
          result.add(row);
        }
      }
    }
    return result;
  }

  private static String text(FieldVector vector, int row) {
    @Nullable Object value = vector.getObject(row);
    if (value instanceof byte[] bytes) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    if (vector instanceof org.apache.arrow.vector.DateDayVector days) {
      return days.isNull(row) ? "null" : Integer.toString(days.get(row));
    }
    if (vector instanceof org.apache.arrow.vector.TimeStampVector times) {
      return times.isNull(row) ? "null" : Long.toString(times.get(row));
    }
    return String.valueOf(value);
  }

  private static List<String> types(Schema schema) {
    return schema.getFields().stream().map(Field::getType).map(Object::toString).toList();
  }
}
