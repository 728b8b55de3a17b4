// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tarn.api.CatalogChange;
import io.tarn.api.ErrorCode;
import io.tarn.api.IfExists;
import io.tarn.api.KeyConstraint.ForeignKey;
import io.tarn.api.KeyConstraint.PrimaryKey;
import io.tarn.api.SchemaEntry;
import io.tarn.api.SessionSettings;
import io.tarn.api.SystemTableSource;
import io.tarn.api.TableDefinition;
import io.tarn.api.TableEntry;
import io.tarn.api.TableName;
import io.tarn.api.WarehouseException;
import io.tarn.testkit.FakeDeltaStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The database survives what happens to processes and files. */
class MetadataDatabaseTest {
  private static final Schema COLUMNS =
      new Schema(
          List.of(
              Field.nullable("id", new ArrowType.Int(64, true)),
              Field.nullable("price", new ArrowType.Decimal(12, 2, 128))));

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path home;
  private final FakeDeltaStorage storage = new FakeDeltaStorage();

  private MetadataDatabase open() {
    return open(List.of());
  }

  private MetadataDatabase open(List<SystemTableSource> systemTables) {
    return MetadataDatabase.open(CatalogConfig.defaults(home), storage, systemTables);
  }

  @Test
  void everythingIsThereAgainAfterReopening() {
    List<List<TableEntry>> before = new ArrayList<>();
    List<SchemaEntry> schemas;
    try (MetadataDatabase database = open()) {
      makeSomeOfEach(database);
      schemas = database.catalog().schemas("main");
      schemas.forEach(schema -> before.add(database.catalog().tables("main", schema.name())));
    }
    try (MetadataDatabase database = open()) {
      assertThat(database.catalog().schemas("main")).hasSize(2).isEqualTo(schemas);
      List<List<TableEntry>> after = new ArrayList<>();
      schemas.forEach(schema -> after.add(database.catalog().tables("main", schema.name())));
      assertThat(after).isEqualTo(before);
      assertThat(after.get(1)).hasSize(3);
    }
  }

  private static void makeSomeOfEach(MetadataDatabase database) {
    TableName orders = new TableName("main", "Sales", "Orders");
    String longText = "x".repeat(200_000);
    List<CatalogChange> changes =
        List.of(
            new CatalogChange.CreateSchema("main", "Sales", Optional.of("sold"), IfExists.FAIL),
            new CatalogChange.CreateTable(
                new TableDefinition(
                    orders,
                    COLUMNS,
                    List.of(),
                    Optional.of(longText),
                    Map.of("a", "b"),
                    List.of(
                        new PrimaryKey("pk", List.of("id", "price")),
                        new ForeignKey("fk", List.of("price"), orders, List.of("id")))),
                IfExists.FAIL),
            new CatalogChange.CreateTable(
                TableDefinition.of(new TableName("main", "sales", "plain"), COLUMNS),
                IfExists.FAIL),
            new CatalogChange.CreateView(
                new TableEntry.View(
                    new TableName("main", "sales", "v"),
                    Optional.empty(),
                    "ada",
                    "select '" + longText + "'",
                    SessionSettings.defaults().withNamespace("samples", "tpch"),
                    COLUMNS),
                IfExists.FAIL));
    changes.forEach(change -> database.editor().apply(change, "ada"));
  }

  @Test
  void whatAKilledProcessWasToldIsMadeIsThere() throws IOException, InterruptedException {
    Process holder = DatabaseHolder.start(home);
    try {
      await().atMost(PATIENCE).until(() -> made().size() > 20 || !holder.isAlive());
      assertThat(holder.isAlive()).as(Files.readString(home.resolve("holder.log"))).isTrue();
    } finally {
      holder.destroyForcibly().waitFor();
    }
    List<String> made = made();
    try (MetadataDatabase database = open()) {
      assertThat(database.catalog().schemas("main"))
          .extracting(SchemaEntry::name)
          .containsAll(made)
          .as("at most the one it had not been told of yet")
          .hasSizeBetween(made.size() + 1, made.size() + 2);
    }
  }

  private List<String> made() throws IOException {
    Path file = DatabaseHolder.made(home);
    return Files.exists(file)
        ? Files.readAllLines(file).stream().filter(line -> !line.isBlank()).toList()
        : List.of();
  }

  @Test
  void aDatabaseIsOpenInOneProcessOnly() throws IOException, InterruptedException {
    Process holder = DatabaseHolder.start(home);
    try {
      await().atMost(PATIENCE).until(() -> !made().isEmpty() || !holder.isAlive());
      checkCannotOpen("open in another process", "Stop that process");
    } finally {
      holder.destroyForcibly().waitFor();
    }
  }

  @Test
  void aDatabaseIsOpenOnceInAProcess() {
    try (MetadataDatabase first = open()) {
      checkCannotOpen("open in another process");
      makeSomeOfEach(first);
      assertThat(first.catalog().tables("main", "sales")).hasSize(3);
    }
  }

