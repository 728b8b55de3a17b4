// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.api.CatalogChange;
import io.tarn.api.ErrorCode;
import io.tarn.api.IfExists;
import io.tarn.api.IfMissing;
import io.tarn.api.TableDefinition;
import io.tarn.api.TableEntry;
import io.tarn.api.TableName;
import io.tarn.api.WarehouseException;
import io.tarn.testkit.FakeDeltaStorage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No directory outlives its name, and none is removed that is not ours. */
class StorageSweepTest {
  private static final TableName ORDERS = new TableName("main", "default", "orders");
  private static final TableDefinition DEFINITION =
      TableDefinition.of(ORDERS, new Schema(List.of()));

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

  private void restart() {
    database.close();
    open();
  }

  private URI createTable() {
    database.editor().apply(new CatalogChange.CreateTable(DEFINITION, IfExists.FAIL), "ada");
    return ((TableEntry.DeltaTable) database.catalog().find(ORDERS).orElseThrow()).location();
  }

  private List<Path> directories() throws IOException {
    try (Stream<Path> entries = Files.list(home.resolve("tables"))) {
      return entries.toList();
    }
  }

  @Test
  void aPlaceThatNeverGotItsNameIsRemovedAtTheNextStart() throws IOException {
    URI named = createTable();
    URI left = database.editor().newLocation(ORDERS);
    database.editor().createStorage(left, DEFINITION);
    assertThat(database.sweep()).as("still in use").isZero();
    assertThat(directories()).hasSize(2);
    restart();
    assertThat(database.sweep()).isEqualTo(1);
    assertThat(directories()).containsExactly(Path.of(named));
    assertThat(database.sweep()).isZero();
  }

  @Test
  void whatCouldNotBeRemovedWithItsNameIsRemovedAtTheNextStart() throws IOException {
    createTable();
    storage.failNext(WarehouseException.of(ErrorCode.TABLE_STORAGE_ERROR, "busy"));
    database.editor().apply(new CatalogChange.DropTable(ORDERS, IfMissing.FAIL), "ada");
    assertThat(database.catalog().find(ORDERS)).isEmpty();
    assertThat(directories()).hasSize(1);
    restart();
    assertThat(database.sweep()).isEqualTo(1);
    assertThat(directories()).isEmpty();
  }

  @Test
  void aReplacedTableThatCouldNotBeRemovedIsRemovedAtTheNextStart() throws IOException {
    createTable();
    URI next = database.editor().newLocation(ORDERS);
    database.editor().createStorage(next, DEFINITION);
    storage.failNext(WarehouseException.of(ErrorCode.TABLE_STORAGE_ERROR, "busy"));
    database.editor().register(next, DEFINITION, IfExists.REPLACE, "ada");
    assertThat(directories()).hasSize(2);
    restart();
    assertThat(database.sweep()).isEqualTo(1);
    assertThat(directories()).containsExactly(Path.of(next));
  }

  @Test
  void aSweepThatFailsGoesOnAndTriesAgain() throws IOException {
    for (int i = 0; i < 3; i++) {
      database.editor().createStorage(database.editor().newLocation(ORDERS), DEFINITION);
    }
    restart();
    storage.failNext(WarehouseException.of(ErrorCode.TABLE_STORAGE_ERROR, "busy"));
    assertThat(database.sweep()).isEqualTo(2);
    assertThat(directories()).hasSize(1);
    assertThat(database.sweep()).isEqualTo(1);
    assertThat(directories()).isEmpty();
  }

  @Test
  void directoriesThisDatabaseDidNotMakeAreLeftAlone() throws IOException {
    createTable();
    Path foreign = home.resolve("tables").resolve(UUID.randomUUID().toString());
    Files.createDirectories(foreign.resolve("_delta_log"));
    restart();
    assertThat(database.sweep()).isZero();
    assertThat(directories()).hasSize(2).contains(foreign);
  }

  @Test
  void aTableThatCannotBeMadeLeavesNothing() throws IOException {
    WarehouseException full = WarehouseException.of(ErrorCode.DISK_FULL, "full");
    storage.failNext(full);
    assertThatThrownBy(this::createTable).isSameAs(full);
    assertThat(database.catalog().find(ORDERS)).isEmpty();
    assertThat(directories()).isEmpty();
    restart();
    assertThat(database.sweep()).isZero();
  }

  @Test
  void placesOutsideTheRootAreNeverTouched() throws IOException {
    Path outside = Files.createDirectories(home.resolve("files").resolve("mine"));
    List<URI> unlawful =
        List.of(
            outside.toUri(),
            home.resolve("tables").toUri(),
            home.resolve("tables").resolve("..").resolve("files").toUri(),
            URI.create(home.resolve("tables").toUri() + "../files/mine"),
            URI.create(home.resolve("tables").toUri() + "not-generated"));
    for (URI location : unlawful) {
      assertThatThrownBy(() -> database.editor().createStorage(location, DEFINITION))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> database.editor().discardStorage(location))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(
              () -> database.editor().register(location, DEFINITION, IfExists.FAIL, "ada"))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(outside).isDirectory();
    assertThat(database.catalog().find(ORDERS)).isEmpty();
  }
}
