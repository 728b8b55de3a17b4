// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writes random tables as CSV in random layouts and expects every value back. */
class RoundTripTest {
  private static final int TABLES = 30;
  private static final String ODD_CHARACTERS = "aZ 0,;|\t'\"\\\r\nüß€漢😀-=(){}<>#";

  @TempDir private Path folder;

  private record Cell(String written, @Nullable String expected) {}

  private record Column(String type, Supplier<Cell> cells) {}

  @Test
  void givesBackWhatWasWritten() {
    long seed = System.nanoTime();
    for (int table = 0; table < TABLES; table++) {
      check(seed + table);
    }
  }

  private void check(long seed) {
    Random random = new Random(seed);
    char delimiter = ",;\t|".charAt(random.nextInt(4));
    List<Column> columns = columns(random, delimiter);
    int rows = 20 + random.nextInt(500);
    StringBuilder text = new StringBuilder();
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(delimiter)
            .setRecordSeparator(random.nextBoolean() ? "\n" : "\r\n")
            .get();
    List<String> header = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      header.add("field" + i);
    }
    text.append(format.format(header.toArray())).append(format.getRecordSeparator());
    List<List<@Nullable Object>> expected = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      List<String> written = new ArrayList<>();
      List<@Nullable Object> values = new ArrayList<>();
      for (Column column : columns) {
        Cell cell = column.cells().get();
        written.add(cell.written());
        values.add(cell.expected());
      }
      text.append(format.format(written.toArray())).append(format.getRecordSeparator());
      expected.add(values);
    }
    LoadFixture fixture = new LoadFixture(folder);
    FileAnalysis analysis = fixture.analyse("random.csv", text.toString());
    assertThat(analysis.columns().stream().map(ColumnAnalysis::sqlType))
        .as("types with seed %d", seed)
        .containsExactlyElementsOf(columns.stream().map(Column::type).toList());
    assertThat(fixture.rows(analysis)).as("rows with seed %d", seed).isEqualTo(expected);
  }

  private static List<Column> columns(Random random, char delimiter) {
    List<Column> columns = new ArrayList<>();
    // The first column always has a value, so that no row is a blank line.
    columns.add(new Column("BIGINT", () -> same(String.valueOf(random.nextLong()))));
    int count = 1 + random.nextInt(8);
    for (int i = 0; i < count; i++) {
      columns.add(column(random, delimiter));
    }
    return columns;
  }

  private static Column column(Random random, char delimiter) {
    return switch (random.nextInt(7)) {
      case 0 -> new Column("BIGINT", sometimesNull(random, () -> whole(random)));
      case 1 -> new Column("DECIMAL(18,2)", sometimesNull(random, () -> price(random, delimiter)));
      case 2 -> new Column("DOUBLE", sometimesNull(random, () -> real(random)));
      case 3 -> new Column("DATE", sometimesNull(random, () -> date(random)));
      case 4 -> new Column("TIMESTAMP_NTZ", sometimesNull(random, () -> timestamp(random)));
      case 5 -> new Column("BOOLEAN", sometimesNull(random, () -> same(random.nextBoolean())));
      default -> new Column("STRING", sometimesNull(random, () -> words(random)));
    };
  }

  private static Supplier<Cell> sometimesNull(Random random, Supplier<Cell> cells) {
    return () -> random.nextInt(10) == 0 ? new Cell("", null) : cells.get();
  }

  private static Cell whole(Random random) {
    return same(String.valueOf(random.nextLong() >> random.nextInt(60)));
  }

  private static Cell price(Random random, char delimiter) {
    BigDecimal value = BigDecimal.valueOf(random.nextInt(2_000_000) - 1_000_000, 2);
    String plain = value.toPlainString();
    return new Cell(delimiter == ';' ? plain.replace('.', ',') : plain, plain);
  }

  private static Cell real(Random random) {
    return same(String.valueOf((random.nextDouble() + 1e-9) * 1e-5));
  }

  private static Cell date(Random random) {
    LocalDate date = LocalDate.ofEpochDay(random.nextInt(60_000) - 30_000);
    return new Cell(date.toString(), String.valueOf(date.toEpochDay()));
  }

  private static Cell timestamp(Random random) {
    LocalDateTime time =
        LocalDateTime.of(1950, 1, 1, 0, 0, 1)
            .plusSeconds(random.nextInt(Integer.MAX_VALUE))
            .plusNanos(random.nextInt(1_000_000) * 1000L);
    return same(time.toString());
  }

  private static Cell words(Random random) {
    StringBuilder text = new StringBuilder("w");
    int length = random.nextInt(12);
    int[] characters = ODD_CHARACTERS.codePoints().toArray();
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(characters[random.nextInt(characters.length)]);
    }
    return same(text + "x");
  }

  private static Cell same(Object value) {
    return new Cell(value.toString(), value.toString());
  }
}
