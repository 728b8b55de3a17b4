// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.api.Quoting;
import io.tarn.api.WarehouseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How much of the SQL that Spark tests itself with the parser takes. */
class SparkGoldenTest {
  /** In percent; what was reached, so that it cannot be lost again. */
  private static final double FLOOR = 91.6;

  private final StatementParser parser = new StatementParser();

  @Test
  void takesEveryTpcDsQuery() {
    List<String> refused = new ArrayList<>();
    for (String folder : List.of("/tpcds", "/tpcds-v2.7.0", "/tpcds-modifiedQueries")) {
      Map<String, String> queries = SparkQueries.files(folder, ".sql");
      assertThat(queries).as(folder).isNotEmpty();
      queries.forEach((name, sql) -> refusal(sql).ifPresent(e -> refused.add(name + ": " + e)));
    }
    assertThat(refused).isEmpty();
  }

  @Test
  void takesMostQueriesThatSparkTakes() throws IOException {
    List<SparkQueries.Golden> queries =
        SparkQueries.golden().stream().filter(g -> g.parses() && isQuery(g.sql())).toList();
    List<String> refused = new ArrayList<>();
    for (SparkQueries.Golden query : queries) {
      refusal(query.sql())
          .ifPresent(e -> refused.add(query.file() + "\n" + query.sql() + "\n  ==> " + e + "\n"));
    }
    Path report = Path.of("target", "golden-refused.txt");
    Files.writeString(report, String.join("\n", refused), StandardCharsets.UTF_8);
    int taken = queries.size() - refused.size();
    double share = 100.0 * taken / queries.size();
    System.getLogger("golden")
        .log(
            System.Logger.Level.INFO,
            String.format(
                Locale.ROOT,
                "Spark's golden queries taken: %d of %d (%.2f %%)",
                taken,
                queries.size(),
                share));
    assertThat(share).isGreaterThanOrEqualTo(FLOOR);
  }

  private static boolean isQuery(String sql) {
    String word =
        sql.replaceAll("(?s)/\\*.*?\\*/|--[^\n]*\n", " ").strip().toUpperCase(Locale.ROOT);
    return word.startsWith("SELECT")
        || word.startsWith("WITH")
        || word.startsWith("VALUES")
        || word.startsWith("TABLE")
        || word.startsWith("(");
  }

  private java.util.Optional<String> refusal(String sql) {
    try {
      parser.parse(sql, Quoting.SPARK);
      return java.util.Optional.empty();
    } catch (WarehouseException e) {
      return java.util.Optional.of(e.userMessage());
    }
  }
}
