// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

import static io.tarn.load.LoadFixture.row;
import static io.tarn.load.LoadFixture.types;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.api.ArrowBatches;
import io.tarn.api.ErrorCode;
import io.tarn.api.WarehouseException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.arrow.memory.RootAllocator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadFilesTest {
  private static final LoadOptions SKIP = LoadOptions.builder().badRows(BadRows.SKIP).build();

  @TempDir private Path folder;
  private LoadFixture fixture;

  @BeforeEach
  void setUp() {
    fixture = new LoadFixture(folder);
  }

  @Test
  void namesRaggedRowsAndLoadsTheRest() {
    Path file = fixture.file("r.csv", "a,b\n1,2\n3\n\"x\ny\",4,5\n6,7\n");
    FileAnalysis analysis = fixture.analyse(file, SKIP);
    assertThat(analysis.badRows().first().stream().map(BadRow::describe))
        .containsExactly(
            "line 3: the row has 1 field instead of 2",
            "line 4: the row has 3 fields instead of 2; a quote opened in it spans lines 4 to 5");
    assertThat(fixture.rows(analysis)).containsExactly(row("1", "2"), row("6", "7"));
  }

  @Test
  void refusesBadRowsNamingThem() {
    FileAnalysis analysis = fixture.analyse("r.csv", "a,b\n1,2\n3\n6,7\n");
    refuses(() -> fixture.rows(analysis), ErrorCode.MALFORMED_DATA, "1 of 3 rows", "line 3");
  }

  @Test
  void takesFewMisfitsForBadRows() {
    StringBuilder lines = new StringBuilder("id,day,amount\n");
    for (int i = 1; i <= 300; i++) {
      lines.append(i == 250 ? "oops" : i).append(',');
      lines.append(i == 100 ? "2024-02-31" : "2024-02-01").append(',');
      lines.append(i == 100 || i == 200 ? "x" : i + ".25").append('\n');
    }
    FileAnalysis analysis = fixture.analyse(fixture.file("o.csv", lines.toString()), SKIP);
    assertThat(types(analysis)).isEqualTo("id BIGINT, day DATE, amount DECIMAL(18,2)");
    assertThat(analysis.rows()).isEqualTo(297);
    assertThat(analysis.badRows().first())
        .extracting(BadRow::line, BadRow::column, BadRow::value)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(101L, "day", "2024-02-31"),
            org.assertj.core.groups.Tuple.tuple(201L, "amount", "x"),
            org.assertj.core.groups.Tuple.tuple(251L, "id", "oops"));
    assertThat(fixture.rows(analysis)).doesNotContain(row("201", "19754", null));
  }

  @ParameterizedTest
  @CsvSource({
    "19,1,STRING",
    "20,1,BIGINT",
    "50,2,STRING",
    "100,1,BIGINT",
    "1000,10,BIGINT",
    "1000,11,STRING"
  })
  void decidesBetweenBadRowsAndText(int values, int misfits, String type) {
    StringBuilder lines = new StringBuilder("k,v\n");
    for (int i = 0; i < values; i++) {
      lines.append("a,").append(i < misfits ? "word" : String.valueOf(i)).append('\n');
    }
    FileAnalysis analysis = fixture.analyse("o.csv", lines.toString());
    assertThat(analysis.columns().get(1).sqlType()).isEqualTo(type);
    assertThat(analysis.badRows().count()).isEqualTo(type.equals("STRING") ? 0 : misfits);
  }

  @Test
  void namesOnlyTheFirstOfManyBadRows() {
    FileAnalysis analysis =
        fixture.analyse("m.csv", "a,b\n" + "1,2\n".repeat(2000) + "x\n".repeat(1000));
    assertThat(analysis.badRows().count()).isEqualTo(1000);
    assertThat(analysis.badRows().first()).hasSize(20);
    assertThat(analysis.badRows().describe()).endsWith("and 980 more");
  }

  @Test
  void goesOnAfterTextBehindAClosingQuote() {
    Path file = fixture.file("q.csv", "id,v\n1,\"a\"b\"c\"d\n2,x\n3,\"y\"z\n4,\"w\"\n5,\"v\"u");
    FileAnalysis analysis = fixture.analyse(file, SKIP);
    assertThat(analysis.badRows().first()).extracting(BadRow::line).containsExactly(2L, 4L, 6L);
    assertThat(fixture.rows(analysis)).containsExactly(row("2", "x"), row("4", "w"));
  }

  @Test
  void refusesAQuoteThatNeverCloses() {
    refuses(
        () -> fixture.analyse("u.csv", "id,v\n1,a\n2,\"b\n3,c\n4,d\n"),
        ErrorCode.MALFORMED_DATA,
        "line 3",
        "never closes");
  }

  @Test
  void namesNulCharacters() {
    FileAnalysis analysis = fixture.analyse(fixture.file("z.csv", "id,v\n1,a\u0000b\n2,c\n"), SKIP);
    assertThat(analysis.badRows().first().get(0).describe())
        .isEqualTo("line 2, column v: 'a\\0b' holds a NUL character");
    assertThat(fixture.rows(analysis)).containsExactly(row("2", "c"));
  }

  @Test
  void refusesTooManyColumnsAndTooLongFields() {
    refuses(
        () -> fixture.analyse("w.csv", "c,".repeat(10_000) + "c\n"),
        ErrorCode.MALFORMED_DATA,
        "10001 columns");
    refuses(
        () ->
            fixture.analyse("l.csv", "id,v\n1,2\n3," + "x".repeat(CsvRows.FIELD_LIMIT + 1) + "\n"),
        ErrorCode.MALFORMED_DATA,
        "column v",
        "line 3",
        "16 million");
  }

  @Test
  void namesWhatOtherFilesLookLike() throws IOException {
    looksLike("a.csv", zip("xl/workbook.xml"), "Excel");
    looksLike("b.csv", zip("data.csv"), "zip archive");
    looksLike("c.csv", "PAR1....".getBytes(StandardCharsets.ISO_8859_1), "Parquet");
    looksLike("d.json", "SQLite format 3\0".getBytes(StandardCharsets.UTF_8), "SQLite");
    looksLike("e.csv", "<!DOCTYPE html><html>".getBytes(StandardCharsets.UTF_8), "web page");
    looksLike("f.csv", new byte[] {1, 2, 3, 4, 5, 6, 7, 0, 1, 2}, "binary");
    looksLike("g.csv", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_16LE), "UTF-16");
    looksLike("h.csv.gz", gzip(gzip("a,b\n".getBytes(StandardCharsets.UTF_8))), "gzipped twice");
  }

  @Test
  void loadsWideTablesInShortBatches() {
    String names = IntStream.range(0, 10_000).mapToObj(i -> "c" + i).collect(joining(","));
    String row = "1" + ",".repeat(9_999);
    FileAnalysis analysis = fixture.analyse("wide.csv", names + "\n" + (row + "\n").repeat(430));
    try (RootAllocator allocator = new RootAllocator(256L << 20);
        ArrowBatches batches = new FileLoader().open(analysis, allocator, ProgressListener.NONE)) {
      long rows = 0;
      while (batches.next()) {
        rows += batches.root().getRowCount();
        assertThat(batches.root().getRowCount()).isLessThanOrEqualTo(419);
      }
      assertThat(rows).isEqualTo(430);
    }
  }

  @Test
  void refusesEmptyMissingAndDamagedFiles() throws IOException {
    refuses(() -> fixture.analyse("e.csv", ""), ErrorCode.MALFORMED_DATA, "empty");
    refuses(() -> fixture.analyse("n.csv", "\n\n"), ErrorCode.MALFORMED_DATA, "empty");
    refuses(() -> fixture.analyse("e.json", " "), ErrorCode.MALFORMED_DATA, "JSON");
    refuses(() -> analyse(folder.resolve("none.csv")), ErrorCode.PATH_NOT_FOUND, "no file");
    refuses(() -> analyse(folder), ErrorCode.PATH_NOT_FOUND, "not a file");
    byte[] whole = gzip("a,b\n1,2\n".repeat(1000).getBytes(StandardCharsets.UTF_8));
    Path cut = fixture.file("cut.csv.gz", Arrays.copyOf(whole, whole.length / 2));
    refuses(() -> analyse(cut), ErrorCode.MALFORMED_DATA, "damaged");
  }

  @Test
  void refusesUtf8WithDamageNamingTheLine() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes("id,v\n1,Zoë\n2,Ünal\n3,".getBytes(StandardCharsets.UTF_8));
    bytes.write(0xE4);
    bytes.writeBytes(",x\n4,y\n".getBytes(StandardCharsets.UTF_8));
    Path file = fixture.file("d.csv", bytes.toByteArray());
    refuses(() -> analyse(file), ErrorCode.MALFORMED_DATA, "UTF-8", "line 4");
  }

  @Test
  void noticesThatTheFileChanged() throws IOException {
    FileAnalysis before = fixture.analyse("c.csv", "a,b\n1,2\n");
    Files.writeString(before.file().path(), "3,4\n", StandardOpenOption.APPEND);
    refuses(() -> fixture.rows(before), ErrorCode.MALFORMED_DATA, "changed");
    FileAnalysis again = fixture.analyse("c.csv", "a,b\n1,2\n");
    Files.setLastModifiedTime(again.file().path(), FileTime.fromMillis(1));
    refuses(() -> fixture.rows(again), ErrorCode.MALFORMED_DATA, "changed");
  }

  @Test
  void noticesAChangeThatKeepsSizeAndTime() throws IOException {
    FileAnalysis before = fixture.analyse("c.csv", "a,b\n1,2\n");
    Path file = before.file().path();
    Files.writeString(file, "a,b\nx,2\n");
    Files.setLastModifiedTime(file, before.file().modified());
    refuses(() -> fixture.rows(before), ErrorCode.MALFORMED_DATA, "changed");
  }

  @Test
  void stopsWhenClosed() {
    FileAnalysis analysis = fixture.analyse("c.csv", "a,b\n1,2\n");
    try (RootAllocator allocator = new RootAllocator()) {
      ArrowBatches batches = new FileLoader().open(analysis, allocator, ProgressListener.NONE);
      assertThat(batches.next()).isTrue();
      batches.close();
      refuses(batches::next, ErrorCode.CANCELLED, "no longer");
    }
  }

  private FileAnalysis analyse(Path file) {
    return fixture.analyse(file, LoadOptions.defaults());
  }

  private void looksLike(String name, byte[] content, String what) {
    refuses(() -> analyse(fixture.file(name, content)), ErrorCode.MALFORMED_DATA, what);
  }

  private static void refuses(ThrowingCallable call, ErrorCode code, String... parts) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            WarehouseException.class,
            e -> {
              assertThat(e.code()).isEqualTo(code);
              assertThat(e.getMessage()).contains(parts);
            });
  }

  private static byte[] zip(String entry) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(entry));
      zip.write(1);
    }
    return bytes.toByteArray();
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    }
    return bytes.toByteArray();
  }
}
