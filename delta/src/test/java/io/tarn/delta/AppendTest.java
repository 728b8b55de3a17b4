// SPDX-License-Identifier: Apache-2.0
package io.tarn.delta;

import static io.tarn.delta.Fields.BOOL;
import static io.tarn.delta.Fields.BYTE;
import static io.tarn.delta.Fields.BYTES;
import static io.tarn.delta.Fields.DATE;
import static io.tarn.delta.Fields.DOUBLE;
import static io.tarn.delta.Fields.FLOAT;
import static io.tarn.delta.Fields.INT;
import static io.tarn.delta.Fields.LOCAL_TIMESTAMP;
import static io.tarn.delta.Fields.LONG;
import static io.tarn.delta.Fields.SHORT;
import static io.tarn.delta.Fields.TEXT;
import static io.tarn.delta.Fields.TIMESTAMP;
import static io.tarn.delta.Fields.decimal;
import static io.tarn.delta.Fields.field;
import static io.tarn.delta.Fields.list;
import static io.tarn.delta.Fields.map;
import static io.tarn.delta.Fields.required;
import static io.tarn.delta.Fields.schema;
import static io.tarn.delta.Fields.struct;
import static io.tarn.delta.Rows.row;
import static io.tarn.delta.SnapshotTest.check;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.api.CommitSummary;
import io.tarn.api.ErrorCode;
import io.tarn.api.QueryId;
import io.tarn.api.WarehouseException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AppendTest extends DeltaTest {
  private static final Schema COLUMNS =
      schema(field("id", LONG), field("Name", TEXT), field("price", decimal(12, 2)));

  @Test
  void matchesColumnsByName() {
    Path table = created("t", COLUMNS);

    append(table, schema(field("NAME", TEXT), field("Id", INT)), List.of(row("a", 1)));

    assertThat(contents(table)).isEqualTo(List.of(row(1L, "a", null)));
  }

  @Test
  void matchesPartsOfStructsByName() {
    Schema columns = schema(struct("s", field("x", LONG), field("y", TEXT), field("z", INT)));
    Path table = created("t", columns);

    append(
        table,
        schema(struct("s", field("Z", SHORT), field("X", LONG))),
        List.of(row(row(3, 1L)), row(new Object[] {null})));

    assertThat(contents(table)).isEqualTo(List.of(row(row(1L, null, 3)), row(new Object[] {null})));
  }

  @Test
  void refusesColumnsThatDoNotMatch() {
    Path table = created("t", COLUMNS);
    check(
        () -> append(table, schema(field("id", LONG), field("nmae", TEXT)), List.of()),
        ErrorCode.UNRESOLVED_COLUMN,
        "`nmae`",
        "`Name`");
    check(
        () -> append(table, schema(field("id", LONG), field("ID", LONG)), List.of()),
        ErrorCode.AMBIGUOUS_REFERENCE,
        "`ID`");
    assertThat(latest(table).version()).isEqualTo(0);
  }

  @Test
  void commitsNothingForNoRows() {
    Path table = created("t", COLUMNS);

    assertThat(append(table, COLUMNS, List.of())).isEqualTo(new CommitSummary(0, 0));
    assertThat(latest(table).version()).isEqualTo(0);
  }

  static List<Arguments> widenings() {
    BigDecimal one = new BigDecimal("1.5");
    ArrowType seconds = new ArrowType.Timestamp(TimeUnit.SECOND, "Europe/Paris");
    ArrowType nanos = new ArrowType.Timestamp(TimeUnit.NANOSECOND, null);
    return List.of(
        Arguments.of(BYTE, -1, SHORT, (short) -1),
        Arguments.of(SHORT, -2, INT, -2),
        Arguments.of(INT, Integer.MIN_VALUE, LONG, (long) Integer.MIN_VALUE),
        Arguments.of(INT, 16_777_217, DOUBLE, 16_777_217.0),
        Arguments.of(SHORT, 7, FLOAT, 7f),
        Arguments.of(INT, -12, decimal(12, 2), new BigDecimal("-12.00")),
        Arguments.of(LONG, Long.MIN_VALUE, decimal(19, 0), BigDecimal.valueOf(Long.MIN_VALUE)),
        Arguments.of(new ArrowType.Int(8, false), 200, SHORT, (short) 200),
        Arguments.of(new ArrowType.Int(16, false), 65_535, INT, 65_535),
        Arguments.of(new ArrowType.Int(32, false), -1, LONG, 4_294_967_295L),
        Arguments.of(FLOAT, 0.5f, DOUBLE, 0.5),
        Arguments.of(decimal(3, 1), one, decimal(12, 4), new BigDecimal("1.5000")),
        Arguments.of(decimal(30, 1), one, decimal(38, 2), new BigDecimal("1.50")),
        Arguments.of(new ArrowType.Decimal(20, 1, 256), one, decimal(20, 1), new BigDecimal("1.5")),
        Arguments.of(new ArrowType.Date(DateUnit.MILLISECOND), -86_400_000L, DATE, -1),
        Arguments.of(DATE, -1, LOCAL_TIMESTAMP, -86_400_000_000L),
        Arguments.of(seconds, -5L, TIMESTAMP, -5_000_000L),
        Arguments.of(nanos, -5_000L, LOCAL_TIMESTAMP, -5L),
        Arguments.of(ArrowType.LargeUtf8.INSTANCE, "ä", TEXT, "ä"),
        Arguments.of(
            ArrowType.Utf8View.INSTANCE, "a text of some length", TEXT, "a text of some length"),
        Arguments.of(
            new ArrowType.FixedSizeBinary(2),
            ByteBuffer.wrap(new byte[] {1, 2}),
            BYTES,
            ByteBuffer.wrap(new byte[] {1, 2})));
  }

  @ParameterizedTest
  @MethodSource("widenings")
  void widens(ArrowType from, Object given, ArrowType to, Object stored) {
    Path table = created("t", schema(field("id", LONG), field("v", to)));

    append(table, schema(field("v", from)), List.of(row(given)));

    assertThat(contents(table)).isEqualTo(List.of(row(null, stored)));
  }

  static List<Arguments> narrowings() {
    return List.of(
        Arguments.of(LONG, INT, "BIGINT", "INT"),
        Arguments.of(INT, FLOAT, "INT", "FLOAT"),
        Arguments.of(LONG, DOUBLE, "BIGINT", "DOUBLE"),
        Arguments.of(DOUBLE, FLOAT, "DOUBLE", "FLOAT"),
        Arguments.of(INT, decimal(11, 2), "INT", "DECIMAL(11, 2)"),
        Arguments.of(new ArrowType.Int(64, false), LONG, "unsigned BIGINT", "BIGINT"),
        Arguments.of(decimal(12, 3), decimal(12, 2), "DECIMAL(12, 3)", "DECIMAL(12, 2)"),
        Arguments.of(decimal(12, 1), decimal(12, 2), "DECIMAL(12, 1)", "DECIMAL(12, 2)"),
        Arguments.of(TEXT, INT, "STRING", "INT"),
        Arguments.of(INT, TEXT, "INT", "STRING"),
        Arguments.of(BOOL, INT, "BOOLEAN", "INT"),
        Arguments.of(TEXT, BYTES, "STRING", "BINARY"),
        Arguments.of(TIMESTAMP, LOCAL_TIMESTAMP, "TIMESTAMP", "TIMESTAMP_NTZ"),
        Arguments.of(LOCAL_TIMESTAMP, TIMESTAMP, "TIMESTAMP_NTZ", "TIMESTAMP"),
        Arguments.of(DATE, TIMESTAMP, "DATE", "TIMESTAMP"),
        Arguments.of(new ArrowType.Time(TimeUnit.MICROSECOND, 64), TEXT, "TIME", "STRING"));
  }

  @ParameterizedTest
  @MethodSource("narrowings")
  void refusesToNarrow(ArrowType from, ArrowType to, String fromName, String toName) {
    Path table = created("t", schema(struct("s", field("v", to))));
    check(
        () -> append(table, schema(struct("s", field("v", from))), List.of()),
        ErrorCode.DATATYPE_MISMATCH,
        "`s.v`",
        fromName,
        toName);
  }

  @Test
  void refusesNanosecondsItWouldLose() {
    Path table = created("t", schema(field("at", TIMESTAMP)));
    Field nanos = field("at", new ArrowType.Timestamp(TimeUnit.NANOSECOND, "UTC"));
    check(
        () -> append(table, schema(nanos), List.of(row(1_000L), row(1_001L))),
        ErrorCode.MALFORMED_DATA,
        "`at`",
        "nanoseconds");
    assertThat(latest(table).version()).isEqualTo(0);
  }

  static List<Arguments> forbiddenNulls() {
    return List.of(
        Arguments.of(required("v", LONG), field("v", LONG), null, "`v`"),
        Arguments.of(
            struct("v", required("x", LONG)),
            struct("v", field("x", LONG)),
            row((Object) null),
            "`v.x`"),
        Arguments.of(
            list("v", required("element", LONG)),
            list("v", field("element", LONG)),
            row(1L, null),
            "`v.element`"),
        Arguments.of(
            map("v", required("key", TEXT), required("value", LONG)),
            map("v", required("key", TEXT), field("value", LONG)),
            java.util.Collections.singletonMap("k", null),
            "`v.value`"));
  }

  @ParameterizedTest
  @MethodSource("forbiddenNulls")
  void refusesNullsWhereNoneMayBe(
      Field column, Field given, @org.jspecify.annotations.Nullable Object value, String path)
      throws Exception {
    Path table = created("t", schema(field("id", LONG), column));

    assertThatThrownBy(
            () ->
                append(
                    table,
                    schema(field("id", LONG), given),
                    LongStream.range(0, 5).mapToObj(i -> row(i, value)).toList()))
        .isInstanceOfSatisfying(
            WarehouseException.class,
            e -> {
              assertThat(e.sqlState()).isEqualTo("23502");
              assertThat(e.condition()).isEqualTo("DELTA_NOT_NULL_CONSTRAINT_VIOLATED");
            })
        .hasMessageContaining(path);
    assertThat(parquetFiles(table)).isEmpty();
  }

  @Test
  void nullsUnderNullParentsAreNoViolation() {
    Schema columns =
        schema(
            field("id", LONG),
            struct("s", required("x", LONG)),
            list("l", required("element", LONG)));
    Path table = created("t", columns);
    Schema given =
        schema(field("id", LONG), struct("s", field("x", LONG)), list("l", field("element", LONG)));

    append(table, given, List.of(row(1L, null, null), row(2L, row(7L), List.of(1L))));

    assertThat(contents(table)).isEqualTo(List.of(row(1L, null, null), row(2L, row(7L), row(1L))));
  }

  @Test
  void missingColumnThatMustHaveAValueIsRefused() {
    Path table = created("t", schema(required("id", LONG), field("name", TEXT)));
    assertThatThrownBy(() -> append(table, schema(field("name", TEXT)), List.of(row("a"))))
        .hasMessageContaining("`id`");
  }

  @Test
  void startsANewFileWhenOneIsLargeEnough() throws Exception {
    DeltaTables small =
        new DeltaTables(new DeltaConfig(20_000, 10_000, 1_000_000, 1_000), allocator);
    Path table = created("t", COLUMNS);
    List<List<Object>> rows =
        LongStream.range(0, 5_000)
            .mapToObj(i -> row(i, "name " + (i * 7_919 % 10_007), BigDecimal.valueOf(i, 2)))
            .toList();

    try (Rows batches = new Rows(allocator, COLUMNS, 500, rows)) {
      small.append(table.toUri(), batches, QueryId.next());
    }

    assertThat(parquetFiles(table)).hasSizeGreaterThan(2);
    assertThat(latest(table).statistics().rows()).hasValue(5_000);
    assertThat(contents(table)).containsExactlyInAnyOrderElementsOf(rows);
  }

  @Test
  void keepsLongTextsOutOfTheLog() throws Exception {
    Path table = created("t", schema(field("text", TEXT), field("bytes", BYTES)));
    String text = "é".repeat(31) + "🎉" + "z".repeat(900);

    append(
        table,
        schema(field("text", TEXT), field("bytes", BYTES)),
        List.of(row(text, ByteBuffer.wrap(new byte[900]))));

    String log = Files.readString(commitFile(table, 1), StandardCharsets.UTF_8);
    assertThat(log).hasSizeLessThan(1_500);
    assertThat(log).contains("é".repeat(31) + "🎉\\\"").contains("é".repeat(31) + "🎉\uDBFF\uDFFF");
  }

  @Test
  void writesWhatSparkWritesAboutACommit() throws Exception {
    Path table = created("t", COLUMNS);
    QueryId id = QueryId.next();
    append(tables, table, COLUMNS, List.of(row(1L, "a", null)), id);

    assertThat(Files.readAllLines(commitFile(table, 1), StandardCharsets.UTF_8).get(0))
        .startsWith("{\"commitInfo\":{")
        .contains("\"userMetadata\":\"" + id + "\"")
        .contains("\"operation\":\"WRITE\"")
        .contains("\"numOutputRows\":\"1\"")
        .contains("\"mode\":\"Append\"")
        .contains("\"isBlindAppend\":true");
  }
}
