// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.testkit.CommandResult;
import io.tarn.testkit.TarnProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The {@code tarn} command as a person uses it. */
@ExtendWith(SharedServer.class)
class CommandLineTest {
  @TempDir Path directory;

  @Test
  void printsRowsInThreeFormats(TarnProcess server) {
    String sql =
        "select r_regionkey, r_name, null as n from samples.tpch.region order by 1 limit 2";
    assertThat(server.run("sql", sql).output())
        .isEqualTo(
            """
             r_regionkey | r_name  | n
            -------------+---------+------
                       0 | AFRICA  | NULL
                       1 | AMERICA | NULL
            """);
    assertThat(server.run("sql", sql).errors()).contains("2 rows, ", " lane, ", " s)");
    assertThat(server.run("sql", sql, "--format", "csv").output())
        .isEqualTo("r_regionkey,r_name,n\n0,AFRICA,\n1,AMERICA,\n");
    assertThat(server.run("sql", sql, "--format", "json").output())
        .isEqualToIgnoringWhitespace(
            "[{\"r_regionkey\":0,\"r_name\":\"AFRICA\",\"n\":null},"
                + "{\"r_regionkey\":1,\"r_name\":\"AMERICA\",\"n\":null}]");
  }

  @Test
  void runsAFileOfStatementsAndStopsAtTheFirstError(TarnProcess server) throws IOException {
    Path script =
        Files.writeString(
            directory.resolve("script.sql"),
            "select ';' as x; -- a comment;\nselect nope;\nselect 'never' as y;");
    CommandResult result = server.run("sql", "-f", script.toString(), "--format", "csv");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.output()).isEqualTo("x\n;\n");
    assertThat(result.errors()).contains("UNRESOLVED_COLUMN").doesNotContain("\tat ");
  }

  @Test
  void wrongUsageIsToldApart(TarnProcess server) {
    assertThat(server.run("sql").exitCode()).isEqualTo(2);
    assertThat(server.run("nonsense").exitCode()).isEqualTo(2);
    assertThat(server.run("status").output()).contains("runs (pid").contains("jdbc:tarn://");
    assertThat(
            CommandResult.of(
                    List.of(SharedServer.ROOT.resolve("tarn").toString(), "version"),
                    Duration.ofMinutes(1))
                .output())
        .startsWith("tarn 0.1.0");
  }

  @Test
  void loadMakesATableOfACsvFile(TarnProcess server) throws IOException {
    Path file = trips("12.50", "2024-02-30 00:00:00".replace("02-30", "02-28"));
    CommandResult loaded = server.run("load", file.toString(), "--into", "main.default.trips");
    assertThat(loaded.errors()).isEmpty();
    assertThat(loaded.exitCode()).isZero();
    assertThat(loaded.output())
        .contains("trip_id")
        .contains("BIGINT")
        .contains("TIMESTAMP")
        .contains("DECIMAL")
        .contains("200 rows");
    assertThat(
            server
                .run(
                    "sql",
                    "select count(*), sum(fare), min(zip), max(picked_up) from main.default.trips",
                    "--format",
                    "csv")
                .output())
        .contains("200,2500.00,01234,2024-02-28");
    server.run("sql", "drop table main.default.trips");
  }

  @Test
  void loadRefusesBadRowsByNameAndLeavesNothing(TarnProcess server) throws IOException {
    Path file = trips("expensive", "2024-02-28 00:00:00");
    CommandResult refused = server.run("load", file.toString(), "--into", "main.default.bad_trips");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.errors()).contains("line 201").contains("fare").contains("expensive");
    assertThat(server.run("sql", "select * from main.default.bad_trips").errors())
        .contains("TABLE_OR_VIEW_NOT_FOUND");
    CommandResult skipped =
        server.run(
            "load", file.toString(), "--into", "main.default.bad_trips", "--bad-rows", "skip");
    assertThat(skipped.output()).contains("199 rows").contains("1 bad row");
    server.run("sql", "drop table main.default.bad_trips");
  }

  private Path trips(String lastFare, String lastTime) throws IOException {
    StringBuilder csv = new StringBuilder("trip_id,zip,fare,picked_up,note\n");
    for (int i = 1; i <= 200; i++) {
      boolean last = i == 200;
      csv.append(i)
          .append(",01234,")
          .append(last ? lastFare : "12.50")
          .append(',')
          .append(last ? lastTime : "2024-01-01 10:00:00")
          .append(i % 10 == 0 ? ",\"a \"\"note\"\", quoted\"\n" : ",\n");
    }
    return Files.writeString(directory.resolve("trips.csv"), csv);
  }
}
