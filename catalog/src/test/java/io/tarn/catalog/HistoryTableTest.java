// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import static io.tarn.catalog.Statements.failed;
import static io.tarn.catalog.Statements.finished;
import static io.tarn.catalog.Statements.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.api.SystemTableSource;
import io.tarn.testkit.FakeDeltaStorage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.vector.types.pojo.Field;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code system.query.history} as those who may read it see it. */
class HistoryTableTest {
  @TempDir Path home;
  private MetadataDatabase database;

  @BeforeEach
  void open() {
    database =
        MetadataDatabase.open(CatalogConfig.defaults(home), new FakeDeltaStorage(), List.of());
    database.ensureAdmin(home.resolve("admin.password"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void theSystemTableShowsUsersTheirOwnAndTheAdministratorAll() {
    for (int i = 0; i < 2_500; i++) {
      database.history().record(finished(i, i % 2 == 0 ? "ada" : "bob"));
    }
    assertThat(rows("ada")).hasSize(1_250).allMatch(row -> "ada".equals(row.get(2)));
    assertThat(rows("admin")).hasSize(2_500).doesNotHaveDuplicates();
    assertThat(rows("eve")).isEmpty();
    assertThat(rows("admin").get(0).get(0)).isEqualTo(id(2_499).value());
  }

  @Test
  void theSystemTablesRowsFitItsColumns() {
    database.history().record(failed(1));
    database.history().record(finished(2, "ada"));
    List<String> columns =
        source().table().schema().getFields().stream().map(Field::getName).toList();
    assertThat(columns)
        .containsExactly(
            "statement_id",
            "statement_text",
            "executed_by",
            "session_id",
            "execution_status",
            "lane",
            "lane_reason",
            "start_time",
            "end_time",
            "total_duration_ms",
            "plan_duration_ms",
            "produced_rows",
            "read_bytes",
            "error_code",
            "error_message");
    assertThat(rows("ada"))
        .containsExactly(
            Arrays.asList(
                id(2).value(),
                "select 2",
                "ada",
                "session",
                "FINISHED",
                "spark",
                "the session asks for Spark",
                Statements.START,
                Statements.START.plusMillis(1_500),
                1_500L,
                12L,
                42L,
                5_000L,
                null,
                null),
            Arrays.asList(
                id(1).value(),
                "selct",
                "ada",
                "session",
                "FAILED",
                null,
                null,
                Statements.START,
                Statements.START.plusMillis(1),
                1L,
                null,
                0L,
                0L,
                "PARSE_SYNTAX_ERROR",
                "[PARSE_SYNTAX_ERROR] no"));
  }

  private SystemTableSource source() {
    return database.systemTables().get(0);
  }

  private List<List<Object>> rows(String user) {
    List<List<Object>> rows = new ArrayList<>();
    source().rows(user).forEach(rows::add);
    return rows;
  }
}
