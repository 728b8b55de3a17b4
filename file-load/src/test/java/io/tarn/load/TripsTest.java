// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

import static io.tarn.load.LoadFixture.types;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file as people really have it: taxi trips with a few spoilt rows among thousands. */
class TripsTest {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
  private static final int TRIPS = 20_000;

  @TempDir private Path folder;

  @Test
  void loadsTripsAndNamesTheSpoiltRows() {
    LoadFixture fixture = new LoadFixture(folder);
    Path file = fixture.file("trips.csv", trips());
    FileAnalysis analysis =
        fixture.analyse(file, LoadOptions.builder().badRows(BadRows.SKIP).build());
    assertThat(types(analysis))
        .isEqualTo(
            "trip_id BIGINT, vendor STRING, pickup_time TIMESTAMP_NTZ, dropoff_time TIMESTAMP_NTZ,"
                + " distance DECIMAL(18,2), fare DECIMAL(18,2), tip DECIMAL(18,2), pickup_zip STRING,"
                + " shared BOOLEAN, latitude DOUBLE, note STRING");
    assertThat(analysis.rows()).isEqualTo(TRIPS - 4);
    assertThat(analysis.badRows().first().stream().map(BadRow::describe))
        .containsExactly(
            "line 102, column fare: 'free' is not a number (DECIMAL(18,2))",
            "line 2002: the row has 3 fields instead of 11",
            "line 7002, column pickup_time: '2024-02-30 10:00:00' is not a time stamp"
                + " (TIMESTAMP_NTZ)",
            "line 15002, column trip_id: '#REF!' is not a whole number (BIGINT)");
    ColumnAnalysis tip = analysis.columns().get(6);
    assertThat(tip.nullTokens()).containsOnlyKeys("N/A");
    assertThat(analysis.remarks()).contains("column 'pickup time' is called pickup_time");
    List<List<@Nullable Object>> rows = fixture.rows(analysis);
    assertThat(rows.get(0).get(0)).isEqualTo("1");
    assertThat(rows.get(0).get(2)).isEqualTo("2024-01-01T00:01:07");
    assertThat(rows.get(0).get(7)).asString().hasSize(5);
    assertThat(rows.get(TRIPS - 5).get(0)).isEqualTo(String.valueOf(TRIPS));
  }

  private static String trips() {
    Random random = new Random(42);
    LocalDateTime time = LocalDateTime.of(2024, 1, 1, 0, 0);
    StringBuilder file =
        new StringBuilder(
            "trip_id,vendor,pickup time,dropoff time,distance,fare,tip,pickup_zip,shared,latitude,"
                + "note\n");
    for (int trip = 1; trip <= TRIPS; trip++) {
      time = time.plusSeconds(67);
      if (trip == 2001) {
        file.append("2001,V1,broken\n");
        continue;
      }
      String pickup = trip == 7001 ? "2024-02-30 10:00:00" : TIME.format(time);
      String fare = String.format(Locale.ROOT, "%.2f", 3 + random.nextDouble() * 60);
      file.append(trip == 15001 ? "#REF!" : String.valueOf(trip)).append(",V");
      file.append(1 + random.nextInt(3)).append(',').append(pickup).append(',');
      file.append(TIME.format(time.plusSeconds(300 + random.nextInt(3000)))).append(',');
      file.append(random.nextInt(300) / 10.0).append(',');
      file.append(trip == 101 ? "free" : fare).append(',');
      file.append(random.nextInt(20) == 0 ? "N/A" : random.nextInt(9) + ".50").append(',');
      file.append(String.format(Locale.ROOT, "%05d", random.nextInt(100_000))).append(',');
      file.append(random.nextBoolean()).append(',');
      file.append(String.format(Locale.ROOT, "%.6f", 40 + random.nextDouble())).append(',');
      file.append(random.nextInt(5) == 0 ? "\"slow, \"\"rainy\"\"\"" : "").append('\n');
    }
    return file.toString();
  }
}
