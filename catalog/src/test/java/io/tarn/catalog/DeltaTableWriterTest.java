// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.api.CommitSummary;
import io.tarn.api.ErrorCode;
import io.tarn.api.IfExists;
import io.tarn.api.QueryId;
import io.tarn.api.SnapshotVersion;
import io.tarn.api.TableDefinition;
import io.tarn.api.TableEntry;
import io.tarn.api.TableName;
import io.tarn.api.WarehouseException;
import io.tarn.testkit.FakeDeltaStorage;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table is filled before it has a name. */
class DeltaTableWriterTest {
  private static final Schema COLUMNS =
      new Schema(List.of(Field.nullable("id", new ArrowType.Int(64, true))));
  private static final TableName ORDERS = new TableName("main", "default", "orders");

  @TempDir Path home;
  private final FakeDeltaStorage storage = new FakeDeltaStorage();
  private MetadataDatabase database;

  @BeforeEach
  void open() {
    database = MetadataDatabase.open(CatalogConfig.defaults(home), storage, List.of());
  }

  @AfterEach
  void close() {
    database.close();
  }

  private CommitSummary create(TableName name, IfExists ifExists, String user, int... counts) {
    try (CountedBatches rows = new CountedBatches(COLUMNS, counts)) {
      return database
          .writer()
          .create(TableDefinition.of(name, COLUMNS), ifExists, rows, QueryId.next(), user);
    }
  }

  private CommitSummary append(TableName name, int... counts) {
    try (CountedBatches rows = new CountedBatches(COLUMNS, counts)) {
      return database.writer().append(table(name), rows, QueryId.next());
    }
  }

  private TableEntry.DeltaTable table(TableName name) {
    return (TableEntry.DeltaTable) database.catalog().find(name).orElseThrow();
  }

  private long rows(TableName name) {
    return database
        .catalog()
        .snapshot(table(name), SnapshotVersion.latest())
        .statistics()
        .rows()
        .orElseThrow();
  }

  @Test
  void createsFillsAndAppends() {
    assertThat(create(ORDERS, IfExists.FAIL, "ada", 3, 4)).isEqualTo(new CommitSummary(1, 7));
    assertThat(append(ORDERS, 5)).isEqualTo(new CommitSummary(2, 5));
    assertThat(rows(ORDERS)).isEqualTo(12);
    assertThat(table(ORDERS).owner()).isEqualTo("ada");
  }

  @Test
  void anExistingTableIsKeptOrReplacedAsAsked() {
    create(ORDERS, IfExists.FAIL, "ada", 3);
    append(ORDERS, 1);
    assertThat(create(ORDERS, IfExists.IGNORE, "ada", 9)).isEqualTo(new CommitSummary(2, 0));
    assertThatThrownBy(() -> create(ORDERS, IfExists.FAIL, "ada", 9))
        .isInstanceOfSatisfying(
            WarehouseException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.TABLE_OR_VIEW_ALREADY_EXISTS));
    assertThat(rows(ORDERS)).isEqualTo(4);
    URI before = table(ORDERS).location();
    assertThat(create(ORDERS, IfExists.REPLACE, "bob", 2)).isEqualTo(new CommitSummary(1, 2));
    assertThat(rows(ORDERS)).isEqualTo(2);
    assertThat(storage.locations()).doesNotContain(before).hasSize(1);
  }

  @Test
  void failedRowsLeaveTheOldTableAndNoFiles() {
    create(ORDERS, IfExists.FAIL, "ada", 3);
    WarehouseException broken = WarehouseException.of(ErrorCode.MALFORMED_DATA, "broken");
    try (FailingBatches rows = new FailingBatches(COLUMNS, broken)) {
      for (TableName name : List.of(ORDERS, new TableName("main", "default", "other"))) {
        assertThatThrownBy(
                () ->
                    database
                        .writer()
                        .create(
                            TableDefinition.of(name, COLUMNS),
                            IfExists.REPLACE,
                            rows,
                            QueryId.next(),
                            "ada"))
            .isSameAs(broken);
      }
    }
    assertThat(rows(ORDERS)).isEqualTo(3);
    assertThat(database.catalog().tables("main", "default")).hasSize(1);
    assertThat(storage.locations()).containsExactly(table(ORDERS).location());
  }

  private static final class FailingBatches implements io.tarn.api.ArrowBatches {
    private final CountedBatches first;
    private final WarehouseException failure;

    FailingBatches(Schema schema, WarehouseException failure) {
      this.first = new CountedBatches(schema, 2);
      this.failure = failure;
    }

    @Override
    public Schema schema() {
      return first.schema();
    }

    @Override
    public boolean next() {
      if (first.next()) {
        return true;
      }
      throw failure;
    }

    @Override
    public org.apache.arrow.vector.VectorSchemaRoot root() {
      return first.root();
    }

    @Override
    public void close() {
      first.close();
    }
  }

  @Test
  void usersDoNotWriteToTheSamples() {
    TableName sample = new TableName("samples", "x", "t");
    database
        .editor()
        .apply(
            new io.tarn.api.CatalogChange.CreateSchema(
                "samples", "x", java.util.Optional.empty(), IfExists.FAIL),
            "system");
    assertThat(create(sample, IfExists.FAIL, "system", 5).rows()).isEqualTo(5);
    assertThatThrownBy(() -> create(sample, IfExists.REPLACE, "ada", 1))
        .isInstanceOfSatisfying(
            WarehouseException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.PERMISSION_DENIED));
    assertThatThrownBy(() -> append(sample, 1))
        .isInstanceOfSatisfying(
            WarehouseException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.PERMISSION_DENIED));
    assertThat(rows(sample)).isEqualTo(5);
  }
}
