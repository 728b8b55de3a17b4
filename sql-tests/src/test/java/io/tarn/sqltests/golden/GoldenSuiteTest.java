// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.sqltests.SharedServer;
import io.tarn.testkit.TarnProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Spark's own SQL suite through our driver. Each build runs a few files; {@code -Dgolden=.*} runs
 * all, any other pattern the files whose names match it, {@code -Dgolden.connections=2} two files
 * at a time. What did not pass is told in {@code target/golden}; the table of the last long run is
 * {@code sql-tests/GOLDEN.md}.
 */
@ExtendWith(SharedServer.class)
class GoldenSuiteTest {
  private static final Path SUITE = Path.of("target/spark-suite/sql-tests");
  private static final Path REPORT = Path.of("target/golden");

  /** Files, and how many of their queries pass at least. */
  private static final Map<String, Integer> EACH_BUILD =
      Map.of("count.sql", 10, "cte.sql", 39, "subquery/exists-subquery/exists-having.sql", 5);

  @Test
  void neverGivesOtherRowsThanSpark(TarnProcess server) throws IOException, SQLException {
    SuiteTables tables = new SuiteTables(SUITE.resolveSibling("test-data/postgresql"));
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      tables.create(statement, server.home().resolve("files"));
    }
    Map<String, List<Verdict>> verdicts = new ConcurrentSkipListMap<>();
    Queue<GoldenFile> files = new ConcurrentLinkedQueue<>(chosen());
    List<CompletableFuture<Void>> runs =
        IntStream.range(0, Integer.getInteger("golden.connections", 1))
            .mapToObj(
                i ->
                    CompletableFuture.runAsync(
                        () -> runAll(files, verdicts, server, tables),
                        task -> new Thread(task, "golden").start()))
            .toList();
    runs.forEach(CompletableFuture::join);
    Files.writeString(REPORT.resolve("GOLDEN.md"), GoldenReport.table(verdicts));
    assertThat(GoldenReport.unexpected(verdicts)).isEmpty();
    assertThat(verdicts)
        .allSatisfy(
            (file, told) ->
                assertThat(Verdict.count(told, Verdict.Kind.PASSED))
                    .as(file)
                    .isGreaterThanOrEqualTo(EACH_BUILD.getOrDefault(file, 0)));
  }

  private static void runAll(
      Queue<GoldenFile> files,
      Map<String, List<Verdict>> verdicts,
      TarnProcess server,
      SuiteTables tables) {
    try (Connection connection = server.connect()) {
      for (GoldenFile file = files.poll(); file != null; file = files.poll()) {
        List<Verdict> told = new GoldenRun(connection, tables).run(file);
        verdicts.put(file.name(), told);
        GoldenReport.write(REPORT, file.name(), told);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
