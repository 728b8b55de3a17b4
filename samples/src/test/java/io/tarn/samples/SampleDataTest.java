// SPDX-License-Identifier: Apache-2.0
package io.tarn.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.api.ArrowBatches;
import io.tarn.api.CatalogChange;
import io.tarn.api.CommitSummary;
import io.tarn.api.IfExists;
import io.tarn.api.IfMissing;
import io.tarn.api.KeyConstraint;
import io.tarn.api.QueryId;
import io.tarn.api.SnapshotVersion;
import io.tarn.api.TableDefinition;
import io.tarn.api.TableEntry;
import io.tarn.api.TableName;
import io.tarn.api.TableSnapshot;
import io.tarn.api.TableWriter;
import io.tarn.catalog.CatalogConfig;
import io.tarn.catalog.MetadataDatabase;
import io.tarn.delta.DeltaConfig;
import io.tarn.delta.DeltaTables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The samples in the real catalog, as real Delta tables. */
class SampleDataTest {
  private static final double SCALE = 0.001;

  @TempDir private Path home;
  private final RootAllocator allocator = new RootAllocator();
  private MetadataDatabase metadata;

  @BeforeEach
  void open() {
    DeltaTables delta = new DeltaTables(DeltaConfig.defaults(), allocator);
    metadata = MetadataDatabase.open(CatalogConfig.defaults(home), delta, List.of());
  }

  @AfterEach
  void nothingLeaks() {
    metadata.close();
    allocator.close();
  }

  @Test
  void fillsTheCatalogOnce() {
    List<String> heard = new ArrayList<>();

    int written = samples(metadata.writer()).load(SCALE, (t, n) -> heard.add(n + " " + t.table()));

    assertThat(written).isEqualTo(19);
    assertThat(heard).hasSize(19).startsWith("1 region").endsWith("19 track");
    TableEntry.DeltaTable lines = table("tpch", "lineitem");
    assertThat(lines.owner()).isEqualTo("system");
    assertThat(lines.comment()).isPresent();
    assertThat(KeyConstraint.primaryKey(lines.constraints()).orElseThrow().columns())
        .containsExactly("l_orderkey", "l_linenumber");
    TableSnapshot snapshot = metadata.catalog().snapshot(lines, SnapshotVersion.latest());
    assertThat(snapshot.statistics().rows()).hasValue(6005);
    assertThat(snapshot.schema().findField("l_discount").getMetadata()).containsKey("comment");
    assertThat(rows("chinook", "playlisttrack")).isEqualTo(8715);
    assertThat(samples(metadata.writer()).load(SCALE)).isZero();
  }

  @Test
  void makesOnlyWhatIsMissing() {
    samples(metadata.writer()).load(SCALE);
    TableEntry.DeltaTable kept = table("tpch", "orders");
    metadata.editor().apply(drop("tpch", "nation"), SampleData.OWNER);
    metadata.editor().apply(drop("chinook", "genre"), SampleData.OWNER);

    assertThat(samples(metadata.writer()).load(SCALE)).isEqualTo(2);

    assertThat(table("tpch", "orders").location()).isEqualTo(kept.location());
    assertThat(rows("tpch", "nation")).isEqualTo(25);
    assertThat(rows("chinook", "genre")).isEqualTo(25);
  }

  @Test
  void goesOnWhereItFailed() {
    assertThatThrownBy(() -> samples(failingAfter(10)).load(SCALE)).hasMessage("pulled the plug");
    assertThat(metadata.catalog().tables("samples", "tpch")).hasSize(8);
    assertThat(metadata.catalog().tables("samples", "chinook")).hasSize(2);

    assertThat(samples(metadata.writer()).load(SCALE)).isEqualTo(9);
    assertThat(rows("chinook", "track")).isEqualTo(3503);
  }

  private SampleData samples(TableWriter writer) {
    return new SampleData(metadata.catalog(), metadata.editor(), writer, allocator);
  }

  private TableEntry.DeltaTable table(String schema, String table) {
    return (TableEntry.DeltaTable)
        metadata.catalog().find(new TableName("samples", schema, table)).orElseThrow();
  }

  private long rows(String schema, String table) {
    return metadata
        .catalog()
        .snapshot(table(schema, table), SnapshotVersion.latest())
        .statistics()
        .rows()
        .orElseThrow();
  }

  private static CatalogChange drop(String schema, String table) {
    return new CatalogChange.DropTable(new TableName("samples", schema, table), IfMissing.FAIL);
  }

  /** The real writer, until it fails. */
  private TableWriter failingAfter(int tables) {
    TableWriter writer = metadata.writer();
    return new TableWriter() {
      private int left = tables;

      @Override
      public CommitSummary append(TableEntry.DeltaTable table, ArrowBatches rows, QueryId id) {
        return writer.append(table, rows, id);
      }

      @Override
      public CommitSummary create(
          TableDefinition definition,
          IfExists ifExists,
          ArrowBatches rows,
          QueryId id,
          String user) {
        if (left-- == 0) {
          throw new IllegalStateException("pulled the plug");
        }
        return writer.create(definition, ifExists, rows, id, user);
      }
    };
  }
}
