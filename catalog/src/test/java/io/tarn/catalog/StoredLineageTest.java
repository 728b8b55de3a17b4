// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import static io.tarn.catalog.Statements.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.api.AccessChange;
import io.tarn.api.IfExists;
import io.tarn.api.Lineage;
import io.tarn.api.Lineage.ColumnFlow;
import io.tarn.api.Lineage.Dataset;
import io.tarn.api.Privilege;
import io.tarn.api.Securable;
import io.tarn.api.SystemTableSource;
import io.tarn.api.TableName;
import io.tarn.testkit.FakeDeltaStorage;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code system.access.table_lineage} and {@code column_lineage}: what is kept, and for whom. */
class StoredLineageTest {
  private static final Dataset FROM = Dataset.table(new TableName("main", "default", "from"));
  private static final Dataset INTO = Dataset.table(new TableName("main", "default", "into"));
  private static final Lineage COPY =
      new Lineage(
          List.of(FROM), Optional.of(INTO), List.of(new ColumnFlow(FROM, "a", Optional.of("b"))));

  @TempDir Path home;
  private MetadataDatabase database;

  @BeforeEach
  void open() {
    open(1_000);
  }

  private void open(long maxRows) {
    CatalogConfig defaults = CatalogConfig.defaults(home);
    database =
        MetadataDatabase.open(
            new CatalogConfig(
                defaults.directory(), defaults.tablesRoot(), maxRows, Optional.empty()),
            new FakeDeltaStorage(),
            List.of());
    database.ensureAdmin(home.resolve("admin.password"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void record(int number, String user, Lineage lineage) {
    database
        .lineage()
        .record(id(number), user, Instant.parse("2026-01-02T03:04:05Z"), () -> lineage);
  }

  /** Some columns of a table's rows, as text. */
  private List<String> rows(String table, String user, String... columns) {
    SystemTableSource source =
        database.systemTables().stream()
            .filter(each -> each.table().name().table().equals(table))
            .findFirst()
            .orElseThrow();
    List<String> names =
        source.table().schema().getFields().stream().map(field -> field.getName()).toList();
    List<String> rows = new ArrayList<>();
    for (List<@Nullable Object> row : source.rows(user)) {
      assertThat(row).hasSameSizeAs(names);
      List<String> values = new ArrayList<>();
      for (String column : columns) {
        values.add(Objects.toString(row.get(names.indexOf(column))));
      }
      rows.add(String.join("|", values));
    }
    return rows;
  }

  @Test
  void stepsAreShownNewestFirst() {
    record(1, "ada", COPY);
    record(2, "bob", Lineage.into(new TableName("main", "default", "into")));
    record(3, "bob", Lineage.NONE);
    String[] columns = {
      "source_table_full_name", "target_table_full_name", "source_type", "created_by", "event_date"
    };
    assertThat(rows("table_lineage", "admin", columns))
        .containsExactly(
            "null|main.default.into|null|bob|2026-01-02",
            "main.default.from|main.default.into|TABLE|ada|2026-01-02");
    assertThat(
            rows(
                "column_lineage",
                "admin",
                "source_column_name",
                "target_column_name",
                "statement_id"))
        .containsExactly("a|b|" + id(1).value());
  }

  @Test
  void bothEndsMustBeSeen() {
    database
        .accessEditor()
        .apply(
            new AccessChange.CreateUser("ada", Optional.of("correct horse"), IfExists.FAIL),
            "admin");
    record(1, "ada", COPY);
    record(2, "ada", new Lineage(List.of(Dataset.path("/in.csv")), Optional.of(INTO), List.of()));
    assertThat(rows("table_lineage", "ada", "source_table_name")).isEmpty();
    grant(INTO);
    assertThat(rows("table_lineage", "ada", "source_path")).containsExactly("/in.csv");
    assertThat(rows("table_lineage", "bob", "source_path")).isEmpty();
    grant(FROM);
    assertThat(rows("table_lineage", "ada", "source_table_name")).containsExactly("null", "from");
    assertThat(rows("column_lineage", "ada", "target_column_name")).containsExactly("b");
  }

  private void grant(Dataset table) {
    TableName name = table.table().orElseThrow();
    database
        .editor()
        .apply(
            new io.tarn.api.CatalogChange.CreateTable(
                io.tarn.api.TableDefinition.of(
                    name,
                    new org.apache.arrow.vector.types.pojo.Schema(
                        List.of(
                            org.apache.arrow.vector.types.pojo.Field.nullable(
                                "a", new org.apache.arrow.vector.types.pojo.ArrowType.Utf8())))),
                IfExists.IGNORE),
            "admin");
    database
        .accessEditor()
        .apply(
            new AccessChange.Grant(Set.of(Privilege.BROWSE), Securable.table(name), "ada"),
            "admin");
  }

  @Test
  void oneThatCannotBeToldKeepsBackNoOther() {
    database
        .lineage()
        .record(
            id(1),
            "ada",
            Instant.EPOCH,
            () -> {
              throw new IllegalStateException("cannot be told");
            });
    record(2, "ada", COPY);
    assertThat(rows("table_lineage", "admin", "statement_id")).containsExactly(id(2).value());
  }

  @Test
  void theOldestMakeRoomAndTheRestOutlivesTheProcess() {
    for (int i = 0; i < 2_500; i++) {
      record(i, "ada", i % 2 == 0 ? COPY : Lineage.into(new TableName("main", "x", "t" + i)));
    }
    close();
    open(100);
    record(2_500, "ada", COPY);
    List<String> kept = rows("table_lineage", "admin", "statement_id");
    assertThat(kept).hasSize(100).contains(id(2_500).value()).doesNotContain(id(2_400).value());
    assertThat(rows("table_lineage", "admin", "statement_id")).isEqualTo(kept);
  }
}
