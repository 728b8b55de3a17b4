// SPDX-License-Identifier: Apache-2.0
package io.tarn.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.api.ErrorCode;
import io.tarn.api.ResultStream;
import io.tarn.api.WarehouseException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.IntervalUnit;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every type comes out as promised and with the same values, directly and through files. */
@ExtendWith(SharedSpark.class)
class SparkTypesTest {
  private static final ArrowType INT = new ArrowType.Int(32, true);
  private static final ArrowType STRING = new ArrowType.Utf8();

  private final SparkFixture spark;

  SparkTypesTest(SparkFixture spark) {
    this.spark = spark;
  }

  /**
   * @param sql the values, the last of them NULL
   * @param field the promised column
   * @param shown the values as Arrow shows them
   */
  record Column(String sql, Field field, List<@Nullable String> shown) {
    @Override
    public String toString() {
      return field.getType().toString();
    }
  }

  static Stream<Column> parquetColumns() {
    return Stream.of(
        column("(true), (false)", new ArrowType.Bool(), "true", "false"),
        column("(-128Y), (127Y)", new ArrowType.Int(8, true), "-128", "127"),
        column("(-32768S), (32767S)", new ArrowType.Int(16, true), "-32768", "32767"),
        column("(-2147483648), (2147483647)", INT, "-2147483648", "2147483647"),
        column(
            "(-9223372036854775807L), (9223372036854775807L)",
            new ArrowType.Int(64, true),
            "-9223372036854775807",
            "9223372036854775807"),
        column(
            "(1.5F), (CAST('NaN' AS FLOAT))",
            new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE),
            "1.5",
            "NaN"),
        column(
            "(-0.0D), (CAST('Infinity' AS DOUBLE)), (1E300D)",
            new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE),
            "-0.0",
            "Infinity",
            "1.0E300"),
        column("(1.25BD), (-0.01BD)", new ArrowType.Decimal(3, 2, 128), "1.25", "-0.01"),
        column(
            "(99999999999999999999999999999999999999BD), (-1BD)",
            new ArrowType.Decimal(38, 0, 128),
            "99999999999999999999999999999999999999",
            "-1"),
        column("('straße 🚲'), ('')", STRING, "straße 🚲", ""),
        column("(X'00FF'), (X'')", new ArrowType.Binary(), "[0, -1]", "[]"),
        column(
            "(DATE'0001-01-01'), (DATE'1582-10-10'), (DATE'9999-12-31')",
            new ArrowType.Date(DateUnit.DAY),
            "-719162",
            "-141432",
            "2932896"),
        // Bahia de Banderas moved its clocks on this night in 2010.
        column(
            "(TIMESTAMP'2010-04-04 03:30:00.123456'), (TIMESTAMP'1500-01-01 00:00:00')",
            new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC"),
            micros("2010-04-04T03:30:00.123456"),
            micros("1500-01-01T00:00:00")),
        column(
            "(TIMESTAMP_NTZ'2010-04-04 02:30:00.123456'), (TIMESTAMP_NTZ'0001-01-01 00:00:00')",
            new ArrowType.Timestamp(TimeUnit.MICROSECOND, null),
            "2010-04-04T02:30:00.123456",
            "0001-01-01T00:00"),
        new Column(
            "(array(1, NULL)), (array())",
            field(new ArrowType.List(), field("element", INT)),
            list("[1,null]", "[]")),
        new Column(
            "(named_struct('A b', 1, 'c', 'x'))",
            field(ArrowType.Struct.INSTANCE, field("A b", INT), field("c", STRING)),
            list("{\"A b\":1,\"c\":\"x\"}")),
        new Column(
            "(map('k', array(1.5BD)))",
            field(new ArrowType.Map(false), entries()),
            list("[{\"key\":\"k\",\"value\":[1.5]}]")));
  }

  static Stream<Column> directColumns() {
    return Stream.of(
        column("(NULL)", ArrowType.Null.INSTANCE, (String) null),
        column(
            "(INTERVAL '1-2' YEAR TO MONTH)",
            new ArrowType.Interval(IntervalUnit.YEAR_MONTH),
            "P14M"),
        column(
            "(INTERVAL '1 02:03:04.5' DAY TO SECOND)",
            new ArrowType.Duration(TimeUnit.MICROSECOND),
            "PT26H3M4.5S"));
  }

  @ParameterizedTest
  @MethodSource({"parquetColumns", "directColumns"})
  void comesDirectly(Column column) {
    check(column, SparkFixture.SMALL);
  }

  @ParameterizedTest
  @MethodSource("parquetColumns")
  void comesThroughFiles(Column column) {
    assertThat(ParquetTypes.canHold(SparkFixture.schema(column.field()))).isTrue();
    check(column, Long.MAX_VALUE);
  }

  @ParameterizedTest
  @MethodSource("directColumns")
  void goesDirectlyIfFilesCannotHoldIt(Column column) {
    assertThat(ParquetTypes.canHold(SparkFixture.schema(column.field()))).isFalse();
    check(column, Long.MAX_VALUE);
  }

  @Test
  void columnsOfAnyNameComeThroughFiles() {
    Field odd = Field.nullable("a b`;.,{}()=\n", INT);
    Field twice = Field.nullable("x", INT);
    Field empty = Field.nullable("", INT);
    assertThat(
            spark.rowsFromFiles(
                "SELECT 1 AS `a b``;.,{}()=\n`, 2 AS x, 3 AS X, 4 AS x", odd, twice, twice, empty))
        .containsExactly(List.of(1, 2, 3, 4));
  }

  @Test
  void anotherTypeThanPromisedIsOurDefect() {
    for (long maxBytes : List.of(SparkFixture.SMALL, Long.MAX_VALUE)) {
      assertThatThrownBy(
              () ->
                  spark.execute(
                      SparkFixture.query(
                          "SELECT 'x' AS s", SparkFixture.schema(field(INT)), maxBytes)))
          .isInstanceOfSatisfying(
              WarehouseException.class,
              failure -> {
                assertThat(failure.code()).isEqualTo(ErrorCode.INTERNAL_ERROR);
                assertThat(failure)
                    .hasMessageContaining("Int(32, true)")
                    .hasMessageContaining("Utf8");
              });
    }
  }

  private void check(Column column, long maxBytes) {
    String sql = "SELECT c FROM VALUES " + column.sql() + " AS t(c) UNION ALL SELECT NULL";
    try (ResultStream result =
        spark.execute(SparkFixture.query(sql, SparkFixture.schema(column.field()), maxBytes))) {
      assertThat(result.schema().getFields()).containsExactly(column.field());
      List<String> shown = new ArrayList<>();
      SparkFixture.all(result).forEach(row -> shown.add(shown(row.get(0))));
      List<@Nullable String> expected = new ArrayList<>(column.shown());
      expected.add(null);
      assertThat(shown).containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  private static String micros(String local) {
    Instant instant = LocalDateTime.parse(local).atZone(SparkFixture.ZONE).toInstant();
    return Long.toString(toMicros(instant));
  }

  private static @Nullable String shown(@Nullable Object value) {
    if (value instanceof byte[] bytes) {
      return Arrays.toString(bytes);
    }
    return value == null ? null : value.toString();
  }

  private static Column column(String values, ArrowType type, @Nullable String... shown) {
    return new Column(values, field(type), list(shown));
  }

  private static List<@Nullable String> list(@Nullable String... shown) {
    return Arrays.asList(shown);
  }

  private static Field field(ArrowType type, Field... children) {
    return new Field("value", FieldType.nullable(type), List.of(children));
  }

  private static Field field(String name, ArrowType type) {
    return Field.nullable(name, type);
  }

  private static Field entries() {
    Field list =
        new Field(
            "value",
            FieldType.nullable(new ArrowType.List()),
            List.of(field("element", new ArrowType.Decimal(2, 1, 128))));
    return new Field(
        "entries",
        FieldType.notNullable(ArrowType.Struct.INSTANCE),
        List.of(new Field("key", FieldType.notNullable(STRING), null), list));
  }

  /** Exact also for years that do not fit in a long of nanoseconds. */
  private static long toMicros(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1000);
  }
}
