// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.api.Quoting;
import io.tarn.api.WarehouseException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.calcite.sql.SqlNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However large or deep the text is, the answer is a tree or an error, and comes in time. */
@Timeout(120)
class LimitTest {
  private final StatementParser parser = new StatementParser();

  private SqlNode parse(String sql) {
    return parser.parse(sql, Quoting.SPARK);
  }

  @Test
  void tenThousandBracketsAreRefused() {
    String sql = "SELECT " + "(".repeat(10_000) + "1" + ")".repeat(10_000);
    assertThatThrownBy(() -> parse(sql))
        .isInstanceOf(WarehouseException.class)
        .hasMessageContaining("at most 128 brackets");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NOT ", "- ", "CASE WHEN a THEN ", "1 + ", "a OR "})
  void endlessChainsAreRefusedOrTaken(String link) {
    String sql = "SELECT " + link.repeat(10_000) + "1";
    try {
      parse(sql + (link.startsWith("CASE") ? " END".repeat(10_000) : ""));
    } catch (WarehouseException e) {
      assertThat(e).hasMessageContaining("too many expressions");
    }
  }

  @Test
  void theDeepestNestingFitsASmallStack() throws InterruptedException {
    String sql =
        "SELECT "
            + "(SELECT f(".repeat(StatementParser.MAX_DEPTH / 2)
            + "1"
            + "))".repeat(StatementParser.MAX_DEPTH / 2);
    FutureTask<SqlNode> task = new FutureTask<>(() -> parse(sql));
    Thread thread = new Thread(null, task, "small-stack", 512 * 1024);
    thread.start();
    thread.join();
    try {
      assertThat(task.get()).isNotNull();
    } catch (ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void longListsAreTaken() {
    String list =
        IntStream.range(0, 50_000).mapToObj(i -> "'v" + i + "'").collect(Collectors.joining(","));
    assertThat(parse("SELECT * FROM t WHERE a IN (" + list + ")")).isNotNull();
  }

  @Test
  void manyRowsAreTaken() {
    String rows =
        IntStream.range(0, 10_000)
            .mapToObj(i -> "(" + i + ", 'n" + i + "', NULL)")
            .collect(Collectors.joining(","));
    assertThat(Parsed.node("INSERT INTO t VALUES " + rows)).isInstanceOf(InsertStatement.class);
  }

  @Test
  void longPatternListsStayShallow() {
    String patterns =
        IntStream.range(0, 5_000).mapToObj(i -> "'%" + i + "'").collect(Collectors.joining(","));
    assertThat(parse("SELECT a LIKE ANY (" + patterns + ")").toString()).contains("'%4999'");
  }

  @Test
  void textBeyondTheLimitIsRefusedUnread() {
    String sql = "SELECT '" + "x".repeat(StatementParser.MAX_LENGTH) + "'";
    assertThatThrownBy(() -> parse(sql))
        .isInstanceOf(WarehouseException.class)
        .hasMessageContaining("at most 16777216");
  }
}
