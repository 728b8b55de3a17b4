// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.sqltests.SharedServer;
import io.tarn.testkit.TarnProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Spark's own SQL suite through our driver. Each build runs a few files; {@code -Dgolden=.*} runs
 * all, any other pattern the files whose names match it. What did not pass is told in {@code
 * target/golden}; the table of the last long run is {@code sql-tests/GOLDEN.md}.
 */
@ExtendWith(SharedServer.class)
class GoldenSuiteTest {
  private static final Path SUITE = Path.of("target/spark-suite/sql-tests");
  private static final Path REPORT = Path.of("target/golden");

  /** Files, and how many of their queries pass at least. */
  private static final Map<String, Integer> EACH_BUILD =
      Map.of("count.sql", 13, "cte.sql", 44, "subquery/exists-subquery/exists-having.sql", 5);

  @Test
  void neverGivesOtherRowsThanSpark(TarnProcess server) throws IOException, SQLException {
    SuiteTables tables = new SuiteTables(SUITE.resolveSibling("test-data/postgresql"));
    Map<String, List<Verdict>> verdicts = new TreeMap<>();
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      tables.create(statement, server.home().resolve("files"));
      for (GoldenFile file : chosen()) {
        List<Verdict> told = new GoldenRun(connection, tables).run(file);
        verdicts.put(file.name(), told);
        GoldenReport.write(REPORT, file.name(), told);
      }
    }
    Files.writeString(REPORT.resolve("GOLDEN.md"), GoldenReport.table(verdicts));
    assertThat(GoldenReport.unexpected(verdicts)).isEmpty();
    assertThat(verdicts)
        .allSatisfy(
            (file, told) ->
                assertThat(Verdict.count(told, Verdict.Kind.PASSED))
                    .as(file)
                    .isGreaterThanOrEqualTo(EACH_BUILD.getOrDefault(file, 0)));
  }

  private static List<GoldenFile> chosen() throws IOException {
    List<GoldenFile> all = GoldenFile.all(SUITE);
    String pattern = System.getProperty("golden", "");
    if (!pattern.isEmpty()) {
      Pattern names = Pattern.compile(pattern);
      return all.stream().filter(file -> names.matcher(file.name()).find()).toList();
    }
    return all.stream().filter(file -> EACH_BUILD.containsKey(file.name())).toList();
  }
}
