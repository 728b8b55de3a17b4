// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.api.ErrorCode;
import io.tarn.api.SessionSettings;
import io.tarn.api.SystemTableSource;
import io.tarn.api.TableEntry;
import io.tarn.api.TableName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Queries over tables whose rows the gateway holds. */
class SystemTablesTest {
  /** Three statements of two users; each user sees their own. */
  private static final class History implements SystemTableSource {
    @Override
    public TableEntry.SystemTable table() {
      return new TableEntry.SystemTable(
          new TableName("system", "query", "history"),
          Optional.empty(),
          "system",
          FakeCatalog.Columns.schema(
              "id string,user string,started timestamp,lines bigint,millis int,ok boolean"));
    }

    @Override
    public Iterable<List<@Nullable Object>> rows(String user) {
      return List.of(
          RowSets.row("q1", user, Instant.parse("2026-01-01T10:00:00.123Z"), 5L, 20, true),
          RowSets.row("q2", user, Instant.parse("2026-01-02T10:00:00Z"), 7L, 30, false),
          RowSets.row("q3", user, null, null, null, null));
    }
  }

  private final Planning planning =
      new Planning(
          FakeCatalog.tpch(),
          PlannerConfig.defaults(),
          SessionSettings.defaults(),
          List.of(new History()));

  @Test
  void areAnsweredWithoutAnyEngine() {
    assertThat(planning.rows("SELECT * FROM system.query.history WHERE id = 'q1'"))
        .containsExactly(
            List.of("q1", "ann", Instant.parse("2026-01-01T10:00:00.123Z"), 5L, 20, true));
  }

  @Test
  void canBeFilteredGroupedJoinedAndSorted() {
    assertThat(
            planning.rows(
                "SELECT upper(user), count(*), sum(lines), avg(millis), max(started), sum(lines) / 2"
                    + " FROM system.query.history GROUP BY user"))
        .containsExactly(
            List.of("ANN", 3L, 12L, 25.0d, Instant.parse("2026-01-02T10:00:00Z"), 6.0d));
    assertThat(
            planning.rows(
                "SELECT h.id FROM system.query.history h JOIN system.query.history g"
                    + " ON h.id = g.id WHERE h.lines > (SELECT min(lines) FROM system.query.history)"
                    + " OR h.lines IS NULL ORDER BY h.lines NULLS FIRST"))
        .containsExactly(List.of("q3"), List.of("q2"));
    assertThat(
            planning.rows(
                "SELECT id, lines + 1, millis DIV 7 FROM system.query.history"
                    + " WHERE started >= TIMESTAMP '2026-01-02 00:00:00' LIMIT 1"))
        .containsExactly(List.of("q2", 8L, 4L));
  }

  @Test
  void giveNullsAsNulls() {
    assertThat(planning.rows("SELECT started FROM system.query.history WHERE id = 'q3'").get(0))
        .containsOnlyNulls();
  }

  @Test
  void cannotBeReadWithOtherTablesOrWrittenFrom() {
    for (String sql :
        List.of(
            "SELECT * FROM system.query.history, region",
            "CREATE TABLE x AS SELECT id FROM system.query.history",
            "INSERT INTO region (r_name) SELECT id FROM system.query.history")) {
      assertThat(planning.error(sql).code()).as(sql).isEqualTo(ErrorCode.UNSUPPORTED_FEATURE);
    }
    assertThat(planning.error("INSERT INTO system.query.history VALUES (1)").code())
        .isEqualTo(ErrorCode.WRONG_COMMAND_FOR_OBJECT_TYPE);
  }

  @Test
  void sayWhatTheyCannotDo() {
    assertThat(planning.error("SELECT luhn_check(id) FROM system.query.history").code())
        .isIn(ErrorCode.UNSUPPORTED_FEATURE);
    assertThat(planning.error("SELECT median(lines) FROM system.query.history").code())
        .isEqualTo(ErrorCode.UNSUPPORTED_FEATURE);
  }

  @Test
  void divisionByZeroIsAnErrorNotACrash() {
    assertThat(planning.error("SELECT lines % 0 FROM system.query.history").code())
        .isEqualTo(ErrorCode.INVALID_ARGUMENT);
  }

  @Test
  void areExplainedAsTheCatalogsWork() {
    assertThat(planning.rows("EXPLAIN SELECT id FROM system.query.history"))
        .extracting(row -> String.valueOf(row.get(0)))
        .anyMatch(line -> line.startsWith("catalog: "));
  }
}
