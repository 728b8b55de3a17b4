// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

import static io.tarn.load.LoadFixture.row;
import static io.tarn.load.LoadFixture.types;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLayoutTest {
  @TempDir private Path folder;
  private LoadFixture fixture;

  @BeforeEach
  void setUp() {
    fixture = new LoadFixture(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void findsTheDelimiter(String delimiter) {
    FileAnalysis analysis =
        fixture.analyse("d.csv", "a,b,c\n1,x,2024-01-01\n2,y,2024-01-02\n".replace(",", delimiter));
    assertThat(types(analysis)).isEqualTo("a BIGINT, b STRING, c DATE");
    assertThat(((CsvLayout) analysis.layout()).delimiter()).isEqualTo(delimiter.charAt(0));
  }

  @Test
  void prefersTheSemicolonWhereCommasAreDecimals() {
    FileAnalysis analysis = fixture.analyse("de.csv", "1,5;2,25\n3,5;4,75\n");
    assertThat(types(analysis)).isEqualTo("column_1 DECIMAL(18,2), column_2 DECIMAL(18,2)");
    assertThat(fixture.rows(analysis)).containsExactly(row("1.50", "2.25"), row("3.50", "4.75"));
  }

  @Test
  void readsThousandsOfAGermanFile() {
    FileAnalysis analysis =
        fixture.analyse(
            "de.csv", "Ort;Einwohner;Fläche\nBern;144.000;51,62\nZürich;443.037;87,88\n");
    assertThat(types(analysis)).isEqualTo("Ort STRING, Einwohner BIGINT, Fläche DECIMAL(18,2)");
    assertThat(fixture.rows(analysis).get(1)).isEqualTo(row("Zürich", "443037", "87.88"));
    assertThat(analysis.remarks()).anyMatch(remark -> remark.contains("1.234,56"));
  }

  @Test
  void readsQuotedThousandsWhenOtherNumbersShowTheStyle() {
    FileAnalysis analysis = fixture.analyse("us.csv", "n,p\n\"1,234\",1.25\n\"5,678\",2.50\n");
    assertThat(types(analysis)).isEqualTo("n BIGINT, p DECIMAL(18,2)");
    assertThat(fixture.rows(analysis)).containsExactly(row("1234", "1.25"), row("5678", "2.50"));
  }

  @Test
  void leavesNumbersThatCanBeReadTwoWaysAsText() {
    FileAnalysis unclear = fixture.analyse("n.csv", "n,m\n\"1,234\",a\n\"5,678\",b\n");
    assertThat(types(unclear)).isEqualTo("n STRING, m STRING");
    assertThat(unclear.remarks()).singleElement().asString().contains("thousands");
    LoadOptions comma = LoadOptions.builder().numberStyle(NumberStyle.COMMA).build();
    FileAnalysis clear = fixture.analyse(unclear.file().path(), comma);
    assertThat(types(clear)).isEqualTo("n DECIMAL(18,3), m STRING".replace("18,3", "18,3"));
  }

  @Test
  void readsUnclearDatesAsClearColumnsDo() {
    FileAnalysis analysis =
        fixture.analyse("t.csv", "from,to\n01/02/2024,25/02/2024\n03/02/2024,26/02/2024\n");
    assertThat(types(analysis)).isEqualTo("from DATE, to DATE");
    assertThat(fixture.rows(analysis).get(0)).isEqualTo(row("19754", "19778"));
    assertThat(analysis.remarks()).anyMatch(remark -> remark.contains("day first"));
  }

  @Test
  void leavesUnclearDatesAsTextUnlessTold() {
    FileAnalysis unclear = fixture.analyse("t.csv", "d,n\n01/02/2024,1\n03/02/2024,2\n");
    assertThat(types(unclear)).isEqualTo("d STRING, n BIGINT");
    assertThat(unclear.remarks()).singleElement().asString().contains("month first");
    LoadOptions told = LoadOptions.builder().dateOrder(DateOrder.MONTH_FIRST).build();
    FileAnalysis clear = fixture.analyse(unclear.file().path(), told);
    assertThat(types(clear)).isEqualTo("d DATE, n BIGINT");
    assertThat(fixture.rows(clear).get(0)).isEqualTo(row("19724", "1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id,name\\n1,a\\n2,b            | PRESENT",
        "1,a\\n2,b                      | ABSENT",
        "first,last\\nAnn,Lee\\nBob,Ray | PRESENT",
        "Ann,Lee\\nAnn,Ray              | ABSENT",
        "name\\nAnn                     | PRESENT",
        "country,2019,2020\\nA,1,2      | PRESENT",
        "2024-01-01,x\\n2024-01-02,y    | ABSENT",
        "id,name                        | PRESENT",
        "1,2                            | ABSENT",
        "a,a\\nb,c                      | ABSENT",
        "a,a\\n1,2                      | PRESENT",
        ",a,b\\n0,x,y                   | PRESENT",
      })
  void detectsTheHeaderAsAPersonWould(String content, HeaderChoice expected) {
    FileAnalysis analysis = fixture.analyse("h.csv", content.replace("\\n", "\n"));
    assertThat(((CsvLayout) analysis.layout()).header()).isEqualTo(expected);
  }

  @Test
  void obeysWhatTheCallerSaysAboutTheHeader() {
    Path file = fixture.file("h.csv", "a,b\nc,d\n");
    LoadOptions absent = LoadOptions.builder().header(HeaderChoice.ABSENT).build();
    assertThat(fixture.rows(fixture.analyse(file, absent)))
        .containsExactly(row("a", "b"), row("c", "d"));
  }

  @Test
  void makesNamesATableCanHave() {
    FileAnalysis analysis =
        fixture.analyse("names.csv", " id ,unit price,,id,ID,a;b{c}(d)=e\n1,2,3,4,5,6\n");
    assertThat(analysis.columns().stream().map(ColumnAnalysis::name))
        .containsExactly("id", "unit_price", "column_3", "id_2", "ID_3", "a_b_c__d__e");
    assertThat(analysis.remarks()).hasSize(5);
  }

  @Test
  void tellsEmptyFromQuotedEmpty() {
    FileAnalysis analysis =
        fixture.analyse("e.csv", "n,text,number\n1,,\n2,\"\",\"\"\n3,x,7\n4, y ,8\n");
    assertThat(fixture.rows(analysis))
        .containsExactly(
            row("1", null, null), row("2", "", null), row("3", "x", "7"), row("4", " y ", "8"));
    assertThat(analysis.columns().stream().map(ColumnAnalysis::nulls)).containsExactly(0L, 1L, 2L);
  }

  @Test
  void countsNullWordsAndKeepsThemInText() {
    FileAnalysis analysis =
        fixture.analyse("n.csv", "number,text\nNULL,NULL\nN/A,x\n3,\\N\nNULL,y\n");
    assertThat(analysis.columns().get(0).nullTokens())
        .containsOnlyKeys("NULL", "N/A")
        .containsEntry("NULL", 2L);
    assertThat(fixture.rows(analysis))
        .containsExactly(row(null, "NULL"), row(null, "x"), row("3", null), row(null, "y"));
    assertThat(analysis.remarks()).singleElement().asString().contains("keeps the words");
  }

  @Test
  void readsQuotesDelimitersAndLineBreaksInsideQuotes() {
    FileAnalysis analysis =
        fixture.analyse("q.csv", "id,note\r\n1,\"a,b\"\r\n2,\"say \"\"hi\"\"\r\nbye\"\r\n3,x");
    assertThat(fixture.rows(analysis))
        .containsExactly(row("1", "a,b"), row("2", "say \"hi\"\r\nbye"), row("3", "x"));
  }

  @Test
  void readsBackslashEscapesSingleQuotesAndPadding() {
    FileAnalysis escaped =
        fixture.analyse("b.csv", "id,note\n1,\"a \\\"b\\\", c\"\n2,\"d, e\"\n3,\"f\"\n");
    assertThat(fixture.rows(escaped))
        .containsExactly(row("1", "a \"b\", c"), row("2", "d, e"), row("3", "f"));
    FileAnalysis single = fixture.analyse("s.csv", "id;note\n1;'a;b'\n2;'c'\n3;'d'\n");
    assertThat(((CsvLayout) single.layout()).quote()).isEqualTo('\'');
    FileAnalysis padded = fixture.analyse("p.csv", "id, note\n1, \"a, b\"\n2, c\n");
    assertThat(fixture.rows(padded)).containsExactly(row("1", "a, b"), row("2", "c"));
  }

  @Test
  void skipsBlankLinesAndExcelsDelimiterLine() {
    FileAnalysis analysis = fixture.analyse("x.csv", "sep=;\nid;d\n\n1;2\n\n2;3\n\n");
    assertThat(fixture.rows(analysis)).containsExactly(row("1", "2"), row("2", "3"));
    assertThat(analysis.remarks()).containsExactly("3 blank lines are skipped");
  }

  @ParameterizedTest
  @EnumSource(TextEncoding.class)
  void findsTheEncoding(TextEncoding encoding) {
    String mark =
        encoding == TextEncoding.UTF_8 || encoding == TextEncoding.WINDOWS_1252 ? "" : "\uFEFF";
    Charset charset = encoding.charset();
    Path file = fixture.file("enc.csv", (mark + "id,näme\n1,Zoë\n2,Ñu\n").getBytes(charset));
    FileAnalysis analysis = fixture.analyse(file, LoadOptions.defaults());
    assertThat(analysis.encoding()).isEqualTo(encoding);
    assertThat(types(analysis)).isEqualTo("id BIGINT, näme STRING");
    assertThat(fixture.rows(analysis)).containsExactly(row("1", "Zoë"), row("2", "Ñu"));
    assertThat(analysis.remarks()).hasSize(encoding == TextEncoding.WINDOWS_1252 ? 1 : 0);
  }

  @Test
  void unpacksGzip() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write("id,x\n1,a\n".getBytes(StandardCharsets.UTF_8));
    }
    FileAnalysis csv =
        fixture.analyse(fixture.file("g.csv.gz", packed.toByteArray()), LoadOptions.defaults());
    assertThat(fixture.rows(csv)).containsExactly(row("1", "a"));
  }

  @Test
  void givesAFileOfOnlyAHeaderTextColumns() {
    FileAnalysis analysis = fixture.analyse("h.csv", "id,name\n");
    assertThat(types(analysis)).isEqualTo("id STRING, name STRING");
    assertThat(fixture.rows(analysis)).isEmpty();
    assertThat(analysis.remarks()).singleElement().asString().contains("no rows");
  }

  @Test
  void keepsCodesByNameAsText() {
    FileAnalysis analysis =
        fixture.analyse(
            "c.csv", "pickup_zip,PhoneNo,phone_calls\n10001,5551234,3\n10002,5559876,4\n");
    assertThat(types(analysis)).isEqualTo("pickup_zip STRING, PhoneNo STRING, phone_calls BIGINT");
    assertThat(analysis.remarks()).hasSize(2);
  }

  @Test
  void obeysTypesGivenForSingleColumns() {
    Path file = fixture.file("g.csv", "id,n\n1,2\n3,4\n");
    LoadOptions options = LoadOptions.builder().columnType("ID", ColumnTypes.STRING).build();
    assertThat(types(fixture.analyse(file, options))).isEqualTo("id STRING, n BIGINT");
  }
}
