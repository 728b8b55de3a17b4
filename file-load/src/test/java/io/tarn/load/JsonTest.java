// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

import static io.tarn.load.LoadFixture.row;
import static io.tarn.load.LoadFixture.types;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.api.ErrorCode;
import io.tarn.api.WarehouseException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JsonTest {
  @TempDir private Path folder;
  private LoadFixture fixture;

  @BeforeEach
  void setUp() {
    fixture = new LoadFixture(folder);
  }

  @Test
  void readsOneObjectALine() {
    FileAnalysis analysis =
        fixture.analyse(
            "l.json",
            """
            {"id": 1, "name": "Ann", "day": "2024-01-31", "ok": true}
            {"id": 2, "score": 1.5, "seen": "2024-01-31T10:00:00Z", "name": null}

            {"id": 3, "score": 2, "at": "2024-01-31 10:00", "name": ""}
            """);
    assertThat(types(analysis))
        .isEqualTo(
            "id BIGINT, name STRING, day DATE, ok BOOLEAN, score DOUBLE, seen TIMESTAMP,"
                + " at TIMESTAMP_NTZ");
    assertThat(fixture.rows(analysis))
        .containsExactly(
            row("1", "Ann", "19753", "true", null, null, null),
            row("2", null, null, null, "1.5", "1706695200000000", null),
            row("3", "", null, null, "2.0", null, "2024-01-31T10:00"));
    assertThat(analysis.columns().get(4).nulls()).isEqualTo(1);
    assertThat(analysis.layout()).isEqualTo(JsonLayout.LINES);
  }

  static Stream<Arguments> arrangements() {
    return Stream.of(
        Arguments.of("[{\"a\":1},{\"a\":2}]", JsonLayout.ARRAY),
        Arguments.of("[ {\"a\":1} , \n {\"a\":2} ]\n", JsonLayout.ARRAY),
        Arguments.of("{\"a\":1}{\"a\":2}", JsonLayout.VALUES),
        Arguments.of("{\n \"a\":1\n}\n{\n \"a\":2\n}", JsonLayout.VALUES),
        Arguments.of("{\"a\":1}\n{\"a\":2}", JsonLayout.LINES));
  }

  @ParameterizedTest
  @MethodSource("arrangements")
  void readsAllArrangements(String content, JsonLayout layout) {
    FileAnalysis analysis = fixture.analyse("a.json", content);
    assertThat(analysis.layout()).isEqualTo(layout);
    assertThat(fixture.rows(analysis)).containsExactly(row("1"), row("2"));
  }

  @Test
  void makesStructuresAndLists() {
    FileAnalysis analysis =
        fixture.analyse(
            "n.json",
            """
            {"id":1,"place":{"city":"Bern","geo":{"x":1.5}},"tags":["a","b"],"lines":[{"n":1},{"n":2}]}
            {"id":2,"place":{"city":null,"zip code":7},"tags":[],"lines":null}
            {"id":3,"tags":[null],"lines":[{"n":3,"m":[[1],[]]}]}
            """);
    assertThat(types(analysis))
        .isEqualTo(
            "id BIGINT, place STRUCT<city: STRING, geo: STRUCT<x: DOUBLE>, zip_code: BIGINT>,"
                + " tags ARRAY<STRING>, lines ARRAY<STRUCT<n: BIGINT, m: ARRAY<ARRAY<BIGINT>>>>");
    assertThat(fixture.rows(analysis))
        .containsExactly(
            row(
                "1",
                "{\"city\":\"Bern\",\"geo\":{\"x\":1.5}}",
                "[\"a\",\"b\"]",
                "[{\"n\":1},{\"n\":2}]"),
            row("2", "{\"zip_code\":7}", "[]", null),
            row("3", null, "[null]", "[{\"n\":3,\"m\":[[1],[]]}]"));
  }

  @Test
  void keepsMixedValuesAsJsonText() {
    FileAnalysis analysis =
        fixture.analyse(
            "m.json",
            """
            {"v":1.50,"w":[1,"a"],"x":{}}
            {"v":"a","w":[{"k":[true,null]}],"x":{}}
            {"v":{"k":"1"},"w":null,"x":null}
            """);
    assertThat(types(analysis)).isEqualTo("v STRING, w ARRAY<STRING>, x STRING");
    assertThat(fixture.rows(analysis))
        .containsExactly(
            row("1.50", "[\"1\",\"a\"]", "{}"),
            row("a", "[\"{\\\"k\\\":[true,null]}\"]", "{}"),
            row("{\"k\":\"1\"}", null, null));
    assertThat(analysis.remarks()).anyMatch(remark -> remark.contains("column v mixes"));
  }

  @Test
  void keepsLargeNumbersExact() {
    FileAnalysis analysis =
        fixture.analyse(
            "b.json", "{\"a\":9007199254740993,\"b\":9223372036854775808}\n{\"a\":1,\"b\":-1}\n");
    assertThat(types(analysis)).isEqualTo("a BIGINT, b DECIMAL(38,0)");
    assertThat(fixture.rows(analysis).get(0))
        .isEqualTo(row("9007199254740993", "9223372036854775808"));
  }

  @Test
  void namesBadLinesAndLoadsTheRest() {
    Path file =
        fixture.file(
            "bad.json",
            "{\"a\":1}\n{\"a\":\n[1]\n{\"a\":2} x\n{\"a\":1,\"a\":2}\n{\"b\":{\"c\":1,\"c\":2}}\n{\"a\":3}");
    LoadOptions skip = LoadOptions.builder().badRows(BadRows.SKIP).build();
    FileAnalysis analysis = fixture.analyse(file, skip);
    assertThat(analysis.badRows().first())
        .extracting(BadRow::line)
        .containsExactly(2L, 3L, 4L, 5L, 6L);
    assertThat(fixture.rows(analysis)).containsExactly(row("1"), row("3"));
    refuses(() -> fixture.rows(fixture.analyse(file, LoadOptions.defaults())), "5 of 7 rows");
  }

  @Test
  void takesFewMisfitsForBadRows() {
    StringBuilder lines = new StringBuilder();
    for (int i = 1; i <= 200; i++) {
      lines.append("{\"n\":{\"v\":").append(i == 77 ? "\"n/a\"" : i).append("}}\n");
    }
    FileAnalysis analysis = fixture.analyse("o.json", lines.toString());
    assertThat(types(analysis)).isEqualTo("n STRUCT<v: BIGINT>");
    assertThat(analysis.badRows().first()).hasSize(1);
    assertThat(analysis.badRows().first().get(0).describe()).startsWith("line 77, column n.v");
  }

  @Test
  void namesThePlaceOfASyntaxErrorInAnArray() {
    refuses(() -> fixture.analyse("s.json", "[{\"a\":1},\n{\"a\" 2}]"), "line 2");
    refuses(() -> fixture.analyse("t.json", "[{\"a\":1},\n{\"a\":2}"), "line 2");
    refuses(() -> fixture.analyse("u.json", "[{\"a\":1}] x"), "line 1");
    refuses(() -> fixture.analyse("v.json", "hello"), "not JSON");
  }

  @Test
  void keepsMapsWithManyKeysAsText() {
    StringBuilder line = new StringBuilder("{\"m\":{");
    for (int i = 0; i <= 1000; i++) {
      line.append(i == 0 ? "" : ",").append("\"k").append(i).append("\":").append(i);
    }
    FileAnalysis analysis = fixture.analyse("k.json", line + "}}\n");
    assertThat(types(analysis)).isEqualTo("m STRING");
    assertThat(analysis.remarks()).singleElement().asString().contains("JSON text");
    assertThat(fixture.rows(analysis)).hasSize(1);
  }

  @Test
  void tellsKeysThatDifferOnlyByCaseApart() {
    FileAnalysis analysis = fixture.analyse("c.json", "{\"id\":1,\"ID\":2,\"\":3}\n");
    assertThat(types(analysis)).isEqualTo("id BIGINT, ID_2 BIGINT, column_3 BIGINT");
    assertThat(fixture.rows(analysis)).containsExactly(row("1", "2", "3"));
  }

  @Test
  void findsJsonByContent() {
    assertThat(fixture.analyse("x.txt", "{\"a\":1}\n").format()).isEqualTo(FileFormat.JSON);
    assertThat(fixture.analyse("y.txt", "[{\"a\":1}]").format()).isEqualTo(FileFormat.JSON);
    assertThat(fixture.analyse("z.txt", "{a},b\n1,2\n").format()).isEqualTo(FileFormat.CSV);
  }

  private static void refuses(Runnable call, String part) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            WarehouseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MALFORMED_DATA))
        .hasMessageContaining(part);
  }
}