  @Test
  void aDamagedFileIsReportedAndLeftAlone() throws IOException {
    try (MetadataDatabase database = open()) {
      makeSomeOfEach(database);
    }
    Path file = home.resolve("catalog").resolve("tarn.mv.db");
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 0; i < bytes.length; i += 3) {
      bytes[i] = (byte) 0x5a;
    }
    Files.write(file, bytes);
    checkCannotOpen("damaged", "Put back a copy");
    assertThat(Files.size(file)).isEqualTo(bytes.length);
  }

  @Test
  void aDatabaseOfANewerVersionIsLeftAlone() throws SQLException {
    open().close();
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:h2:" + home.resolve("catalog").resolve("tarn"), "sa", "");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "update \"flyway_schema_history\" set \"version\" = '999' where \"version\" = '1'");
      statement.execute("shutdown");
    }
    checkCannotOpen("newer Tarn", "999");
  }

  @Test
  void aDirectoryThatCannotBeMadeIsReported() throws IOException {
    Files.writeString(home.resolve("catalog"), "not a directory");
    checkCannotOpen(home.resolve("catalog").toString());
  }

  @Test
  void oddPathsWorkOrAreRefused() {
    Path odd = home.resolve("a b ü ' # %41 ~");
    MetadataDatabase.open(CatalogConfig.defaults(odd), storage, List.of()).close();
    assertThat(odd.resolve("catalog").resolve("tarn.mv.db")).exists();
    Path unlawful = home.resolve("a;TRACE_LEVEL_FILE=3");
    assertThatThrownBy(
            () -> MetadataDatabase.open(CatalogConfig.defaults(unlawful), storage, List.of()))
        .isInstanceOfSatisfying(
            WarehouseException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_CONFIGURATION));
    assertThat(unlawful).doesNotExist();
  }

  private void checkCannotOpen(String... mentions) {
    assertThatThrownBy(this::open)
        .isInstanceOfSatisfying(
            WarehouseException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.METADATA_STORE_ERROR))
        .hasMessageContainingAll(mentions);
  }

  @Test
  void interruptedThreadsDoNotHarmTheDatabase() throws InterruptedException {
    try (MetadataDatabase database = open()) {
      List<Thread> threads =
          IntStream.range(0, 20).mapToObj(n -> interrupted(database, n)).toList();
      for (Thread thread : threads) {
        thread.start();
        thread.join();
      }
      assertThat(database.catalog().schemas("main")).hasSize(21);
      assertThat(database.history().newest(10)).isEmpty();
    }
    try (MetadataDatabase database = open()) {
      assertThat(database.catalog().schemas("main")).hasSize(21);
    }
  }

  private static Thread interrupted(MetadataDatabase database, int number) {
    return new Thread(
        () -> {
          Thread.currentThread().interrupt();
          database
              .editor()
              .apply(
                  new CatalogChange.CreateSchema(
                      "main", "s" + number, Optional.of("c".repeat(5_000)), IfExists.FAIL),
                  "ada");
        });
  }

  @Test
  void aClosedDatabaseSaysThatTarnIsStopping() {
    MetadataDatabase database = open();
    database.close();
    assertThatThrownBy(() -> database.history().newest(1))
        .isInstanceOfSatisfying(
            WarehouseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SHUTTING_DOWN));
    assertThatThrownBy(() -> makeSomeOfEach(database))
        .isInstanceOfSatisfying(
            WarehouseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SHUTTING_DOWN));
    database.close();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void onlyTheOwnerMayLookIntoTheDirectory() throws IOException {
    open().close();
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("catalog"))))
        .isEqualTo("rwx------");
  }

  @Test
  void systemTablesAreListedWithTheirSchemas() {
    SystemTableSource more = new WarehousesTable();
    try (MetadataDatabase database = open(List.of(more))) {
      assertThat(database.catalog().schemas("system"))
          .extracting(SchemaEntry::name)
          .containsExactly("access", "compute", "query");
      assertThat(database.catalog().tables("system", "compute")).containsExactly(more.table());
      TableName history = new TableName("SYSTEM", "Query", "HISTORY");
      assertThat(database.catalog().find(history)).containsInstanceOf(TableEntry.SystemTable.class);
      assertThat(database.systemTables())
          .extracting(source -> source.table().name().toString())
          .contains("system.compute.warehouses", "system.query.history", "system.access.audit");
    }
  }

  private static final class WarehousesTable implements SystemTableSource {
    @Override
    public TableEntry.SystemTable table() {
      return new TableEntry.SystemTable(
          new TableName("system", "compute", "warehouses"), Optional.empty(), "system", COLUMNS);
    }

    @Override
    public Iterable<List<Object>> rows(String user) {
      return List.of();
    }
  }
}
